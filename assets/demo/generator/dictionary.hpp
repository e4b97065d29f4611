#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "assets/demo/generator/definitions.hpp"

namespace zuil::demo {

// What the shop calls its things in languages beside Dutch and English: names of categories, kinds, attributes, values
// and colours. A sentence is not in it; the kiosk shows that in English.
class Dictionary {
public:
    // A table with a column for each language, the first of them Dutch. Throws std::exception with the file's name when
    // a line does not hold.
    static Dictionary read(const std::filesystem::path& file);

    // By language, beside Dutch and English; empty when it is not known. A number keeps its own place before its unit:
    // "12,5 uur" is found by "uur".
    std::map<std::string, std::string> translations(const Words& words) const;

private:
    using Row = std::map<std::string, std::string>;  // by language

    std::map<std::string, Row, std::less<>> rows_;  // by the Dutch
};

}  // namespace zuil::demo
