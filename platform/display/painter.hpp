#pragma once

#include <cstdint>
#include <span>

#include "platform/display/scene.hpp"

namespace zuil {

// Memory of a screen: 32-bit words x8r8g8b8, `stride` words a row.
struct Canvas {
    std::uint32_t* pixels = nullptr;
    int width = 0, height = 0, stride = 0;
};

// Composites the quads with pixman, in order, as far as they lie in `area`. Where nothing covers it, black.
void paint(const Canvas& canvas, std::span<const Quad> quads, const Rect& area);

}  // namespace zuil
