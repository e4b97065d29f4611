#pragma once

#include <map>

#include "sync/shops/medusa/client.hpp"

namespace zuil::medusa {

// What Medusa would take of an order now: of what is still sold, as many pieces as there are in all these locations
// together, at today's price. Nothing is left behind by asking.
void ask_quote(Client& client, const MedusaOptions& options, const std::map<std::string, StoreId>& locations,
               const Order& order, Done<OrderQuote> done);

}  // namespace zuil::medusa
