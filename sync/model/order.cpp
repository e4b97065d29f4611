#include "sync/model/order.hpp"

#include <array>

namespace zuil {
namespace {

constexpr std::array<std::pair<OrderState, std::string_view>, 9> names{
    {{OrderState::accepted, "accepted"},
     {OrderState::preparing, "preparing"},
     {OrderState::prepared, "prepared"},
     {OrderState::committing, "committing"},
     {OrderState::awaiting_payment, "awaiting_payment"},
     {OrderState::confirmed, "confirmed"},
     {OrderState::rejected, "rejected"},
     {OrderState::needs_customer, "needs_customer"},
     {OrderState::cancelled, "cancelled"}}};

}  // namespace

std::string_view to_string(OrderState state) {
    for (const auto& [value, name] : names) {
        if (value == state) return name;
    }
    return "unknown";
}

std::optional<OrderState> parse_order_state(std::string_view text) {
    for (const auto& [value, name] : names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

bool is_final(OrderState state) {
    return state == OrderState::confirmed || state == OrderState::rejected || state == OrderState::cancelled;
}

}  // namespace zuil
