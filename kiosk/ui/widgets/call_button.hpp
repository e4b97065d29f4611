#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/widgets/button.hpp"

namespace zuil {

// Where a shopper gets no further alone: opens the sheet from which staff are called.
Button call_button(Stage& stage, const std::string& id);
// As wide as it needs to be, from the left or in the middle of the box's upper edge. Returns the height.
float draw_call_button(Stage& stage, const Box& box, const std::string& id, Align align, Intents& out);

}  // namespace zuil
