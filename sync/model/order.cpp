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

constexpr std::array<std::pair<ShopStage, std::string_view>, 4> stage_names{{{ShopStage::received, "received"},
                                                                             {ShopStage::preparing, "preparing"},
                                                                             {ShopStage::ready, "ready"},
                                                                             {ShopStage::handed_over, "handed_over"}}};

}  // namespace

std::string_view to_string(ShopStage stage) {
    for (const auto& [value, name] : stage_names) {
        if (value == stage) return name;
    }
    return "received";
}

std::optional<ShopStage> parse_shop_stage(std::string_view text) {
    for (const auto& [value, name] : stage_names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

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
