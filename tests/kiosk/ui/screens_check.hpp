#pragma once

#include <filesystem>
#include <string>

#include "kiosk/engine/comfort.hpp"

namespace zuil::test {

// Draws every sample screen as this shopper wants it, scrolls everything to its end, and fails the test for each thing
// that is cut, covered, overlapping, too faint, too small or out of reach.
void check_screens(int width, int height, const std::string& language, const Comfort& comfort,
                   const std::filesystem::path& theme = "assets/themes/vonk-veer.toml");
// The same on a panel that stands and on one that lies.
void check_both_forms(const std::string& language, const Comfort& comfort);

}  // namespace zuil::test
