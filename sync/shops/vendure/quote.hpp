#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/vendure/client.hpp"

// What Vendure would make of an order now. Its own basket says so best: it knows its prices, promotions and what can
// still be sold. Only what is no longer sold at all must be left out before, since Vendure answers a basket with such
// an article in it with nothing but an error.
namespace zuil::vendure {

void ask_quote(Client& client, const VendureOptions& options, const Order& order, Done<OrderQuote> done);

std::string sellable_request(const Order& order);
// Those variants of the order that are sold at all.
Result<std::vector<VariantId>> read_sellable(std::string_view body);

// `order`: the one that is asked about; `body`: the answer to basket_request() of as much of it as is sold.
Result<OrderQuote> read_quote(const Order& order, std::string_view body);

}  // namespace zuil::vendure
