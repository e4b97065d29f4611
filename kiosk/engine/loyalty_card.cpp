#include "kiosk/engine/loyalty_card.hpp"

#include <algorithm>

namespace zuil {
namespace {

bool fits_sign(char sign, char pattern) { return pattern == '#' ? sign >= '0' && sign <= '9' : sign == pattern; }

}  // namespace

bool is_loyalty_card(std::string_view text, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(
        patterns, [&](const std::string& pattern) { return std::ranges::equal(text, pattern, fits_sign); });
}

}  // namespace zuil
