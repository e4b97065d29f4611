#pragma once

#include <map>
#include <string>

namespace zuil::demo {

// The literals that a drawing's tokens get for a colour of its own, a companion's and a background: "base", "glow",
// "light", "dark", "deep", "accent", "accentlight", "accentmid", "accentdark", "wall", "floor", "air", each as
// "#RRGGBB". Steps are taken in OKLCH, as illustrations/source/illustrate.py does.
std::map<std::string, std::string> colour_tokens(const std::string& base, const std::string& accent,
                                                 const std::string& background);

}  // namespace zuil::demo
