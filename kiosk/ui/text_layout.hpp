#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/type.hpp"

namespace zuil {

// How wide a run of text is set, in design pixels, as large as the shopper wants it.
class Measure {
public:
    using Width = std::function<float(const TextStyle&, std::string_view)>;
    Measure(Width width, TextScale scale = {}) : width_{std::move(width)}, scale_{scale} {}

    float operator()(const TextStyle& style, std::string_view text) const { return width_(style, text); }
    TextStyle enlarged(const TextStyle& style) const { return scale_.of(style); }
    int least(const TextStyle& style) const { return scale_.least(style); }

private:
    Width width_;
    TextScale scale_;
};

struct TextLine {
    std::string text;
    float width = 0;
};

struct Paragraph {
    TextStyle style;
    std::vector<TextLine> lines;
    bool cut = false;  // it did not fit: it ends in an ellipsis, or a word of it was broken

    float width() const;
    float height() const { return static_cast<float>(lines.size()) * style.line_height(); }
};

// Breaks text into lines of at most `width` at spaces and after hyphens and slashes between letters; U+00A0 never
// breaks, so a price or a date stays whole. A short word that would stand alone on the last line takes the one before
// it along. Letters that the shopper wants large are set smaller, down to TextScale::least(), where a word is wider
// than a line or the text has more than `lines_max`. What does not fit then ends in an ellipsis, and a word wider than
// a line is cut between characters.
Paragraph break_lines(const Measure& measure, const TextStyle& style, std::string_view text, float width,
                      int lines_max = 1000);

// The style as large as the shopper wants it or, where the text would not fit, smaller, down to TextScale::least().
TextStyle fit_style(const Measure& measure, const TextStyle& style, std::string_view text, float width);

// One line, with an ellipsis when it is too long.
TextLine fit_line(const Measure& measure, const TextStyle& style, std::string_view text, float width);

}  // namespace zuil
