#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"

namespace zuil {
namespace {

constexpr float note_panel = 880;
constexpr std::size_t note_bytes_max = 400;

void hand_in_note(StaffNoteDraft& draft, Intents& out) {
    if (draft.text.find_first_not_of(' ') == std::string::npos) return;
    out.push(WriteNote{draft.text});
}

float draw_note_words(Stage& stage, const Box& at) {
    const Measure measure = stage.brush().measurer();
    const std::string title = stage.tr("Note for the manager");
    const std::string text = stage.tr("What goes wrong here, or what do customers ask for? No names of customers.");
    const Paragraph heading = break_lines(measure, type::title, title, at.w);
    const Paragraph words = break_lines(measure, type::lead, text, at.w);
    stage.brush().paragraph(heading, {at.x, at.y, at.w, 0}, stage.theme().ink);
    stage.say(Role::heading, "staff-note/title", title, {at.x, at.y, at.w, heading.height()});
    const float y = at.y + heading.height() + 16;
    stage.brush().paragraph(words, {at.x, y, at.w, 0}, stage.theme().ink2);
    stage.say(Role::text, "staff-note/text", text, {at.x, y, at.w, words.height()});
    return heading.height() + 16 + words.height();
}

float draw_note_entry(Stage& stage, const Box& at, StaffNoteDraft& draft, Intents& out) {
    Field field;
    field.id = "note";
    field.label = stage.tr("Your note");
    field.text = draft.text;
    field.hint = stage.tr("A sentence or two");
    field.active = true;
    field.personal = true;
    const float height = field_height(stage, at.w, field);
    draw_field(stage, {at.x, at.y, at.w, height}, field);
    Button keep{"staff-note/keep", stage.tr("Keep this note"), Button::Kind::primary, Button::Size::normal, "", "", ""};
    if (draft.text.find_first_not_of(' ') == std::string::npos) keep.off_because = stage.tr("Type your note");
    const float y = at.y + height + 24;
    if (draw_button(stage, {at.x, y, at.w, 96}, keep)) hand_in_note(draft, out);
    return height + 24 + 96;
}

}  // namespace

void draw_staff_note(Stage& stage, StaffNoteDraft& draft, const Strokes& typed, const Box& area, Intents& out) {
    Strokes strokes = typed;
    const float margin = stage.look().margin();
    const bool beside = stage.look().has_rail();
    const float width = beside ? std::min(note_panel, area.w * 0.54F) : area.w;
    const Box panel = area.right_part(width);
    const float keys = keyboard_height(stage.look());
    const Box above{panel.x, panel.y, panel.w, panel.h - keys};
    if (beside) {
        const Box left = area.left_part(area.w - width);
        draw_note_words(stage, {left.x + margin, left.y + 40, left.w - 2 * margin, 0});
        stage.brush().fill(panel, stage.theme().surface);
        stage.brush().fill(panel.left_part(2), stage.theme().line);
    }
    {
        ScrollArea scroll{stage, "staff-note", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const Box column{panel.x + margin, 0, panel.w - 2 * margin, 0};
        float y = start + (beside ? 40.0F : 24.0F);
        if (!beside) y += draw_note_words(stage, {column.x, y, column.w, 0}) + 32;
        y += draw_note_entry(stage, {column.x, y, column.w, 0}, draft, out);
        scroll.measure(y + 24 - start);
    }
    draw_keyboard(stage, panel.bottom_part(keys), Keyboard::name, stage.tr("Done"), draft.keyboard, strokes);
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            hand_in_note(draft, out);
        } else {
            apply(stroke, draft.text, note_bytes_max);
        }
    }
}

}  // namespace zuil
