#pragma once

#include <string_view>

#include "platform/json/json.hpp"
#include "sync/shops/vendure/orders.hpp"

namespace zuil::vendure {

// What is asked of every order that is read. orderPlacedQuantity: a cancelled order's lines have a quantity of 0.
inline constexpr std::string_view shop_order_selection =
    "id code state orderPlacedAt totalWithTax currencyCode customer { id }"
    " lines { quantity orderPlacedQuantity productVariant { id } }";
// Admin API only.
inline constexpr std::string_view shop_order_notes_selection =
    "payments { state } history(options: { filter: { type: { eq: \"ORDER_NOTE\" } }, take: 100 }) { items { data } }";
// Admin API only. What is got together is a fulfilment: it is Pending while somebody does so, Shipped when it lies
// ready or is on its way, Delivered when the shopper has it. The order's own state follows only once it is paid.
inline constexpr std::string_view shop_order_progress_selection =
    "fulfillments { state createdAt lines { quantity } } moves: history(options: { filter: { type: { eq:"
    " \"ORDER_FULFILLMENT_TRANSITION\" } }, take: 100 }) { items { createdAt data } }";

// `order`: whose note is looked for.
Result<ShopOrder> read_shop_order(const JsonReader& row, const Order& order);

// How far an order in this state is, by its lines, `fulfillments` and `moves`: as far as all pieces have come.
Result<OrderProgress> read_stage(const JsonReader& row, std::string_view state);

Result<PlacedOrder> read_placed(const JsonReader& row);

}  // namespace zuil::vendure
