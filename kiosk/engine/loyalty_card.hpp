#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil {

// Whether a scanned text is the number of a loyalty card: as long as one of the shop's patterns, and like it. In a
// pattern "#" is any digit; every other sign is itself: "2900######".
bool is_loyalty_card(std::string_view text, const std::vector<std::string>& patterns);

}  // namespace zuil
