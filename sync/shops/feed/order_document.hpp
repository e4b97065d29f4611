#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/shops/shop.hpp"

namespace zuil::feed {

// Bytes an order's document, and any answer to one, may have.
constexpr std::size_t document_bytes_max = 1U << 20U;

// The name of an order's document, which is the saga's handle: "<ref>.json". The same order has the same name for ever.
// Refused (bad_data) is a ref that is fit for no file name.
Result<std::string> document_name(const OrderRef& ref);
// Where whoever takes the order in may say what became of it: "<ref>.status.json".
std::string status_name(const OrderRef& ref);

// The document itself; the same order gives the same bytes.
std::string write_order(const OrderRequest& request);

// Is this the document of that order? Anything else under its name is somebody else's.
bool is_order(std::string_view document, const OrderRef& ref);

// The shop's own number, where the receiver of the document answered {"shop_order": "W-20441"}; otherwise our
// reference.
std::string shop_order_in(std::string_view answer, const OrderRef& ref);

// {"ref": "...", "status": "ready", "shop_order": "W-20441", "cancelled": false}
Result<OrderInspection> parse_status(std::string_view document, const OrderRef& ref);

}  // namespace zuil::feed
