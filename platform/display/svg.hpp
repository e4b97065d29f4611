#pragma once

#include <span>

#include "platform/base/result.hpp"
#include "platform/display/raster.hpp"

namespace zuil {

Result<Bitmap> draw_svg(std::span<const std::byte> svg, int width, int height, Fit fit, Focus focus);

}  // namespace zuil
