#pragma once

#include "kiosk/engine/slip.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {

// What lies with that order at the desk. It holds what the customer is owed and nothing about who they are.
Slip view_slip(const PickupEntry& entry, const ViewContext& context);

}  // namespace zuil
