#pragma once

#include <memory>

#include "platform/display/glyphs.hpp"
#include "platform/display/textures.hpp"

struct ImDrawList;

namespace zuil::test {

// A screen as full as the listing of the design guide, for comparing and timing presenters: cards with shadow, photo,
// text, price and badge over a top bar, filter chips and a dock.
class Listing {
public:
    Listing(Textures& textures, Glyphs& glyphs);

    // `scroll` in pixels; the pressed card, if any, is drawn in the press colour.
    void draw(ImDrawList& list, int width, int height, int scroll, int pressed_card) const;

private:
    void draw_card(ImDrawList& list, const Rect& card, int number, bool pressed) const;
    void draw_bars(ImDrawList& list, int width, int height) const;

    Textures& textures_;
    Glyphs& glyphs_;
    std::vector<TextureId> photos_;
};

}  // namespace zuil::test
