#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/display/bitmap.hpp"

namespace zuil {

// cover fills the whole size and cuts what sticks out; contain shows everything, transparent beside it. An SVG drawn
// with contain still fills the size as far as it draws beyond its viewBox, as our illustrations do.
enum class Fit { cover, contain };

struct CornerRadii {
    int top_left = 0, top_right = 0, bottom_right = 0, bottom_left = 0;
    static CornerRadii all(int radius) { return {radius, radius, radius, radius}; }
    static CornerRadii top(int radius) { return {radius, radius, 0, 0}; }
};

// The point of the picture, 0 to 1 from its top left, that cover keeps nearest the middle.
struct Focus {
    float x = 0.5F, y = 0.5F;
};

// Pictures beyond these are refused before they are decoded.
constexpr int image_side_max = 16'384;
constexpr long long image_pixels_max = 25'000'000;
constexpr std::size_t image_bytes_max = 32U << 20U;

// JPEG, PNG, WebP or SVG to exactly width x height, scaled once with a box filter, with rounded
// corners in its alpha. Any thread; keeps nothing.
Result<Bitmap> decode_image(std::span<const std::byte> bytes, int width, int height, Fit fit, Focus focus = {},
                            CornerRadii corners = {});

// An SVG drawn in black on nothing as coverage: icons, logos in one colour, charts. `stylesheet`: CSS that goes before
// what the SVG says itself.
Result<Mask> decode_svg_mask(std::string_view svg, int width, int height, std::string_view stylesheet = {});

// The parts of decode_image, for those who hold pixels already.
Bitmap scale(const Bitmap& source, int width, int height, Fit fit, Focus focus = {});
void round_corners(Bitmap& bitmap, const CornerRadii& corners);

}  // namespace zuil
