#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Numbers with units as one word, so that "1,5 l", "1.5L" and "1,5 liter" are the same: "1.5l".
namespace zuil {

// The short name of a unit in small letters: "liter" is "l", "inch" is "in". Empty when it is no unit.
std::string_view unit_of(std::string_view word);

// 1,5 and 1.50 as "1.5"; fractions stay: "3/4".
std::string plain_number(std::string_view digits);

// A number that may have a unit: "1.5l" is 1.5 and "l", "8" is 8 and "". Both empty when the word is neither.
struct Amount {
    std::string_view number;
    std::string_view unit;
};
Amount amount_of(std::string_view word);

// The same amount in the other units of its kind, as words: 1.5l is 15dl, 150cl and 1500ml.
std::vector<std::string> same_amounts(const Amount& measure);

// The short names of all units.
std::span<const std::string_view> unit_names();

}  // namespace zuil
