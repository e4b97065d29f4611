#pragma once

#include <span>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/display/raster.hpp"

namespace zuil {

// By its beginning: neither of the formats of photos starts like text.
bool looks_like_svg(std::span<const std::byte> bytes);

Result<Bitmap> draw_svg(std::span<const std::byte> svg, int width, int height, Fit fit, Focus focus,
                        std::string_view stylesheet = {});

}  // namespace zuil
