#include "kiosk/engine/phone_payment.hpp"

#include <algorithm>

namespace zuil {

using namespace std::chrono_literals;

void PhonePayment::follow(const OutboxEntry& entry) {
    state = entry.state;
    // The address is gone once the order is final; that it was shown is not.
    if (!entry.page.url.empty()) page = entry.page;
    progress = entry.payment;
    withdrawn = entry.withdrawn;
    has_trouble = entry.last_error.has_value();
}

PhoneStage PhonePayment::stage(WallTime now) const {
    switch (state) {
    case OrderState::cancelled: return page.url.empty() ? PhoneStage::refused : PhoneStage::over;
    case OrderState::rejected:
    case OrderState::needs_customer: return PhoneStage::refused;
    case OrderState::awaiting_payment:
        if (progress == PaymentProgress::in_progress) return PhoneStage::paying;
        if (withdrawn || now >= page.open_until) return PhoneStage::asking;
        return progress == PaymentProgress::failed ? PhoneStage::failed : PhoneStage::waiting;
    default: return withdrawn ? PhoneStage::asking : PhoneStage::making;
    }
}

bool PhonePayment::is_released() const {
    return state == OrderState::cancelled || (withdrawn && page.url.empty() && state != OrderState::confirmed);
}

WallTime PhonePayment::runs_until() const {
    constexpr auto making_most = 2min;
    constexpr auto asking_most = 1min;
    // A payment that was begun in time may end later, but the kiosk is not kept for it for ever.
    constexpr auto paying_most = 15min;
    if (is_final(state) || state == OrderState::needs_customer) return {};
    if (page.url.empty()) return order.accepted_at + making_most;
    return page.open_until + (progress == PaymentProgress::in_progress ? paying_most : asking_most);
}

TimeLeft time_left(WallTime open_until, WallTime now) {
    const auto left = std::max<std::chrono::milliseconds>(open_until - now, 0ms);
    if (left > 1min) {
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(left);
        return {.count = static_cast<int>(minutes.count()), .in_seconds = false, .changes_in = left - (minutes - 1min)};
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
    return {.count = static_cast<int>(seconds.count()),
            .in_seconds = true,
            .changes_in = seconds > 0s ? left - (seconds - 1s) : 1h};
}

}  // namespace zuil
