#pragma once

#include "platform/base/id.hpp"

namespace zuil {

using ProductId = Id<struct ProductTag>;
using VariantId = Id<struct VariantTag>;
using CategoryId = Id<struct CategoryTag>;
using StoreId = Id<struct StoreTag>;
using CustomerId = Id<struct CustomerTag>;
// Our own name for an order, made on the kiosk before anything is sent: a UUIDv7.
using OrderRef = Id<struct OrderRefTag>;

}  // namespace zuil
