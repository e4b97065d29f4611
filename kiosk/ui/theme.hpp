#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/display/geometry.hpp"

namespace zuil {

// The same colour with `share` (0 to 1) of its opacity.
Colour faded(Colour colour, float share);

// The contrast ratio of WCAG 2.2 between two opaque colours, 1 to 21.
double contrast(Colour a, Colour b);

// `share` (0 to 1) of `b` in `a`.
Colour mix(Colour a, Colour b, double share);

// What a shop says about itself. Everything else follows from it.
struct Brand {
    std::string name;
    std::filesystem::path logo;       // SVG of the mark, drawn on light grounds
    std::filesystem::path logo_dark;  // the same for grounds in the accent or a dark photo
    Colour accent = Colour::hex(0x0B5C66);
};

// Reads a theme file (TOML: name, logo, logo_dark, accent); pictures are sought beside the file.
Result<Brand> read_brand(const std::filesystem::path& file);
Result<Brand> parse_brand(std::string_view toml, const std::filesystem::path& folder);

// Every colour the screens use, by what it is for. Each text colour keeps 4.5:1 on the grounds it stands on.
struct Theme {
    std::string name;
    std::filesystem::path logo;
    std::filesystem::path logo_dark;

    Colour paper, surface, sunken;
    Colour ink, ink2, ink3;
    Colour edge, line;
    Colour accent, accent_press, on_accent, tint, accent_soft;
    Colour ok, ok_tint, warn, warn_tint, bad, bad_tint;
    Colour star, scrim, shadow;
    Colour key_special, key_edge, key_special_edge;  // the on-screen keyboard
    Colour bar_off;                                  // histogram bars outside the chosen range
    Colour attract, on_attract;                      // the ground below the attract photo, and the words on it
    Colour on_white;               // words on what is white in every theme: paper, a pill on the attract photo
    std::optional<Colour> border;  // around what would throw a shadow; absent: the shadow
    float border_width = 2;        // no outline is thinner
    bool wipe_is_outlined = true;  // a filled "wipe" button would be taken for the accent
};

// Derives the theme: darkens the accent until white on it is readable, or puts ink on a pale one.
Theme light_theme(const Brand& brand);
// White and yellow on black, at least 7:1, with borders in place of shadows. Of the brand its name and marks stay.
Theme contrast_theme(const Brand& brand);

}  // namespace zuil
