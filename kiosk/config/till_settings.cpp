#include "kiosk/config/till_settings.hpp"

#include <algorithm>

#include "kiosk/config/till_form.hpp"
#include "kiosk/config/toml_table.hpp"

namespace zuil {
namespace {

constexpr std::size_t line_chars_max = 48;
constexpr std::size_t frame_chars_max = 24;

bool is_typed(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\t'; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

// What is wrong with the line, or nothing.
std::string fault_of(const std::string& line) {
    if (line.size() > line_chars_max) return "is 48 signs at most";
    if (!is_typed(line)) return R"(holds what a scanner types: printable ASCII, "\r" for Enter and "\t" for Tab)";
    const auto form = parse_till_form(line);
    return form ? std::string{} : form.error().detail;
}

bool is_in_line(const std::string& between, const std::string& line) {
    const auto form = parse_till_form(line);
    return form && (form->head + form->inner + form->tail).find(between) != std::string::npos;
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
    if (const std::string fault = fault_of(till.line); !till.line.empty() && !fault.empty()) {
        table.complain("line", fault);
    }
    till.between = frame_part(table, "between", till.between);
    const std::size_t enter = till.between.find_first_of("\r\t");
    const bool is_after_enter = till.between.find_first_not_of("\r\t", enter) != std::string::npos;
    if (till.between.empty() || has_digit(till.between) || (enter != std::string::npos && is_after_enter) ||
        is_in_line(till.between, till.line)) {
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
