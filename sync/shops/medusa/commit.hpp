#pragma once

#include <map>

#include "sync/shops/medusa/client.hpp"
#include "sync/shops/medusa/orders.hpp"
#include "sync/shops/medusa/placed_order.hpp"

namespace zuil::medusa {

// Which stock location is which store.
using Locations = std::map<std::string, StoreId>;

// Makes a prepared order binding, and has its stock reserved in its own store; may be called again for the same handle
// at any time, also after a restart. `client` and `options` outlive it by being what answers it.
void commit(Client& client, const MedusaOptions& options, const Locations& locations, const OrderRequest& request,
            Done<PlacedOrder> done);

// Asks for the cart behind a handle. not_found: there is none, or it is not this order's.
void ask_cart(Client& client, const MedusaOptions& options, const OrderRequest& request, Done<Cart> done);

// The order that a completed cart has become. Nothing but completing it again tells: that changes nothing, and answers
// with the order that is there.
void ask_order(Client& client, const MedusaOptions& options, const OrderRequest& request, Done<ShopOrder> done);

// What is left to do about where an order's articles are kept; nothing, where that does not matter: of one that is
// delivered, cancelled, or being got together.
void ask_rearrangement(Client& client, const MedusaOptions& options, const Locations& locations, const Order& order,
                       const ShopOrder& shop_order, Done<Rearrangement> done);

}  // namespace zuil::medusa
