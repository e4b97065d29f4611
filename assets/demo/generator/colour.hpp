#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace zuil::demo {

// The literals that a drawing's tokens get for a colour of its own, a companion's and a background: "base", "glow",
// "light", "dark", "deep", "accent", "accentlight", "accentmid", "accentdark", "wall", "floor", "air", each as
// "#RRGGBB". Steps are taken in OKLCH, as illustrations/source/illustrate.py does.
std::map<std::string, std::string> colour_tokens(const std::string& base, const std::string& accent,
                                                 const std::string& background);

// A light background that a product of this colour stands out from, by a fifth in lightness or by sixty degrees in hue.
// `first` is where to begin looking, so that neighbours differ.
std::string fitting_background(const std::string& base, std::size_t first);

}  // namespace zuil::demo
