#include "platform/display/quads.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "platform/base/check.hpp"
#include "platform/display/atlas.hpp"

namespace zuil::quads {
namespace {

ImU32 packed(Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha); }

ImVec2 top_left(const Rect& rect) { return {static_cast<float>(rect.x), static_cast<float>(rect.y)}; }
ImVec2 bottom_right(const Rect& rect) { return {static_cast<float>(rect.right()), static_cast<float>(rect.bottom())}; }

// The part of a sprite from its top left, for edges of shadows.
Sprite part_of(const Sprite& sprite, int width, int height) {
    return {sprite.texture, sprite.x, sprite.y, std::min(sprite.width, width), std::min(sprite.height, height)};
}

void strip_across(ImDrawList& list, const Sprite& sprite, int from, int to, int y, Colour colour) {
    for (int x = from; x < to; x += sprite.width) mask(list, part_of(sprite, to - x, sprite.height), x, y, colour);
}

void strip_down(ImDrawList& list, const Sprite& sprite, int x, int from, int to, Colour colour) {
    for (int y = from; y < to; y += sprite.height) mask(list, part_of(sprite, sprite.width, to - y), x, y, colour);
}

struct Corners {
    int radius;
    Sprite top_left, top_right, bottom_right, bottom_left;
};

Corners corners_of(Glyphs& glyphs, const Rect& rect, int radius, int border) {
    const int cut = std::max(0, std::min({radius, rect.width / 2, rect.height / 2}));
    if (cut == 0) return {0, {}, {}, {}, {}};
    return {cut, glyphs.corner(Corner::top_left, cut, border), glyphs.corner(Corner::top_right, cut, border),
            glyphs.corner(Corner::bottom_right, cut, border), glyphs.corner(Corner::bottom_left, cut, border)};
}

void draw_corners(ImDrawList& list, const Corners& corners, const Rect& rect, Colour colour) {
    const int right = rect.right() - corners.radius, bottom = rect.bottom() - corners.radius;
    mask(list, corners.top_left, rect.x, rect.y, colour);
    mask(list, corners.top_right, right, rect.y, colour);
    mask(list, corners.bottom_right, right, bottom, colour);
    mask(list, corners.bottom_left, rect.x, bottom, colour);
}

}  // namespace

void solid(ImDrawList& list, const Rect& rect, Colour colour) {
    if (!rect.empty()) list.AddRectFilled(top_left(rect), bottom_right(rect), packed(colour));
}

void gradient(ImDrawList& list, const Rect& rect, Colour from, Colour to, Direction direction) {
    if (rect.empty()) return;
    const ImU32 first = packed(from), last = packed(to);
    const bool down = direction == Direction::down;
    list.AddRectFilledMultiColor(top_left(rect), bottom_right(rect), first, down ? first : last, last,
                                 down ? last : first);
}

void mask(ImDrawList& list, const Sprite& sprite, int x, int y, Colour colour) {
    if (sprite.width <= 0 || sprite.height <= 0) return;
    constexpr float side = Atlas::page_side;
    const ImVec2 from{static_cast<float>(sprite.x) / side, static_cast<float>(sprite.y) / side};
    const ImVec2 to{static_cast<float>(sprite.x + sprite.width) / side,
                    static_cast<float>(sprite.y + sprite.height) / side};
    const Rect rect{x, y, sprite.width, sprite.height};
    list.AddImage(sprite.texture.as_imgui(), top_left(rect), bottom_right(rect), from, to, packed(colour));
}

void mask(ImDrawList& list, TextureId texture, const Rect& rect, Colour colour) {
    if (rect.empty()) return;
    list.AddImage(texture.as_imgui(), top_left(rect), bottom_right(rect), {0, 0}, {1, 1}, packed(colour));
}

void image(ImDrawList& list, TextureId texture, const Rect& rect, int alpha) {
    mask(list, texture, rect, {255, 255, 255, static_cast<std::uint8_t>(std::clamp(alpha, 0, 255))});
}

void image_part(ImDrawList& list, const Textures& textures, TextureId texture, const Rect& rect, const ImagePart& part,
                int alpha) {
    const Textures::Texture* found = textures.find(texture);
    if (found == nullptr || rect.empty()) return;
    const auto width = static_cast<float>(found->width()), height = static_cast<float>(found->height());
    const Colour colour{255, 255, 255, static_cast<std::uint8_t>(std::clamp(alpha, 0, 255))};
    list.AddImage(texture.as_imgui(), top_left(rect), bottom_right(rect), {part.x / width, part.y / height},
                  {(part.x + part.width) / width, (part.y + part.height) / height}, packed(colour));
}

