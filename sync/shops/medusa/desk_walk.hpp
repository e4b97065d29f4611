#pragma once

#include "sync/shops/medusa/desk_order.hpp"

namespace zuil::medusa {

// What outlives every walk.
struct DeskShop {
    Client& client;
    const Clock& clock;
    const MedusaOptions& options;
    const Locations& locations;
    const PickupOptions& pickups;
};

// Brings an order to where the change wants it. README.md tells why it goes the way it goes.
void walk_desk(const DeskShop& shop, const DeskChange& change, Done<DeskOutcome> done);

// Refused on the way is the way to the shop, never the change.
Error desk_error(Error error);

}  // namespace zuil::medusa
