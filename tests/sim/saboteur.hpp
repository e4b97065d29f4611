#pragma once

#include "tests/sim/kiosk.hpp"
#include "tests/sim/shelf.hpp"
#include "tests/sim/world.hpp"

namespace zuil::sim {

bool needs_catalogue(Sabotage sabotage);
// Once more, where it is something that is done to a running kiosk.
void sabotage(Sabotage sabotage, Kiosk& kiosk, const Shelf& shelf);

}  // namespace zuil::sim
