#include "kiosk/config/till_settings.hpp"

#include <algorithm>
#include <array>

#include "kiosk/config/toml_table.hpp"

namespace zuil {
namespace {

constexpr std::size_t line_chars_max = 48;
constexpr std::size_t frame_chars_max = 24;
constexpr std::string_view quantity_place = "{quantity}";
constexpr std::array<std::string_view, 2> article_places{"{gtin}", "{sku}"};

bool is_typed(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\t'; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

// The line without its places.
std::string own_signs(std::string text) {
    for (const std::string_view place : {quantity_place, article_places[0], article_places[1]}) {
        for (std::size_t at = text.find(place); at != text.npos; at = text.find(place)) text.erase(at, place.size());
    }
    return text;
}

// What stands between the number of pieces and the article, whichever comes first.
std::string_view inner_signs(std::string_view line) {
    const std::size_t quantity = line.find(quantity_place);
    const std::string_view place = line.find(article_places[0]) != line.npos ? article_places[0] : article_places[1];
    const std::size_t article = line.find(place);
    const std::size_t from = quantity < article ? quantity + quantity_place.size() : article + place.size();
    return line.substr(from, std::max(quantity, article) - from);
}

// What is wrong with the line, or nothing.
std::string_view fault_of(const std::string& line) {
    if (line.size() > line_chars_max) return "is 48 signs at most";
    if (!is_typed(line)) return R"(holds what a scanner types: printable ASCII, "\r" for Enter and "\t" for Tab)";
    if (own_signs(line).find_first_of("{}") != std::string::npos) return "knows {quantity}, {gtin} and {sku} only";
    const std::size_t articles = times(line, article_places[0]) + times(line, article_places[1]);
    if (articles != 1) return "holds either {gtin} or {sku}, once, where the article's number belongs";
    const std::size_t quantities = times(line, quantity_place);
    if (quantities > 1) return "holds {quantity} once";
    if (quantities == 0) return {};
    const std::string_view inner = inner_signs(line);
    // Nobody could tell three pieces from a number that begins with a 3.
    if (inner.empty() || has_digit(inner))
        return R"(has a sign such as "*" between {quantity} and the article, no digit)";
    return {};
}

std::string frame_part(TomlTable& table, std::string_view key, std::string_view otherwise) {
    std::string text = table.text_or(key, otherwise);
    if (text.size() > frame_chars_max) table.complain(key, "is 24 signs at most");
    if (!is_typed(text)) {
        table.complain(key, R"(holds what a scanner types: printable ASCII, "\r" for Enter and "\t" for Tab)");
    }
    return text;
}

}  // namespace

std::optional<TillSettings> read_till(TomlTable table) {
    if (!table.present()) return std::nullopt;
    TillSettings till;
    till.line = table.text("line");
    if (const std::string_view fault = fault_of(till.line); !till.line.empty() && !fault.empty()) {
        table.complain("line", fault);
    }
    till.between = frame_part(table, "between", till.between);
    const std::size_t enter = till.between.find_first_of("\r\t");
    const bool is_after_enter = till.between.find_first_not_of("\r\t", enter) != std::string::npos;
    if (till.between.empty() || has_digit(till.between) || (enter != std::string::npos && is_after_enter) ||
        own_signs(till.line).find(till.between) != std::string::npos) {
        table.complain("between", R"(keeps two lines apart: "\r", or a sign that is in no line)");
    }
    till.before = frame_part(table, "before", "");
    till.after = frame_part(table, "after", "");
    // A digit beside a line would be one more of its own.
    if (!till.before.empty() && is_digit(till.before.back())) table.complain("before", "does not end in a digit");
    if (!till.after.empty() && is_digit(till.after.front())) table.complain("after", "does not begin with a digit");
    table.refuse_unknown();
    return till;
}

}  // namespace zuil
