#pragma once

#include "kiosk/ui/stage.hpp"

namespace zuil {

// A ring that empties; `share` of it is left. What stands in its middle is the caller's.
void draw_countdown(Stage& stage, const Box& box, float stroke, float share);

}  // namespace zuil
