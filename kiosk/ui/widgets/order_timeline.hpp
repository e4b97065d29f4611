#pragma once

#include <string_view>
#include <vector>

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// How far an order is: a dot for each stage, with a tick, a picture or a number, on a line that is coloured as far as
// the order has come. The stages stand side by side where their names fit, and below one another otherwise.
float order_timeline_height(Stage& stage, float width, const std::vector<StageView>& stages);
// `id` sets the meanings of several on one screen apart.
void draw_order_timeline(Stage& stage, const Box& box, std::string_view id, const std::vector<StageView>& stages);

}  // namespace zuil
