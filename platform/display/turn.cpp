#include "platform/display/turn.hpp"

#include <algorithm>
#include <utility>

namespace zuil {
namespace {

// Squares of this many pixels: rows of one side and columns of the other stay in the processor's cache.
constexpr int tile = 32;

// Where the picture's pixel (0, 0) goes, and how far apart on the window its neighbours are, in words.
struct Way {
    std::ptrdiff_t start, right, down;
};

Way way_of(Turn turn, const Canvas& window, const Canvas& picture) {
    const std::ptrdiff_t row = window.stride;
    switch (turn) {
    case Turn::none: return {0, 1, row};
    case Turn::quarter: return {picture.height - 1, row, -1};
    case Turn::half: return {row * (picture.height - 1) + picture.width - 1, -1, -row};
    case Turn::three_quarters: return {row * (picture.width - 1), -row, 1};
    }
    return {0, 1, row};
}

void copy_tile(const Canvas& window, const Way& way, const Canvas& picture, const Rect& part) {
    for (int y = part.y; y < part.bottom(); ++y) {
        const std::uint32_t* from = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride + part.x;
        std::uint32_t* to = window.pixels + way.start + y * way.down + part.x * way.right;
        for (int x = 0; x < part.width; ++x, to += way.right) *to = from[x];
    }
}

}  // namespace

Turn opposite(Turn turn) {
    if (turn == Turn::quarter) return Turn::three_quarters;
    if (turn == Turn::three_quarters) return Turn::quarter;
    return turn;
}

bool swaps_sides(Turn turn) { return turn == Turn::quarter || turn == Turn::three_quarters; }

Extent turned(Turn turn, Extent extent) {
    if (swaps_sides(turn)) std::swap(extent.width, extent.height);
    return extent;
}

Position on_picture(Turn turn, Position on_window, Extent window) {
    const auto width = static_cast<float>(window.width);
    const auto height = static_cast<float>(window.height);
    switch (turn) {
    case Turn::none: return on_window;
    case Turn::quarter: return {on_window.y, width - on_window.x};
    case Turn::half: return {width - on_window.x, height - on_window.y};
    case Turn::three_quarters: return {height - on_window.y, on_window.x};
    }
    return on_window;
}

Rect on_window(Turn turn, const Rect& on_picture, Extent picture) {
    const Rect& r = on_picture;
    switch (turn) {
    case Turn::none: return r;
    case Turn::quarter: return {picture.height - r.bottom(), r.x, r.height, r.width};
    case Turn::half: return {picture.width - r.right(), picture.height - r.bottom(), r.width, r.height};
    case Turn::three_quarters: return {r.y, picture.width - r.right(), r.height, r.width};
    }
    return r;
}

void turn_onto(const Canvas& window, Turn turn, const Canvas& picture, const Rect& area) {
    const Way way = way_of(turn, window, picture);
    const Rect all = intersect(area, {0, 0, picture.width, picture.height});
    for (int y = all.y; y < all.bottom(); y += tile) {
        for (int x = all.x; x < all.right(); x += tile) {
            copy_tile(window, way, picture, intersect({x, y, tile, tile}, all));
        }
    }
}

Bitmap turned(Turn turn, Bitmap bitmap) {
    if (turn == Turn::none) return bitmap;
    const Extent extent = turned(turn, Extent{bitmap.width(), bitmap.height()});
    Bitmap result{extent.width, extent.height};
    const Canvas from{bitmap.pixels().data(), bitmap.width(), bitmap.height(), bitmap.width()};
    turn_onto({result.pixels().data(), extent.width, extent.height, extent.width}, turn, from,
              {0, 0, bitmap.width(), bitmap.height()});
    return result;
}

}  // namespace zuil
