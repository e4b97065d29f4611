#include "platform/display/bitmap.hpp"

#include <algorithm>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

std::size_t area(int width, int height) {
    ENSURE(width >= 0 && height >= 0);
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

}  // namespace

Bitmap::Bitmap(int width, int height) : width_{width}, height_{height}, pixels_(area(width, height)) {}

Mask::Mask(int width, int height)
    : width_{width}, height_{height}, stride_{(width + 3) / 4 * 4}, coverage_(area(stride_, height)) {}

void Mask::clear() { std::ranges::fill(coverage_, std::uint8_t{0}); }

void Mask::put(const Mask& source, int x, int y) {
    const Rect whole{0, 0, width_, height_}, piece{x, y, source.width(), source.height()};
    ENSURE(whole.contains(piece));
    for (int row = 0; row < source.height(); ++row) {
        const auto line = source.coverage().subspan(source.index(0, row), static_cast<std::size_t>(source.width()));
        std::ranges::copy(line, coverage_.begin() + static_cast<std::ptrdiff_t>(index(x, y + row)));
    }
}

std::uint32_t premultiplied(Colour colour) {
    const std::uint32_t alpha = colour.alpha;
    const auto times_alpha = [alpha](std::uint32_t channel) { return (channel * alpha + 127) / 255; };
    return alpha << 24U | times_alpha(colour.red) << 16U | times_alpha(colour.green) << 8U | times_alpha(colour.blue);
}

}  // namespace zuil
