#include "tests/window/saga_trap.hpp"

#include <array>
#include <utility>

namespace zuil::test {

std::string to_text(const SagaPoint& point) {
    return std::string{point.step} +
           (point.fault == Fault::hold_request ? ", on its way" : ", done and not yet answered");
}

std::string_view saga_step(std::string_view request) {
    // What only this step of the connector asks for; see sync/shops/vendure/orders.cpp.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> signs{
        {{"addItemsToOrder(", "prepare"},
         {"shippingMethods(options", "look"},
         {"setOrderShippingMethod(", "details"},
         {"transitionOrderToState(", "arrange"},
         {"addPaymentToOrder(", "pay"}}};
    for (const auto& [sign, step] : signs) {
        if (request.find(sign) != std::string_view::npos) return step;
    }
    return {};
}

void SagaTrap::set(const SagaPoint& point) {
    const std::lock_guard lock{mutex_};
    point_ = point;
    is_set_ = true;
}

void SagaTrap::clear() {
    const std::lock_guard lock{mutex_};
    is_set_ = false;
}

Fault SagaTrap::choose(std::string_view request) {
    const std::string_view step = saga_step(request);
    const std::lock_guard lock{mutex_};
    if (!is_set_ || step.empty() || (point_.step != step && point_.step != "any")) return Fault::none;
    is_set_ = false;
    return point_.fault;
}

}  // namespace zuil::test
