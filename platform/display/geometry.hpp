#pragma once

#include <algorithm>
#include <cstdint>

namespace zuil {

// Whole screen pixels, y down. The screen is drawn in whole pixels only: that is what keeps every copy 1:1.
struct Rect {
    int x = 0, y = 0, width = 0, height = 0;

    int right() const { return x + width; }
    int bottom() const { return y + height; }
    bool empty() const { return width <= 0 || height <= 0; }
    bool contains(const Rect& other) const {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect intersect(const Rect& a, const Rect& b) {
    const int left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    const int right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    return {left, top, std::max(0, right - left), std::max(0, bottom - top)};
}

// Straight (not premultiplied) sRGB.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;

    // From 0xRRGGBB as the design guide writes it.
    static constexpr Colour hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
        return {static_cast<std::uint8_t>(rgb >> 16 & 0xFF), static_cast<std::uint8_t>(rgb >> 8 & 0xFF),
                static_cast<std::uint8_t>(rgb & 0xFF), alpha};
    }
    constexpr Colour with_alpha(std::uint8_t value) const { return {red, green, blue, value}; }
    friend bool operator==(const Colour&, const Colour&) = default;
};

}  // namespace zuil
