#pragma once

#include "kiosk/engine/slip.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/display/fonts.hpp"

namespace zuil {

// The slip as it lies on the paper, `dots` wide.
Mask draw_slip(const Slip& slip, Fonts& fonts, int dots);

}  // namespace zuil
