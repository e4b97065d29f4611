#include "kiosk/ui/text_layout.hpp"

#include <algorithm>
#include <cctype>

namespace zuil {
namespace {

constexpr std::string_view ellipsis = "…";

// Sub-pixel sums of advances may stand this much over the width without being seen.
constexpr float tolerance = 0.5F;

// A last word that takes less of the line than this stands there forgotten.
constexpr float forgotten_share = 0.35F;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t next_character(std::string_view text, std::size_t from) {
    std::size_t at = from + 1;
    while (at < text.size() && is_continuation(text[at])) ++at;
    return at;
}

std::string_view without_last_character(std::string_view text) {
    std::size_t end = text.size();
    do --end;
    while (end > 0 && is_continuation(text[end]));
    return text.substr(0, end);
}

std::string_view without_trailing_spaces(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool is_letter(char byte) {
    return std::isalpha(static_cast<unsigned char>(byte)) != 0 || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

// The end of the next piece that stays whole, with the spaces behind it.
std::size_t piece_end(std::string_view text, std::size_t from) {
    std::size_t at = from;
    while (at < text.size()) {
        const char byte = text[at];
        at = next_character(text, at);
        if (byte == '\n') return at;
        if (byte == ' ') {
            while (at < text.size() && text[at] == ' ') ++at;
            return at;
        }
        const bool hyphen = byte == '-' || byte == '/';
        if (hyphen && at >= 2 && at < text.size() && is_letter(text[at - 2]) && is_letter(text[at])) return at;
    }
    return at;
}

// As much of a word as fits, at least one character.
std::size_t cut_word(const Measure& measure, const TextStyle& style, std::string_view word, float width) {
    std::size_t end = next_character(word, 0);
    while (end < word.size()) {
        const std::size_t further = next_character(word, end);
        if (measure(style, word.substr(0, further)) > width + tolerance) break;
        end = further;
    }
    return end;
}

// Does a line that ends there end where text does not break?
bool is_inside_word(std::string_view text, std::size_t end) {
    std::size_t at = 0;
    while (at < end) at = piece_end(text, at);
    return at != end;
}

// The length of the line that starts at the front of `text`.
std::size_t line_end(const Measure& measure, const TextStyle& style, std::string_view text, float width) {
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t further = piece_end(text, end);
        const std::string_view line = without_trailing_spaces(text.substr(0, further));
        const bool forced = line.ends_with('\n');
        if (measure(style, forced ? line.substr(0, line.size() - 1) : line) > width + tolerance) {
            return end > 0 ? end : cut_word(measure, style, without_trailing_spaces(text.substr(0, further)), width);
        }
        end = further;
        if (forced) break;
    }
    return end;
}

TextLine shortened(const Measure& measure, const TextStyle& style, std::string_view text, float width) {
    std::string line;
    do {
        text = without_trailing_spaces(without_last_character(text));
        line = std::string{text};
        line += ellipsis;
    } while (!text.empty() && measure(style, line) > width + tolerance);
    return {line, measure(style, line)};
}

// A short word alone on the last line looks forgotten: it gets the word before it for company.
void join_last_word(const Measure& measure, const TextStyle& style, float width, std::vector<TextLine>& lines) {
    if (lines.size() < 2) return;
    TextLine& last = lines.back();
    TextLine& before = lines[lines.size() - 2];
    const bool forgotten = last.text.find(' ') == std::string::npos && last.width < width * forgotten_share;
    const std::size_t space = before.text.rfind(' ');
    if (!forgotten || space == std::string::npos) return;
    std::string joined = before.text.substr(space + 1) + ' ' + last.text;
    const float joined_width = measure(style, joined);
    if (joined_width > width + tolerance) return;
    last = {std::move(joined), joined_width};
    before.text = without_trailing_spaces(std::string_view{before.text}.substr(0, space));
    before.width = measure(style, before.text);
}

}  // namespace

float Paragraph::width() const {
    float widest = 0;
    for (const TextLine& line : lines) widest = std::max(widest, line.width);
    return widest;
}

TextStyle fit_style(const Measure& measure, const TextStyle& style, std::string_view text, float width) {
    TextStyle fitting = measure.enlarged(style);
    while (fitting.px > measure.least(style) && measure(fitting, text) > width + tolerance) --fitting.px;
    return fitting;
}

TextLine fit_line(const Measure& measure, const TextStyle& style, std::string_view text, float width) {
    const float whole = measure(style, text);
    if (whole <= width + tolerance) return {std::string{text}, whole};
    return shortened(measure, style, text, width);
}

namespace {

Paragraph broken(const Measure& measure, const TextStyle& style, std::string_view text, float width, int lines_max) {
    Paragraph paragraph{style, {}, false};
    bool breaks_at_space = false;
    while (!text.empty()) {
        if (static_cast<int>(paragraph.lines.size()) + 1 == lines_max) {
            const std::string_view one = text.substr(0, text.find('\n'));
            TextLine last = fit_line(measure, style, without_trailing_spaces(one), width);
            paragraph.cut = paragraph.cut || last.text != without_trailing_spaces(one) || one.size() < text.size();
            paragraph.lines.push_back(std::move(last));
            if (breaks_at_space && !paragraph.cut) join_last_word(measure, style, width, paragraph.lines);
            return paragraph;
        }
        const std::size_t end = line_end(measure, style, text, width);
        if (is_inside_word(text, end)) paragraph.cut = true;
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\n')) line.remove_suffix(1);
        line = without_trailing_spaces(line);
        paragraph.lines.push_back({std::string{line}, measure(style, line)});
        if (end == text.size() && breaks_at_space) join_last_word(measure, style, width, paragraph.lines);
        breaks_at_space = text[end - 1] == ' ';
        text.remove_prefix(end);
    }
    return paragraph;
}

}  // namespace

Paragraph break_lines(const Measure& measure, const TextStyle& style, std::string_view text, float width,
                      int lines_max) {
    TextStyle set = measure.enlarged(style);
    Paragraph paragraph = broken(measure, set, text, width, lines_max);
    while (paragraph.cut && set.px > measure.least(style)) {
        --set.px;
        paragraph = broken(measure, set, text, width, lines_max);
    }
    return paragraph;
}

}  // namespace zuil
