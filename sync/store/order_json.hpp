#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// The version of the text below. A later program reads every earlier one; fields that it does not know are left alone.
// Each order is written in the oldest version that holds all of it, so that the release before can still send what it
// understands: 1 is a pick-up, 2 knows other ways and orders of one basket, 3 is paid on a phone.
inline constexpr int order_schema = 3;

// An order as the outbox keeps it: canonical JSON (keys in order, no spaces), so that equal orders are equal texts and
// an order can be sent by a program years younger than the one that accepted it.
std::string order_to_json(const Order& order);
// bad_data: not an order, or one of a schema that is newer than this program.
Result<Order> order_from_json(std::string_view text);

// How far the shop is with it, as the outbox keeps that.
std::string progress_to_json(const OrderProgress& progress);
Result<OrderProgress> progress_from_json(std::string_view text);

}  // namespace zuil
