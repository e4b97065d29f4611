#include <algorithm>

#include "kiosk/ui/screens/my_order_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

constexpr float change_padding = 28;
constexpr float change_corner = 28;
constexpr float line_gap = 20;
constexpr float arrow_px = 24;
constexpr float arrow_gap = 12;
constexpr float decision_gap = 16;

struct ChangedText {
    Paragraph name, before, now;
    bool stacked = false;  // "before" and "now" below each other
    float height() const {
        return name.height() + 4 + (stacked ? before.height() + now.height() : std::max(before.height(), now.height()));
    }
};

ChangedText changed_text(Stage& stage, float width, const ChangedLineView& line) {
    const Measure measure = stage.brush().measurer();
    ChangedText text;
    text.name = break_lines(measure, type::body_strong, line.name, width, 3);
    text.before = break_lines(measure, type::body, line.before, width);
    text.now = break_lines(measure, type::body_strong, line.now, width - arrow_px - arrow_gap);
    text.stacked = text.before.width() + 2 * arrow_gap + arrow_px + text.now.width() > width;
    return text;
}

void draw_changed_line(Stage& stage, const Box& at, const std::string& id, const ChangedLineView& line,
                       const ChangedText& text) {
    const Theme& theme = stage.theme();
    stage.brush().paragraph(text.name, at, theme.ink);
    float y = at.y + text.name.height() + 4;
    float x = at.x;
    const float row = std::max(text.before.height(), text.now.height());
    stage.brush().paragraph(text.before, {x, y, at.w, 0}, theme.ink2);
    if (text.stacked) {
        y += text.before.height();
    } else {
        x += text.before.width() + arrow_gap;
    }
    const float middle = y + (text.stacked ? text.now.height() : row) / 2;
    const Colour ink = line.gone ? theme.bad : theme.ink;
    stage.brush().icon("arrow-right", arrow_px, {x, middle - arrow_px / 2}, theme.ink2);
    stage.brush().paragraph(text.now, {x + arrow_px + arrow_gap, y, at.w, 0}, ink);
    Meaning meaning;
    meaning.id = id;
    meaning.role = Role::text;
    meaning.name = line.name;
    meaning.value = line.before + ", " + line.now;
    meaning.rect = {at.x, at.y, at.w, text.height()};
    stage.say(std::move(meaning));
}

// Yes and no, beside each other where there is room.
struct Decision {
    Button yes, no;
    float yes_width = 0, no_width = 0;
    bool stacked = false;
    float height() const {
        const float one = button_height(Button::Size::small);
        return stacked && !yes.label.empty() ? 2 * one + decision_gap : one;
    }
};

Decision decision_of(Stage& stage, float width, const std::string& id, const ChangeView& change) {
    const std::string off = change.deciding ? stage.tr("One moment please") : "";
    Decision decision{
        .yes = {id + "/agree", change.agree, Button::Kind::primary, Button::Size::small, "", "", off},
        .no = {id + "/cancel", change.agree.empty() ? stage.tr("Cancel the order") : stage.tr("No, cancel the order"),
               Button::Kind::second, Button::Size::small, "", "", off}};
    if (!change.agree.empty()) decision.yes_width = button_width(stage, decision.yes);
    decision.no_width = button_width(stage, decision.no);
    decision.stacked = decision.yes_width + decision_gap + decision.no_width > width;
    if (decision.stacked) decision.yes_width = decision.no_width = width;
    return decision;
}

void draw_decision(Stage& stage, const Box& at, const Decision& decision, const ChangeView& change, Intents& out) {
    const float height = button_height(Button::Size::small);
    Box box{at.x, at.y, decision.yes_width, height};
    if (!change.agree.empty()) {
        if (draw_button(stage, box, decision.yes)) out.push(DecideChange{.agrees = true, .offer = change.offer});
        box = decision.stacked ? box.moved(0, height + decision_gap) : box.moved(box.w + decision_gap, 0);
    }
    box.w = decision.no_width;
    if (draw_button(stage, box, decision.no)) out.push(DecideChange{.agrees = false, .offer = change.offer});
}

}  // namespace

float order_change_height(Stage& stage, float width, const ChangeView& change) {
    const float inner = width - 2 * change_padding;
    float height = 2 * change_padding;
    for (const ChangedLineView& line : change.lines) height += changed_text(stage, inner, line).height() + line_gap;
    height += break_lines(stage.brush().measurer(), type::body_strong, change.question, inner).height() + line_gap;
    return height + decision_of(stage, inner, "", change).height();
}

void draw_order_change(Stage& stage, const Box& at, const std::string& id, const ChangeView& change, Intents& out) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(at, change_corner, theme.warn_tint);
    const Box inner = at.inset(change_padding);
    float y = inner.y;
    for (std::size_t i = 0; i < change.lines.size(); ++i) {
        const ChangedText text = changed_text(stage, inner.w, change.lines[i]);
        draw_changed_line(stage, {inner.x, y, inner.w, 0}, id + "/change/" + std::to_string(i), change.lines[i], text);
        y += text.height() + line_gap;
    }
    const Paragraph question = break_lines(stage.brush().measurer(), type::body_strong, change.question, inner.w);
    stage.brush().paragraph(question, {inner.x, y, inner.w, 0}, theme.ink);
    stage.say(Role::status, id + "/question", change.question, {inner.x, y, inner.w, question.height()});
    y += question.height() + line_gap;
    draw_decision(stage, {inner.x, y, inner.w, 0}, decision_of(stage, inner.w, id, change), change, out);
}

}  // namespace zuil
