#pragma once

#include <string_view>

#include "platform/display/geometry.hpp"
#include "platform/display/glyphs.hpp"
#include "platform/display/textures.hpp"

struct ImDrawList;

// What may go into a draw list: quads in whole pixels, each copied or filled 1:1. ImGui's own lines, circles and
// rounded rects make triangles, which the presenters refuse.
namespace zuil::quads {

void solid(ImDrawList& list, const Rect& rect, Colour colour);

enum class Direction { down, right };
void gradient(ImDrawList& list, const Rect& rect, Colour from, Colour to, Direction direction);

// A sprite's coverage in a colour, its top left at (x, y).
void mask(ImDrawList& list, const Sprite& sprite, int x, int y, Colour colour);
// A whole mask texture, for rings, codes and charts.
void mask(ImDrawList& list, TextureId texture, const Rect& rect, Colour colour);

// A bitmap; 1:1 when rect has its size, else scaled. Alpha 255 shows it fully.
void image(ImDrawList& list, TextureId texture, const Rect& rect, int alpha = 255);
// A part of a bitmap in its pixels, which need not be whole ones: how zooming moves smoothly.
struct ImagePart {
    float x = 0, y = 0, width = 0, height = 0;
};
void image_part(ImDrawList& list, const Textures& textures, TextureId texture, const Rect& rect, const ImagePart& part,
                int alpha = 255);

// Filled, and outlined inside the rect. The radius is cut to half the shorter side, so a large one makes a pill.
void rounded(ImDrawList& list, Glyphs& glyphs, const Rect& rect, int radius, Colour colour);
void outline(ImDrawList& list, Glyphs& glyphs, const Rect& rect, int radius, int border, Colour colour);
void circle(ImDrawList& list, Glyphs& glyphs, const Rect& square, Colour colour);

// Around an opaque shape that is drawn over it: the middle is left out.
void shadow(ImDrawList& list, Glyphs& glyphs, const Rect& rect, int radius, ShadowSize size, Colour colour);

void icon(ImDrawList& list, Glyphs& glyphs, std::string_view name, int px, int x, int y, Colour colour);

// One line of UTF-8 from (x, baseline); returns where the pen ends. No line breaks, no shaping.
float text(ImDrawList& list, Glyphs& glyphs, FontFace face, int px, float x, int baseline, std::string_view utf8,
           Colour colour);
float text_width(Glyphs& glyphs, FontFace face, int px, std::string_view utf8);

// The next character of UTF-8, cut off the front; U+FFFD for what is not UTF-8. `utf8` is not empty.
char32_t next_character(std::string_view& utf8);

}  // namespace zuil::quads
