#pragma once

#include <optional>

#include "kiosk/engine/order_views.hpp"
#include "kiosk/engine/session.hpp"
#include "kiosk/engine/view_builders.hpp"
#include "kiosk/engine/words.hpp"

// An order that the shop does not take as it was promised, and what its shopper can say to that.
namespace zuil {

// What the shopper or staff decided about an order, for the outbox.
struct OrderDecision {
    OrderRef ref;
    std::optional<Order> as_agreed;  // absent: it is cancelled, or sent again
    enum class What { agree_or_cancel, send_again } what = What::agree_or_cancel;
};

// The order as the shop would take it; nullopt: nothing of it is left.
std::optional<Order> as_quoted(const Order& order, const OrderQuote& quote);

// Whether its shopper can decide here what changed, rather than with staff.
bool is_for_the_shopper(const Order& order, OrderState state, const ViewContext& context);

// What the shopper is asked. nullopt: nothing that can be decided here, so staff look at it.
std::optional<ChangeView> view_change(const FollowedOrder& followed, const Words& words);

}  // namespace zuil
