#include "kiosk/ui/widgets/field.hpp"

#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

constexpr float label_gap = 12;
constexpr float frame_radius = 24;
constexpr float problem_gap = 12;
constexpr float problem_icon = 26;
constexpr float caret_width = 4;
constexpr float caret_height = 44;

Paragraph problem_lines(Stage& stage, float width, const Field& field) {
    return break_lines(stage.brush().measurer(), type::body_medium, field.problem, width - problem_icon - 12);
}

void draw_caret(Stage& stage, float x, float middle) {
    stage.brush().rounded({x + 3, middle - caret_height / 2, caret_width, caret_height}, 2, stage.theme().accent_ink);
}

// What was typed or the hint, on one line with the caret behind it.
void draw_typed(Stage& stage, const Box& room, const TextStyle& style, const std::string& text, const std::string& hint,
                bool active) {
    const Theme& theme = stage.theme();
    const float y = room.centre().y - style.line_height() / 2;
    const Measure measure = stage.brush().measurer();
    if (text.empty()) {
        const TextStyle quiet{style.px, Weight::regular, style.family, style.line};
        const float shift = active ? caret_width + 10 : 0;
        // A hint that large letters make too long for its field is set smaller.
        const bool fits = !break_lines(measure, quiet, hint, room.w - shift, 1).cut;
        stage.brush().line_in(fits ? quiet : type::body, hint, {room.x + shift, room.y, room.w - shift, room.h},
                              theme.ink3);
        if (active) draw_caret(stage, room.x - 3, room.centre().y);
        return;
    }
    const TextLine line = fit_end(measure, style, text, room.w - caret_width - 6);
    stage.brush().text(style, line.text, {room.x, y}, theme.ink);
    if (active) draw_caret(stage, room.x + line.width, room.centre().y);
}

Response field_control(Stage& stage, const Box& frame, const Field& field) {
    Meaning meaning;
    meaning.id = field.id;
    meaning.role = Role::field;
    meaning.name = field.label;
    meaning.value = field.text;
    meaning.rect = frame;
    meaning.focused = field.active;
    meaning.personal = field.personal;
    return stage.control(std::move(meaning));
}

void draw_frame(Stage& stage, const Box& frame, const Field& field, bool pressed) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(frame, frame_radius, pressed ? theme.sunken : theme.surface);
    const bool bad = !field.problem.empty();
    const Colour edge = bad ? theme.bad : field.active ? theme.accent_ink : theme.edge;
    stage.brush().outline(frame, frame_radius, bad || field.active ? 4.0F : 2.0F, edge);
}

}  // namespace

TextLine fit_end(const Measure& measure, const TextStyle& style, std::string_view text, float width) {
    const float whole = measure(style, text);
    if (whole <= width) return {std::string{text}, whole};
    std::string line;
    while (!text.empty()) {
        do text.remove_prefix(1);
        while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U);
        line = "…";
        line += text;
        const float shown = measure(style, line);
        if (shown <= width) return {line, shown};
    }
    return {line, measure(style, line)};
}

float field_frame_height(const Look& look) { return look.narrow() ? 88.0F : 112.0F; }

float field_height(Stage& stage, float width, const Field& field) {
    const float problem = field.problem.empty() ? 0 : problem_gap + problem_lines(stage, width, field).height();
    return type::body_strong.line_height() + label_gap + field_frame_height(stage.look()) + problem;
}

bool draw_field(Stage& stage, const Box& box, const Field& field) {
    const Theme& theme = stage.theme();
    const TextStyle label = type::body_strong;
    // A label that is long for its field is set smaller before it is cut.
    const bool is_long = stage.brush().measure(label, field.label) > box.w;
    const TextStyle style = (is_long ? type::small_strong : label).spaced(is_long ? 1.7F : label.line);
    stage.brush().line_in(style, field.label, box.top_part(label.line_height()), theme.ink);
    const Box frame{box.x, box.y + label.line_height() + label_gap, box.w, field_frame_height(stage.look())};
    const Response response = field_control(stage, frame, field);
    draw_frame(stage, frame, field, response.pressed);

    Box room{frame.x + 32, frame.y, frame.w - 64, frame.h};
    if (!field.prefix.empty()) {
        const TextStyle quiet{type::field.px, Weight::regular, type::field.family, type::field.line};
        const float width =
            stage.brush().text(quiet, field.prefix, {room.x, room.centre().y - quiet.line_height() / 2}, theme.ink2);
        room.x += width + 20;
        room.w -= width + 20;
    }
    draw_typed(stage, room, type::field, field.text, field.hint, field.active);

    if (!field.problem.empty()) {
        const float y = frame.bottom() + problem_gap;
        const Paragraph lines = problem_lines(stage, box.w, field);
        stage.brush().icon("exclamation-circle", problem_icon, {box.x, y + 4}, theme.bad);
        stage.brush().paragraph(lines, {box.x + problem_icon + 12, y, box.w, 0}, theme.bad);
        stage.say(Role::status, field.id + "/problem", field.problem, {box.x, y, box.w, lines.height()});
    }
    return response.activated;
}

SearchFieldResult draw_search_field(Stage& stage, const Box& box, const SearchField& field) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = field.id;
    meaning.role = Role::field;
    meaning.name = field.hint;
    meaning.value = field.text;
    meaning.personal = field.personal;
    meaning.rect = box;
    meaning.focused = field.active;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(box, 28, mix(theme.surface, theme.sunken, response.sunk));
    stage.brush().outline(box, 28, field.active ? 4.0F : 2.0F, field.active ? theme.accent_ink : theme.edge);
    stage.brush().icon("search", 38, {box.x + 37, box.y + (box.h - 38) / 2}, theme.accent_ink);
    const float clear = field.text.empty() ? 0.0F : 72.0F;
    const float left = box.x + 98;
    draw_typed(stage, {left, box.y, box.right() - 34 - clear - 8 - left, box.h}, type::lead, field.text, field.hint,
               field.active);
    if (clear > 0) {
        const Box button{box.right() - 34 - 72, box.y + (box.h - 72) / 2, 72, 72};
        const RoundButton cross{field.id + "/clear", "x-lg", stage.tr("Clear"), RoundButton::Ground::sunken, 28, ""};
        if (draw_round_button(stage, button, cross)) return SearchFieldResult::cleared;
    }
    return response.activated ? SearchFieldResult::tapped : SearchFieldResult::nothing;
}

}  // namespace zuil
