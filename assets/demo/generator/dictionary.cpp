#include "assets/demo/generator/dictionary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace zuil::demo {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

// "1.299 lumen" begins with "1.299 ", "79 × 79 mm" with "79 × 79 ".
std::size_t number_length(std::string_view text) {
    const std::size_t unit = text.find_first_not_of("0123456789.,/ \xC3\x97");
    return text.empty() || text.front() < '0' || text.front() > '9' ? 0 : std::min(unit, text.size());
}

// Dutch groups thousands by a dot, as German does.
std::string number_in(std::string_view language, std::string_view dutch) {
    std::string number;
    for (const char letter : dutch) {
        if (letter == '.' && language == "fr") {
            number += no_break_space;
        } else {
            number += letter;
        }
    }
    return number;
}

}  // namespace

Dictionary Dictionary::read(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> languages = cells_of(line);
    Dictionary dictionary;
    while (std::getline(stream, line)) {
        const std::vector<std::string> cells = cells_of(line);
        const bool holds = cells.size() == languages.size() &&
                           std::none_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.empty(); });
        if (!holds) throw std::runtime_error(fmt::format("{}: \"{}\"", file.string(), line));
        Row& row = dictionary.rows_[cells.front()];
        if (!row.empty()) throw std::runtime_error(fmt::format("{}: \"{}\" twice", file.string(), cells.front()));
        for (std::size_t i = 1; i < cells.size(); ++i) row[languages[i]] = cells[i];
    }
    if (dictionary.rows_.empty()) throw std::runtime_error(fmt::format("{}: holds no words", file.string()));
    return dictionary;
}

std::map<std::string, std::string> Dictionary::translations(const Words& words) const {
    if (const auto found = rows_.find(words.nl); found != rows_.end()) return found->second;
    const std::size_t number = number_length(words.nl);
    if (number == 0) return {};
    const std::string_view unit = std::string_view{words.nl}.substr(number);
    const auto found = rows_.find(unit);
    const bool is_sign = unit.empty() || words.en.ends_with(unit);  // "cm", "°C": the same everywhere
    if (found == rows_.end() && !is_sign) return {};
    std::map<std::string, std::string> translations;
    for (const auto& [language, any] : rows_.begin()->second) {
        const std::string_view named = found == rows_.end() ? unit : std::string_view{found->second.at(language)};
        // What Dutch and English write alike, such as the version of a standard, has no separators.
        const std::string written = words.nl.substr(0, number);
        translations[language] = (words.nl == words.en ? written : number_in(language, written)) + std::string{named};
    }
    return translations;
}

}  // namespace zuil::demo
