#pragma once

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

inline constexpr float till_sheet_height = 1340;

// The basket as the code that the shop's tills read, and what stays out of it; scrolls where there is more.
void draw_till_code(Stage& stage, const Box& box, const TillCodeView& view);

}  // namespace zuil
