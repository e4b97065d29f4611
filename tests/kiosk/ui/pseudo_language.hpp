#pragma once

#include <string>
#include <string_view>
#include <vector>

// A language that nobody speaks, made from the English when it is asked for. It tells a text that is fixed from one
// that is translated, and a screen that has room for other languages from one that has not.
namespace zuil::test {

inline const std::string pseudo_language = "qps";

// "Search {count} items" is "[Šéáŕčħ {count} îţţéṁṁš]": no plain letter is left outside of braces, and it is 40 %
// longer with its brackets, which show where it begins and ends.
std::string in_pseudo(std::string_view english);

// Is it one of the kiosk's own texts, its places filled in or not?
bool is_said_by_the_kiosk(std::string_view english);

// The words in plain letters that no sample brings along as the shop's: what a screen says whatever the language.
std::vector<std::string> fixed_words(std::string_view text);

}  // namespace zuil::test
