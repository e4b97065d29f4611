#pragma once

#include "platform/display/bitmap.hpp"
#include "platform/display/geometry.hpp"
#include "platform/display/painter.hpp"

// A panel that hangs upright while its driver says it lies: the picture is turned on its way to the window, and what
// touches the window is turned back. Everything else knows the picture only.
namespace zuil {

// How far the picture is turned on the window, clockwise.
enum class Turn { none, quarter, half, three_quarters };

Turn opposite(Turn turn);
// A quarter turn makes the window's width the picture's height.
bool swaps_sides(Turn turn);

struct Extent {
    int width = 0, height = 0;
};
Extent turned(Turn turn, Extent extent);

struct Position {
    float x = 0, y = 0;
};
// Where on the picture a place on the window is.
Position on_picture(Turn turn, Position on_window, Extent window);
// Where on the window a part of the picture is.
Rect on_window(Turn turn, const Rect& on_picture, Extent picture);

// Copies a part of the picture to its place on the window, pixel for pixel.
void turn_onto(const Canvas& window, Turn turn, const Canvas& picture, const Rect& area);
// All of it, into a bitmap of its own.
Bitmap turned(Turn turn, Bitmap bitmap);

}  // namespace zuil
