#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The articles of an order at the desk, each ticked by a scan or a tap. Returns the height.
float draw_pickup_lines(Stage& stage, const Box& at, const DeskOrderView& view, Intents& out);
// Their heading, with how many are checked.
float draw_pickup_progress(Stage& stage, const Box& at, const DeskOrderView& view);

}  // namespace zuil
