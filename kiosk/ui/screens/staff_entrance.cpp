#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"

namespace zuil {
namespace {

using Asks = StaffEntranceView::Asks;

constexpr float entrance_panel = 760;
constexpr std::size_t pin_digits_least = 6;
constexpr std::size_t pin_digits_max = 12;

bool takes_pin(const StaffEntranceView& view) { return view.asks == Asks::pin || view.asks == Asks::pin_after_badge; }

void hand_in_pin(const StaffEntranceView& view, StaffEntranceDraft& draft, Intents& out) {
    if (!takes_pin(view) || view.checking || draft.pin.size() < pin_digits_least) return;
    draft.changed = false;
    out.push(EnterStaff{SecretText::take(draft.pin)});
}

void take_pin_strokes(const Strokes& strokes, const StaffEntranceView& view, StaffEntranceDraft& draft, Intents& out) {
    for (const Stroke& stroke : strokes) {
        const bool is_digit = stroke.text.find_first_not_of("0123456789") == std::string::npos;
        if (stroke.kind == Stroke::Kind::go) {
            hand_in_pin(view, draft, out);
        } else if (stroke.kind != Stroke::Kind::text || is_digit) {
            draft.changed = true;
            apply(stroke, draft.pin, pin_digits_max);
        }
    }
}

std::string dots(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "•";
    return text;
}

float draw_entrance_words(Stage& stage, const Box& at, const StaffEntranceView& view) {
    const Measure measure = stage.brush().measurer();
    const std::string title = stage.tr("Staff");
    const Paragraph heading = break_lines(measure, type::title, title, at.w);
    const Paragraph text = break_lines(measure, type::lead, view.text, at.w);
    stage.brush().paragraph(heading, {at.x, at.y, at.w, 0}, stage.theme().ink);
    stage.say(Role::heading, "staff-entrance/title", title, {at.x, at.y, at.w, heading.height()});
    const float y = at.y + heading.height() + 16;
    stage.brush().paragraph(text, {at.x, y, at.w, 0}, stage.theme().ink2);
    stage.say(Role::status, "staff-entrance/text", view.text, {at.x, y, at.w, text.height()});
    return heading.height() + 16 + text.height();
}

float draw_pin(Stage& stage, const Box& at, const StaffEntranceView& view, StaffEntranceDraft& draft, Intents& out) {
    Field field;
    field.id = "pin";
    field.label = stage.tr("PIN");
    field.text = dots(draft.pin.size());
    field.hint = stage.tr("6 digits or more");
    field.active = true;
    field.personal = true;
    if (!draft.changed) field.problem = view.problem;
    const float height = field_height(stage, at.w, field);
    draw_field(stage, {at.x, at.y, at.w, height}, field);
    Button enter{
        "staff-entrance/enter", stage.tr("Go in"), Button::Kind::primary, Button::Size::normal, "", "arrow-right", ""};
    if (view.checking) {
        enter.off_because = stage.tr("One moment…");
    } else if (draft.pin.size() < pin_digits_least) {
        enter.off_because = stage.tr("Type your PIN");
    }
    const float y = at.y + height + 24;
    if (draw_button(stage, {at.x, y, at.w, 96}, enter)) hand_in_pin(view, draft, out);
    return height + 24 + 96;
}

float draw_entrance_column(Stage& stage, const Box& at, const StaffEntranceView& view, StaffEntranceDraft& draft,
                           Intents& out) {
    float y = at.y + draw_entrance_words(stage, at, view) + 32;
    if (takes_pin(view)) y += draw_pin(stage, {at.x, y, at.w, 0}, view, draft, out);
    return y - at.y;
}

void draw_entrance_portrait(Stage& stage, const StaffEntranceView& view, StaffEntranceDraft& draft, const Box& area,
                            Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const float keys = takes_pin(view) ? number_pad_height(stage.look()) : 0;
    {
        const Box above{area.x, area.y, area.w, area.h - keys};
        ScrollArea scroll{stage, "staff-entrance", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const float height =
            draw_entrance_column(stage, {area.x + margin, start + 24, area.w - 2 * margin, 0}, view, draft, out);
        scroll.measure(24 + height + 24);
    }
    if (keys > 0) draw_number_pad(stage, area.bottom_part(keys), typed, stage.tr("Done"));
}

void draw_entrance_landscape(Stage& stage, const StaffEntranceView& view, StaffEntranceDraft& draft, const Box& area,
                             Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const float width = takes_pin(view) ? std::min(entrance_panel, area.w * 0.54F) : 0;
    {
        const Box left = area.left_part(area.w - width);
        ScrollArea scroll{stage, "staff-entrance", left, Axis::vertical};
        const float start = left.y - scroll.offset();
        const float height =
            draw_entrance_column(stage, {left.x + margin, start + 40, left.w - 2 * margin, 0}, view, draft, out);
        scroll.measure(40 + height + 24);
    }
    if (width <= 0) return;
    const Box panel = area.right_part(width);
    stage.brush().fill(panel, stage.theme().sunken);
    const float keys = number_pad_height(stage.look());
    draw_number_pad(stage, panel.bottom_part(keys), typed, stage.tr("Done"));
}

}  // namespace

void draw_staff_entrance(Stage& stage, const StaffEntranceView& view, StaffEntranceDraft& draft, const Strokes& typed,
                         const Box& area, Intents& out) {
    Strokes strokes = typed;
    if (stage.look().has_rail()) {
        draw_entrance_landscape(stage, view, draft, area, strokes, out);
    } else {
        draw_entrance_portrait(stage, view, draft, area, strokes, out);
    }
    take_pin_strokes(strokes, view, draft, out);
}

}  // namespace zuil
