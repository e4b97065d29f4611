#include "kiosk/print/paper.hpp"

#include <algorithm>
#include <cmath>

#include "platform/display/quads.hpp"

namespace zuil {

float Paper::measure(const TextStyle& style, std::string_view text) {
    float width = 0;
    while (!text.empty()) width += fonts_.advance(style.face(), style.px, quads::next_character(text));
    return width;
}

Paragraph Paper::broken(const TextStyle& style, std::string_view text, int width, int lines_max) {
    const Measure measure{[this](const TextStyle& one, std::string_view run) { return this->measure(one, run); }};
    return break_lines(measure, style, text, static_cast<float>(width), lines_max);
}

int Paper::text(const Paragraph& paragraph, int x, int y, Ink ink) {
    const float line = paragraph.style.line_height();
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
        const int down = static_cast<int>(std::lround(line * static_cast<float>(i)));
        runs_.push_back({paragraph.style, paragraph.lines[i].text, x, y + down, ink});
    }
    return static_cast<int>(std::lround(paragraph.height()));
}

int Paper::rule(int y, int thick) {
    box(0, y, width_, thick);
    return thick;
}

void Paper::box(int x, int y, int width, int height) { blocks_.push_back({x, y, width, height}); }

void Paper::picture(const Mask& mask, int x, int y) { pictures_.push_back({mask, x, y}); }

void Paper::draw(const Run& run, Mask& page) {
    const FontMetrics metrics = fonts_.metrics(run.style.face(), run.style.px);
    const float room = run.style.line_height() - metrics.ascent - metrics.descent;
    const int baseline = run.y + static_cast<int>(std::lround(room / 2 + metrics.ascent));
    float pen = static_cast<float>(run.x);
    std::string_view rest = run.text;
    while (!rest.empty()) {
        const char32_t character = quads::next_character(rest);
        const Fonts::Drawn glyph = fonts_.draw(run.style.face(), run.style.px, character, 0);
        const int left = static_cast<int>(std::lround(pen)) + glyph.left;
        const int top = baseline - glyph.top;
        for (int y = std::max(0, -top); y < glyph.mask.height() && top + y < page.height(); ++y) {
            for (int x = std::max(0, -left); x < glyph.mask.width() && left + x < page.width(); ++x) {
                std::uint8_t& dot = page.at(left + x, top + y);
                const std::uint8_t covered = glyph.mask.at(x, y);
                dot = run.ink == Ink::black ? std::max(dot, covered)
                                            : std::min(dot, static_cast<std::uint8_t>(255 - covered));
            }
        }
        pen += fonts_.advance(run.style.face(), run.style.px, character);
    }
}

Mask Paper::drawn(int height) {
    Mask page{width_, height};
    for (const Block& block : blocks_) {
        for (int y = block.y; y < std::min(block.y + block.height, height); ++y) {
            for (int x = block.x; x < std::min(block.x + block.width, width_); ++x) page.at(x, y) = 255;
        }
    }
    for (const Picture& picture : pictures_) page.put(picture.mask, picture.x, picture.y);
    for (const Run& run : runs_) draw(run, page);
    return page;
}

}  // namespace zuil
