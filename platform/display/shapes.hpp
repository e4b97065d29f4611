#pragma once

#include "platform/display/bitmap.hpp"

namespace zuil {

enum class Corner { top_left, top_right, bottom_right, bottom_left };

// The quarter of a rounded rect's corner, radius x radius pixels. border 0 is filled, else the ring of that width.
Mask corner_mask(Corner corner, int radius, int border);

// Part of a ring, for progress and countdowns. Turns run clockwise from the top: 0 to 1.
Mask ring_mask(int diameter, int stroke, float from_turn, float to_turn);

// The design guide's two shadows: S under cards, L under sheets, dialogs, bars and toasts.
enum class ShadowSize { small, large };
struct ShadowShape {
    int offset_y;  // Pixels down.
    int reach;     // Pixels that the shadow shows outside the shape, before the offset.
    float sigma;   // Of the Gaussian, in pixels; half of what CSS calls blur.
    int alpha_percent;
};
ShadowShape shadow_shape(ShadowSize size);

// A rounded rect blurred: (width + 2 reach) x (height + 2 reach) pixels.
Mask shadow_mask(int width, int height, int radius, ShadowSize size);

// How far inside the shape the blur still changes along an edge: beyond it a shadow's edge is the same all along.
int shadow_inset(int radius, ShadowSize size);

}  // namespace zuil
