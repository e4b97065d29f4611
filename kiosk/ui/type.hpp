#pragma once

#include <cmath>

#include "platform/display/glyphs.hpp"

namespace zuil {

// How a run of text is set. Sizes are em pixels of the design, as in CSS; `line` is the line height in ems.
struct TextStyle {
    int px = 24;
    Weight weight = Weight::regular;
    enum class Family { text, display } family = Family::text;
    float line = 1.42F;
    bool enlarged = false;  // as large as the shopper wants it already

    float line_height() const { return static_cast<float>(px) * line; }
    FontFace face() const {
        return static_cast<FontFace>(static_cast<int>(weight) + (family == Family::display ? 3 : 0));
    }
    constexpr TextStyle sized(int size) const { return {size, weight, family, line}; }
    constexpr TextStyle spaced(float height) const { return {px, weight, family, height}; }
};

// How much larger the letters are than in the design. What is small doubles at 200 %, what is large grows less: 20, 24,
// 28, 36, 48, 72 and 120 become 40, 48, 56, 64, 72, 96 and 144 (the design guide's section 3).
struct TextScale {
    int percent = 100;
    float zoom = 1;  // what the whole canvas gives already

    TextStyle of(const TextStyle& style) const {
        if (style.enlarged || percent == 100) return style;
        TextStyle larger = style.sized(static_cast<int>(std::lround(grown(static_cast<float>(style.px)) / zoom)));
        larger.enlarged = true;
        return larger;
    }

    // As small as it may be set where it finds no room: as much larger as the canvas is zoomed at the most.
    int least(const TextStyle& style) const {
        const float share = 1 + 0.6F * static_cast<float>(percent - 100) / 100;
        return static_cast<int>(std::lround(static_cast<float>(style.px) * share / zoom));
    }

private:
    float grown(float px) const {
        constexpr float from[] = {28, 36, 48, 72, 120};
        constexpr float to[] = {56, 64, 72, 96, 144};
        float largest = px * 2;
        for (int i = 0; i < 4; ++i) {
            if (px > from[i]) largest = to[i] + (to[i + 1] - to[i]) * (px - from[i]) / (from[i + 1] - from[i]);
        }
        return px + (largest - px) * static_cast<float>(percent - 100) / 100;
    }
};

// The design guide's scale.
namespace type {
constexpr auto text = TextStyle::Family::text;
constexpr auto display_face = TextStyle::Family::display;
constexpr TextStyle small{20, Weight::regular, text, 1.4F};
constexpr TextStyle small_medium{20, Weight::medium, text, 1.3F};
constexpr TextStyle small_strong{20, Weight::semibold, text, 1.4F};
constexpr TextStyle body{24, Weight::regular, text, 1.42F};
constexpr TextStyle body_medium{24, Weight::medium, text, 1.42F};
constexpr TextStyle body_strong{24, Weight::semibold, text, 1.42F};
constexpr TextStyle lead{28, Weight::regular, text, 1.38F};
constexpr TextStyle lead_medium{28, Weight::medium, text, 1.38F};
constexpr TextStyle lead_strong{28, Weight::semibold, text, 1.38F};
constexpr TextStyle field{36, Weight::medium, text, 1.2F};
constexpr TextStyle head{36, Weight::semibold, display_face, 1.2F};
constexpr TextStyle head_dense{32, Weight::semibold, display_face, 1.2F};
constexpr TextStyle price{36, Weight::semibold, display_face, 1.15F};
constexpr TextStyle title{48, Weight::semibold, display_face, 1.15F};
constexpr TextStyle display{72, Weight::semibold, display_face, 1.08F};
constexpr TextStyle poster{120, Weight::semibold, display_face, 1.02F};
}  // namespace type

}  // namespace zuil
