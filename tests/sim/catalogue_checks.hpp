#pragma once

#include "tests/sim/kiosk.hpp"
#include "tests/sim/shelf.hpp"
#include "tests/sim/stage.hpp"

namespace zuil::sim {

// At any moment: each article that is served is one that the shop had, as a whole, and is no older than the catalogue's
// mark says.
void check_catalogue(Stage& stage, Kiosk& kiosk, const Shelf& shelf);
// Some time after the faults stopped: what is served is what the shop has.
void check_catalogue_is_current(Stage& stage, Kiosk& kiosk, const Shelf& shelf);

}  // namespace zuil::sim