void rounded(ImDrawList& list, Glyphs& glyphs, const Rect& rect, int radius, Colour colour) {
    if (rect.empty()) return;
    const Corners corners = corners_of(glyphs, rect, radius, 0);
    const int cut = corners.radius;
    solid(list, {rect.x + cut, rect.y, rect.width - 2 * cut, cut}, colour);
    solid(list, {rect.x, rect.y + cut, rect.width, rect.height - 2 * cut}, colour);
    solid(list, {rect.x + cut, rect.bottom() - cut, rect.width - 2 * cut, cut}, colour);
    draw_corners(list, corners, rect, colour);
}

void outline(ImDrawList& list, Glyphs& glyphs, const Rect& rect, int radius, int border, Colour colour) {
    if (rect.empty() || border <= 0) return;
    // A border wider than the corner's radius makes the corner square: the edges then meet at the border's width.
    const Corners corners = corners_of(glyphs, rect, radius < border ? 0 : radius, border);
    const int cut = corners.radius, down = std::max(cut, border);
    solid(list, {rect.x + cut, rect.y, rect.width - 2 * cut, border}, colour);
    solid(list, {rect.x + cut, rect.bottom() - border, rect.width - 2 * cut, border}, colour);
    solid(list, {rect.x, rect.y + down, border, rect.height - 2 * down}, colour);
    solid(list, {rect.right() - border, rect.y + down, border, rect.height - 2 * down}, colour);
    draw_corners(list, corners, rect, colour);
}

void circle(ImDrawList& list, Glyphs& glyphs, const Rect& square, Colour colour) {
    rounded(list, glyphs, square, std::min(square.width, square.height) / 2, colour);
}

void shadow(ImDrawList& list, Glyphs& glyphs, const Rect& rect, int radius, ShadowSize size, Colour colour) {
    if (rect.empty()) return;
    const int cut = std::max(0, std::min({radius, rect.width / 2, rect.height / 2}));
    const ShadowSprites s = glyphs.shadow(size, rect.width, rect.height, cut);
    const Colour shade = colour.with_alpha(static_cast<std::uint8_t>(colour.alpha * s.alpha_percent / 100));
    const int left = rect.x - s.reach, right = rect.right() + s.reach;
    const int top = rect.y - s.reach + s.offset_y, bottom = rect.bottom() + s.reach + s.offset_y;
    mask(list, s.top_left, left, top, shade);
    mask(list, s.top_right, right - s.top_right.width, top, shade);
    mask(list, s.bottom_left, left, bottom - s.bottom_left.height, shade);
    mask(list, s.bottom_right, right - s.bottom_right.width, bottom - s.bottom_right.height, shade);
    const int across_from = left + s.top_left.width, across_to = right - s.top_right.width;
    strip_across(list, s.top, across_from, across_to, top, shade);
    strip_across(list, s.bottom, across_from, across_to, bottom - s.bottom.height, shade);
    const int down_from = top + s.top_left.height, down_to = bottom - s.bottom_left.height;
    strip_down(list, s.left, left, down_from, down_to, shade);
    strip_down(list, s.right, right - s.right.width, down_from, down_to, shade);
}

void icon(ImDrawList& list, Glyphs& glyphs, std::string_view name, int px, int x, int y, Colour colour) {
    mask(list, glyphs.icon(name, px), x, y, colour);
}

float text(ImDrawList& list, Glyphs& glyphs, FontFace face, int px, float x, int baseline, std::string_view utf8,
           Colour colour) {
    while (!utf8.empty()) {
        const char32_t character = next_character(utf8);
        const float whole = std::floor(x);
        const Glyph glyph = glyphs.glyph(face, px, character, x - whole);
        mask(list, glyph.sprite, static_cast<int>(whole) + glyph.left, baseline - glyph.top, colour);
        x += glyph.advance;
    }
    return x;
}

float text_width(Glyphs& glyphs, FontFace face, int px, std::string_view utf8) {
    float width = 0;
    while (!utf8.empty()) width += glyphs.advance(face, px, next_character(utf8));
    return width;
}

char32_t next_character(std::string_view& utf8) {
    constexpr char32_t broken = 0xFFFD;
    const auto byte = [&utf8](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = 1;
    char32_t character = lead;
    if (lead >= 0xF0 && lead < 0xF5) {
        length = 4, character = lead & 0x07U;
    } else if (lead >= 0xE0 && lead < 0xF0) {
        length = 3, character = lead & 0x0FU;
    } else if (lead >= 0xC2 && lead < 0xE0) {
        length = 2, character = lead & 0x1FU;
    } else if (lead >= 0x80) {
        character = broken;
    }
    if (length > utf8.size()) {
        utf8 = {};
        return broken;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            utf8.remove_prefix(i);
            return broken;
        }
        character = character << 6U | (byte(i) & 0x3FU);
    }
    utf8.remove_prefix(length);
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = character >= 0xD800 && character < 0xE000;
    return character < least[length] || surrogate || character > 0x10FFFF ? broken : character;
}

}  // namespace zuil::quads
