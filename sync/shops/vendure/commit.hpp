#pragma once

#include "sync/shops/vendure/client.hpp"
#include "sync/shops/vendure/orders.hpp"

namespace zuil::vendure {

// Makes a prepared order binding; may be called again for the same handle at any time, also after a restart. `client`
// and `options` outlive it by being what answers it.
void commit(Client& client, const VendureOptions& options, const OrderRequest& request, Done<PlacedOrder> done);

// The same way, up to a payment page in place of a payment; answers with its address. Nothing is placed by this.
void open_page(Client& client, const VendureOptions& options, const OrderRequest& request, Done<std::string> done);

}  // namespace zuil::vendure
