#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/scan_way.hpp"

namespace zuil {
namespace {

constexpr float find_panel = 880;  // ten keys of 72 and their gaps
constexpr std::size_t code_bytes_max = 20;

void hand_in_code(const FindOrderView& view, FindOrderDraft& draft, Intents& out) {
    if (draft.text.empty() || !view.closed_because.empty()) return;
    draft.changed = false;
    out.push(FindOrder{draft.text});
}

// "7k4m" is shown as "7K 4M", as it stands on the slip, and the longer code of a helper as "7K 4M 3X".
void tidy_code(std::string& text) {
    std::string tidy;
    for (const char sign : text) {
        if (sign == ' ') continue;
        const bool is_pair = tidy.size() == 2 || tidy.size() == 5;
        if (is_pair && text.find('-') == std::string::npos) tidy += ' ';
        tidy += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    text = tidy;
}

void take_code_strokes(const Strokes& strokes, const FindOrderView& view, FindOrderDraft& draft, Intents& out) {
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            hand_in_code(view, draft, out);
            continue;
        }
        draft.changed = true;
        apply(stroke, draft.text, code_bytes_max);
        tidy_code(draft.text);
        draft.keyboard.capitals = true;
    }
}

float draw_find_scan(Stage& stage, const Box& at) {
    return draw_scan_way(stage, at,
                         {.id = "find-order/scan",
                          .icon = "qr-code-scan",
                          .title = stage.tr("Scan the code of your order"),
                          .text = stage.tr("Hold the QR code under this screen. A photo of it works too.")});
}

float draw_find_heading(Stage& stage, const Box& at) {
    const std::string title = stage.tr("Where is my order?");
    const Paragraph heading = break_lines(stage.brush().measurer(), type::title, title, at.w);
    stage.brush().paragraph(heading, {at.x, at.y, at.w, 0}, stage.theme().ink);
    stage.say(Role::heading, "find-order/title", title, {at.x, at.y, at.w, heading.height()});
    return heading.height();
}

Field code_field(Stage& stage, const FindOrderView& view, const FindOrderDraft& draft) {
    Field field;
    field.id = "order-code";
    field.label = stage.tr("Or type your order code");
    field.text = draft.text;
    field.hint = stage.tr("such as 7K 4M");
    field.active = true;
    if (!view.closed_because.empty()) {
        field.problem = view.closed_because;
    } else if (!draft.changed) {
        field.problem = view.problem;
    }
    return field;
}

float draw_code_entry(Stage& stage, const Box& at, const FindOrderView& view, FindOrderDraft& draft, Intents& out) {
    const Field field = code_field(stage, view, draft);
    float y = at.y;
    const float height = field_height(stage, at.w, field);
    draw_field(stage, {at.x, y, at.w, height}, field);
    y += height + 24;
    Button find{"find-order/find",
                stage.tr("Show my order"),
                Button::Kind::primary,
                Button::Size::normal,
                "",
                "arrow-right",
                ""};
    if (!view.closed_because.empty()) {
        find.off_because = stage.tr("Please wait a moment");
    } else if (draft.text.empty()) {
        find.off_because = stage.tr("Type your order code");
    }
    if (draw_button(stage, {at.x, y, at.w, 96}, find)) hand_in_code(view, draft, out);
    return y + 96 - at.y;
}

void draw_find_portrait(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, const Box& area, Strokes& typed,
                        Intents& out) {
    const float margin = stage.look().margin();
    const float keys = keyboard_height(stage.look());
    {
        const Box above{area.x, area.y, area.w, area.h - keys};
        ScrollArea scroll{stage, "find-order", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const Box column{area.x + margin, start, area.w - 2 * margin, 0};
        float y = start + 24;
        y += draw_find_heading(stage, {column.x, y, column.w, 0}) + 32;
        y += draw_find_scan(stage, {column.x, y, column.w, 0}) + 40;
        y += draw_code_entry(stage, {column.x, y, column.w, 0}, view, draft, out);
        scroll.measure(y + 24 - start);
    }
    draw_keyboard(stage, area.bottom_part(keys), Keyboard::name, stage.tr("Done"), draft.keyboard, typed);
}

void draw_find_landscape(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, const Box& area,
                         Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const float width = std::min(find_panel, area.w * 0.54F);
    const Box left = area.left_part(area.w - width);
    float y = left.y + 40;
    y += draw_find_heading(stage, {left.x + margin, y, left.w - 2 * margin, 0}) + 32;
    draw_find_scan(stage, {left.x + margin, y, left.w - 2 * margin, 0});
    const Box panel = area.right_part(width);
    stage.brush().fill(panel, stage.theme().surface);
    stage.brush().fill(panel.left_part(2), stage.theme().line);
    const float keys = keyboard_height(stage.look());
    {
        const Box above{panel.x, panel.y, panel.w, panel.h - keys};
        ScrollArea scroll{stage, "find-order", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const float height =
            draw_code_entry(stage, {panel.x + margin, start + 40, panel.w - 2 * margin, 0}, view, draft, out);
        scroll.measure(40 + height + 24);
    }
    draw_keyboard(stage, panel.bottom_part(keys), Keyboard::name, stage.tr("Done"), draft.keyboard, typed);
}

}  // namespace

void draw_find_order(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, const Strokes& typed,
                     const Box& area, Intents& out) {
    Strokes strokes = typed;
    if (stage.look().has_rail()) {
        draw_find_landscape(stage, view, draft, area, strokes, out);
    } else {
        draw_find_portrait(stage, view, draft, area, strokes, out);
    }
    take_code_strokes(strokes, view, draft, out);
}

}  // namespace zuil
