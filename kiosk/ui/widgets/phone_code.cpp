#include "kiosk/ui/widgets/phone_code.hpp"

#include <algorithm>
#include <vector>

#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr Colour paper_white = Colour::hex(0xFFFFFF);
constexpr Colour edge_on_white = Colour::hex(0xE1DDD6);

constexpr float code_padding = 48;
constexpr float code_radius = 40;
constexpr float frame_side = 444;    // the paper that the code stands on
constexpr float frame_padding = 12;  // beside its quiet zone
constexpr float words_gap = 56;
constexpr float words_room_min = 300;  // beside the frame
constexpr float words_indent = dot_size + 20;
constexpr float between_steps = 28;
constexpr float clock_size = 32;

// What stands beside the code, broken into lines.
struct PhoneCodeWords {
    std::string title;
    std::vector<std::string> steps;
    Paragraph heading;
    std::vector<Paragraph> lines;
    Paragraph valid;

    static float row(const Paragraph& line) { return std::max(dot_size, line.height()); }
    float height() const {
        float sum = heading.height() + between_steps;
        for (const Paragraph& line : lines) sum += row(line) + between_steps;
        return sum + std::max(clock_size, valid.height());
    }
};

PhoneCodeWords phone_code_words(Stage& stage, float width, const PhoneCode& code) {
    const Measure measure = stage.brush().measurer();
    PhoneCodeWords words;
    words.title = stage.tr("This is how it works");
    words.heading = break_lines(measure, type::head, words.title, width);
    words.steps = {stage.tr("Scan the code with your camera"), stage.tr("Pay on your phone, as you always do"),
                   stage.tr("This screen continues by itself")};
    for (const std::string& step : words.steps) {
        words.lines.push_back(break_lines(measure, type::body, step, width - words_indent));
    }
    words.valid = break_lines(measure, type::body, code.valid, width - clock_size - 16);
    return words;
}

struct CodeShape {
    float side = 0;
    bool stacked = false;
    float words_width = 0;
    PhoneCodeWords words;

    float inner_height() const { return stacked ? side + 40 + words.height() : std::max(side, words.height()); }
};

CodeShape code_shape(Stage& stage, float width, const PhoneCode& code) {
    const float inner = width - 2 * code_padding;
    CodeShape shape;
    shape.side = std::min(frame_side, inner);
    const float beside = inner - shape.side - words_gap;
    shape.stacked = beside < words_room_min;
    shape.words_width = shape.stacked ? inner : beside;
    shape.words = phone_code_words(stage, shape.words_width, code);
    return shape;
}

void draw_phone_code_words(Stage& stage, const Box& at, const PhoneCodeWords& words, const PhoneCode& code) {
    const Theme& theme = stage.theme();
    float y = at.y;
    stage.brush().paragraph(words.heading, {at.x, y, at.w, 0}, theme.ink);
    stage.say(Role::heading, "phone/how", words.title, {at.x, y, at.w, words.heading.height()});
    y += words.heading.height() + between_steps;
    for (std::size_t at_step = 0; at_step < words.lines.size(); ++at_step) {
        const Paragraph& line = words.lines[at_step];
        const int number = static_cast<int>(at_step) + 1;
        const float row = PhoneCodeWords::row(line);
        draw_number(stage, {at.x, y}, number);
        const float top = y + (dot_size - std::min(dot_size, line.height())) / 2;
        stage.brush().paragraph(line, {at.x + words_indent, top, at.w - words_indent, 0}, theme.ink);
        stage.say(Role::text, "phone/how/" + std::to_string(number), words.steps[at_step], {at.x, y, at.w, row});
        y += row + between_steps;
    }
    const float row = std::max(clock_size, words.valid.height());
    stage.brush().icon("clock", clock_size, {at.x, y}, theme.ink2);
    const Box beside{at.x + clock_size + 16, y, at.w - clock_size - 16, row};
    stage.brush().paragraph(words.valid, beside, theme.ink2);
    stage.say(Role::status, "phone/valid", code.valid, beside);
}

}  // namespace

float phone_code_height(Stage& stage, float width, const PhoneCode& code) {
    return code_shape(stage, width, code).inner_height() + 2 * code_padding;
}

void draw_phone_code(Stage& stage, const Box& card, const PhoneCode& code) {
    stage.brush().shadow(card, code_radius, ShadowSize::small);
    stage.brush().rounded(card, code_radius, stage.theme().surface);
    const CodeShape shape = code_shape(stage, card.w, code);
    const Box inner = card.inset(code_padding);
    const float left = shape.stacked ? inner.centre().x - shape.side / 2 : inner.x;
    const float top = shape.stacked ? inner.y : inner.centre().y - shape.side / 2;
    const Box frame{left, top, shape.side, shape.side};
    stage.brush().rounded(frame, 32, paper_white);
    stage.brush().outline(frame, 32, 2, edge_on_white);
    draw_qr(stage, frame.inset(frame_padding), code.page, QrLevel::quartile, stage.tr("Code to pay with your phone"));
    const Box words = shape.stacked ? Box{inner.x, frame.bottom() + 40, inner.w, shape.words.height()}
                                    : Box{frame.right() + words_gap, inner.centre().y - shape.words.height() / 2,
                                          shape.words_width, shape.words.height()};
    draw_phone_code_words(stage, words, shape.words, code);
}

}  // namespace zuil
