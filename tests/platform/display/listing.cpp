#include "tests/platform/display/listing.hpp"

#include <imgui.h>

#include <array>
#include <string>

#include "platform/display/quads.hpp"
#include "platform/display/raster.hpp"

namespace zuil::test {
namespace {

constexpr Colour paper = Colour::hex(0xF6F4F1), surface = Colour::hex(0xFFFFFF), ink = Colour::hex(0x14201F),
                 ink2 = Colour::hex(0x475452), accent = Colour::hex(0x0B5C66), pressed_accent = Colour::hex(0x07444C),
                 tint = Colour::hex(0xE0EDEE), line = Colour::hex(0xE1DDD6), ok = Colour::hex(0x17673A);
constexpr int photo_width = 472, photo_height = 336;

// Smooth colours as a photo has them, different for each number.
Bitmap photo(int number) {
    Bitmap bitmap{photo_width, photo_height};
    for (int y = 0; y < photo_height; ++y) {
        for (int x = 0; x < photo_width; ++x) {
            const auto level = [&](int base) { return static_cast<std::uint8_t>((base + number * 31) % 256); };
            bitmap.at(x, y) = premultiplied({level(x / 2), level(y / 2 + 40), level((x + y) / 4 + 90), 255});
        }
    }
    round_corners(bitmap, CornerRadii::top(28));
    return bitmap;
}

}  // namespace

Listing::Listing(Textures& textures, Glyphs& glyphs) : textures_{textures}, glyphs_{glyphs} {
    for (int i = 0; i < 12; ++i) photos_.push_back(textures_.add(photo(i)));
}

void Listing::draw_card(ImDrawList& list, const Rect& card, int number, bool pressed) const {
    quads::shadow(list, glyphs_, card, 28, ShadowSize::small, ink);
    quads::rounded(list, glyphs_, card, 28, pressed ? tint : surface);
    quads::image(list, photos_[static_cast<std::size_t>(number) % photos_.size()],
                 {card.x, card.y, photo_width, photo_height});
    const float x = static_cast<float>(card.x + 22);
    const int y = card.y + photo_height;
    quads::text(list, glyphs_, FontFace::text_regular, 20, x, y + 40, "Vonk & Veer", ink2);
    quads::text(list, glyphs_, FontFace::text_semibold, 24, x, y + 76, "Waterkoker met temperatuurkeuze", ink);
    quads::text(list, glyphs_, FontFace::text_semibold, 24, x, y + 110, "0,9 liter, nummer " + std::to_string(number),
                ink);
    for (int star = 0; star < 5; ++star) {
        quads::icon(list, glyphs_, "star-fill", 20, card.x + 22 + star * 24, y + 128, Colour::hex(0x8A5F00));
    }
    quads::text(list, glyphs_, FontFace::display_semibold, 36, x, y + 196, "€ 129,–", pressed ? pressed_accent : ink);
    quads::icon(list, glyphs_, "check-circle", 26, card.x + 22, y + 216, ok);
    quads::text(list, glyphs_, FontFace::text_medium, 20, x + 36, y + 236, "3 in deze winkel", ok);
    const Rect compare{card.right() - 88, card.y + 16, 72, 72};
    quads::circle(list, glyphs_, compare, surface);
    quads::icon(list, glyphs_, "arrow-left-right", 36, compare.x + 18, compare.y + 18, accent);
}

void Listing::draw_bars(ImDrawList& list, int width, int height) const {
    quads::solid(list, {0, 0, width, 120}, paper);
    quads::text(list, glyphs_, FontFace::display_semibold, 48, 56, 80, "Waterkokers", ink);
    quads::gradient(list, {0, 120, width, 24}, paper, paper.with_alpha(0), quads::Direction::down);
    const Rect filters{0, height - 252, width, 116}, dock{0, height - 136, width, 136};
    quads::shadow(list, glyphs_, filters, 0, ShadowSize::large, ink);
    quads::solid(list, filters, surface);
    constexpr std::array chips = {"Filters", "Merk", "Prijs", "Hier op voorraad"};
    int x = 56;
    for (const char* chip : chips) {
        const int chip_width = 52 + static_cast<int>(quads::text_width(glyphs_, FontFace::text_medium, 24, chip));
        quads::outline(list, glyphs_, {x, filters.y + 26, chip_width, 64}, 32, 2, Colour::hex(0x7F8987));
        quads::text(list, glyphs_, FontFace::text_medium, 24, static_cast<float>(x + 26), filters.y + 67, chip, ink);
        x += chip_width + 12;
    }
    quads::solid(list, dock, surface);
    quads::solid(list, {0, dock.y, width, 2}, line);
    constexpr std::array icons = {"arrow-left", "house", "search", "basket", "universal-access"};
    for (std::size_t i = 0; i < icons.size(); ++i) {
        const int left = 28 + static_cast<int>(i) * 205;
        if (i == 1) quads::rounded(list, glyphs_, {left + 46, dock.y + 16, 112, 60}, 30, tint);
        quads::icon(list, glyphs_, icons[i], 40, left + 82, dock.y + 26, accent);
        quads::text(list, glyphs_, FontFace::text_medium, 20, static_cast<float>(left + 72), dock.y + 112, "Zoeken",
                    ink);
    }
}

void Listing::draw(ImDrawList& list, int width, int height, int scroll, int pressed_card) const {
    constexpr int card_height = 600, gutter = 24, margin = 56;
    quads::solid(list, {0, 0, width, height}, paper);
    list.PushClipRect({0, 120}, {static_cast<float>(width), static_cast<float>(height - 252)});
    const int first_row = scroll / (card_height + gutter);
    for (int row = first_row; row < first_row + 4; ++row) {
        for (int column = 0; column < 2; ++column) {
            const int number = row * 2 + column;
            const Rect card{margin + column * (photo_width + gutter), 144 + row * (card_height + gutter) - scroll,
                            photo_width, card_height};
            if (card.y < height) draw_card(list, card, number, number == pressed_card);
        }
    }
    list.PopClipRect();
    draw_bars(list, width, height);
}

}  // namespace zuil::test
