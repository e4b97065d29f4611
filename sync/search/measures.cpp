#include "sync/search/measures.hpp"

#include <algorithm>
#include <array>

#include "sync/search/letters.hpp"

namespace zuil {
namespace {

struct UnitName {
    std::string_view written;
    std::string_view unit;
};

// Sorted by what is written. What is an everyday word too ("m", "in", "a") is a unit only behind a number.
constexpr std::array unit_table = std::to_array<UnitName>({
    {"a", "a"},
    {"ah", "ah"},
    {"amp", "a"},
    {"ampere", "a"},
    {"amperes", "a"},
    {"amps", "a"},
    {"btu", "btu"},
    {"centimeter", "cm"},
    {"centimeters", "cm"},
    {"centimetre", "cm"},
    {"centimetres", "cm"},
    {"cl", "cl"},
    {"cm", "cm"},
    {"db", "db"},
    {"dl", "dl"},
    {"feet", "ft"},
    {"foot", "ft"},
    {"ft", "ft"},
    {"g", "g"},
    {"gal", "gal"},
    {"gallon", "gal"},
    {"gallons", "gal"},
    {"gb", "gb"},
    {"ghz", "ghz"},
    {"gr", "g"},
    {"gram", "g"},
    {"gramm", "g"},
    {"grammes", "g"},
    {"grams", "g"},
    {"hz", "hz"},
    {"in", "in"},
    {"inch", "in"},
    {"inches", "in"},
    {"k", "k"},
    {"kg", "kg"},
    {"kilo", "kg"},
    {"kilogram", "kg"},
    {"kilogramm", "kg"},
    {"kilograms", "kg"},
    {"kw", "kw"},
    {"kwh", "kwh"},
    {"l", "l"},
    {"lb", "lb"},
    {"lbs", "lb"},
    {"liter", "l"},
    {"liters", "l"},
    {"litre", "l"},
    {"litres", "l"},
    {"lm", "lm"},
    {"lt", "l"},
    {"ltr", "l"},
    {"lumen", "lm"},
    {"lumens", "lm"},
    {"m", "m"},
    {"mah", "mah"},
    {"mb", "mb"},
    {"meter", "m"},
    {"meters", "m"},
    {"metre", "m"},
    {"metres", "m"},
    {"mg", "mg"},
    {"mhz", "mhz"},
    {"milliliter", "ml"},
    {"millimeter", "mm"},
    {"ml", "ml"},
    {"mm", "mm"},
    {"mp", "mp"},
    {"mtr", "m"},
    {"ounce", "oz"},
    {"ounces", "oz"},
    {"oz", "oz"},
    {"pound", "lb"},
    {"pounds", "lb"},
    {"psi", "psi"},
    {"pt", "pt"},
    {"qt", "qt"},
    {"quart", "qt"},
    {"rpm", "rpm"},
    {"tb", "tb"},
    {"v", "v"},
    {"volt", "v"},
    {"volts", "v"},
    {"w", "w"},
    {"watt", "w"},
    {"watts", "w"},
    {"yd", "yd"},
    {"zoll", "in"},
});
static_assert(std::ranges::is_sorted(unit_table, {}, &UnitName::written));

constexpr std::array unit_list = std::to_array<std::string_view>(
    {"in",  "ft",  "mm", "cm", "m",  "l",   "ml",  "cl",  "dl", "g",   "kg",  "mg", "oz",
     "lb",  "gal", "qt", "pt", "w",  "kw",  "v",   "a",   "ah", "gb",  "tb",  "mb", "hz",
     "mhz", "ghz", "lm", "k",  "db", "btu", "kwh", "mah", "mp", "psi", "rpm", "yd"});

// Units that are multiples of each other, in tenfolds of the smallest.
struct Scale {
    std::string_view unit;
    int tenfolds;
};
constexpr std::array<Scale, 4> volumes{{{"ml", 0}, {"cl", 1}, {"dl", 2}, {"l", 3}}};
constexpr std::array<Scale, 3> weights{{{"mg", 0}, {"g", 3}, {"kg", 6}}};
constexpr std::array<Scale, 3> lengths{{{"mm", 0}, {"cm", 1}, {"m", 3}}};
constexpr std::array<Scale, 2> powers{{{"w", 0}, {"kw", 3}}};

std::span<const Scale> scales_of(std::string_view unit) {
    for (const std::span<const Scale> kind : {std::span<const Scale>{volumes}, std::span<const Scale>{weights},
                                              std::span<const Scale>{lengths}, std::span<const Scale>{powers}}) {
        if (std::ranges::find(kind, unit, &Scale::unit) != kind.end()) return kind;
    }
    return {};
}

// Moves the decimal point, in the text itself, so that no rounding makes 0.3 of it.
std::string times_ten_to(std::string_view number, int tenfolds) {
    const std::size_t point = number.find('.');
    std::string digits{number.substr(0, point)};
    int decimals = 0;
    if (point != std::string_view::npos) {
        digits += number.substr(point + 1);
        decimals = static_cast<int>(number.size() - point - 1);
    }
    decimals -= tenfolds;
    if (decimals < 0) digits.append(static_cast<std::size_t>(-decimals), '0');
    if (decimals > 0) {
        const auto behind = static_cast<std::size_t>(decimals);
        if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
        digits.insert(digits.size() - behind, 1, '.');
    }
    return plain_number(digits);
}

}  // namespace

std::string_view unit_of(std::string_view word) {
    const auto found = std::ranges::lower_bound(unit_table, word, {}, &UnitName::written);
    return found != unit_table.end() && found->written == word ? found->unit : std::string_view{};
}

std::span<const std::string_view> unit_names() { return unit_list; }

std::string plain_number(std::string_view digits) {
    std::string plain{digits};
    std::ranges::replace(plain, ',', '.');
    if (plain.find('.') != std::string::npos) {
        while (plain.ends_with('0')) plain.pop_back();
        if (plain.ends_with('.')) plain.pop_back();
    }
    if (plain.find('.') == std::string::npos) return plain;
    while (plain.size() > 1 && plain.starts_with('0') && is_digit(plain[1])) plain.erase(0, 1);
    return plain;
}

Amount amount_of(std::string_view word) {
    std::size_t end = 0;
    while (end < word.size() && (is_digit(word[end]) || word[end] == '.' || word[end] == '/')) ++end;
    if (end == 0 || !is_digit(word.front())) return {};
    const std::string_view unit = word.substr(end);
    if (!unit.empty() && unit_of(unit) != unit) return {};
    return {word.substr(0, end), unit};
}

std::vector<std::string> same_amounts(const Amount& measure) {
    std::vector<std::string> words;
    if (measure.number.find('/') != std::string_view::npos || measure.number.size() > 9) return words;
    const std::span<const Scale> kind = scales_of(measure.unit);
    for (const Scale& scale : kind) {
        if (scale.unit == measure.unit) continue;
        const int from = std::ranges::find(kind, measure.unit, &Scale::unit)->tenfolds;
        words.push_back(times_ten_to(measure.number, from - scale.tenfolds).append(scale.unit));
    }
    return words;
}

}  // namespace zuil
