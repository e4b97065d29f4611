#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The dark bar that stands above every screen while somebody of the staff is in: who, how long until it locks by
// itself, and the button that locks it now; below it, in training, a strip that says so. In low reach it holds what
// turns pages too.
float staff_bar_height(Stage& stage, const StaffBarView& view, float width);
void draw_staff_bar(Stage& stage, const StaffBarView& view, const Box& box, Intents& out);

}  // namespace zuil
