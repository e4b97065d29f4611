#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/config/theme_settings.hpp"
#include "platform/base/result.hpp"
#include "platform/display/geometry.hpp"

namespace zuil {

// The same colour with `share` (0 to 1) of its opacity.
Colour faded(Colour colour, float share);

// The contrast ratio of WCAG 2.2 between two opaque colours, 1 to 21.
double contrast(Colour a, Colour b);

// `share` (0 to 1) of `b` in `a`.
Colour mix(Colour a, Colour b, double share);

// Every colour the screens use, by what it is for. Each text colour keeps 4.5:1 on the grounds it stands on.
struct Theme {
    std::string name;
    std::filesystem::path logo;
    std::filesystem::path logo_on_dark;

    Colour paper, surface, sunken;
    Colour ink, ink2, ink3;
    Colour edge, line;
    Colour accent, accent_press, on_accent, tint, accent_soft;
    Colour accent_ink;  // words, icons and outlines in the accent: as dark as they have to be
    Colour ok, ok_tint, warn, warn_tint, bad, bad_tint;
    Colour star, scrim, shadow;
    Colour key_special, key_edge, key_special_edge;  // the on-screen keyboard
    Colour bar_off;                                  // histogram bars outside the chosen range
    Colour attract, on_attract;                      // the ground below the attract photo, and the words on it
    Colour night, night2, on_night, on_night2;       // the bar of staff: its ground, its button, what is read on both
    Colour on_white;               // words on what is white in every theme: paper, a pill on the attract photo
    std::optional<Colour> border;  // around what would throw a shadow; absent: the shadow
    float border_width = 2;        // no outline is thinner
};

// Derives the theme: darkens the accent until white on it is readable, or puts ink on a pale one. `name` is the shop's.
// bad_data: one sentence for each colour that is not ours, and for each pair that cannot be told apart well enough
// (WCAG 2.2, 1.4.3 and 1.4.11).
Result<Theme> light_theme(const std::string& name, const ThemeSettings& settings);
// White and yellow on black, at least 7:1, with borders in place of shadows. Of the shop its name and marks stay.
Theme contrast_theme(const std::string& name, const ThemeSettings& settings);

}  // namespace zuil
