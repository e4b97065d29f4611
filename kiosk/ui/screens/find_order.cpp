#include <algorithm>

#include "kiosk/ui/screens/privacy.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/scan_way.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

constexpr float find_panel = 880;  // ten keys of 72 and their gaps
constexpr std::size_t code_bytes_max = 40;
constexpr std::size_t told_bytes_max = 254;  // RFC 5321
constexpr std::size_t paired_signs_max = 6;

// The order's number was given, and what it was placed with is asked.
bool find_asks_more(const FindOrderView& view) { return !view.number.empty(); }

std::string find_off_because(Stage& stage, const FindOrderView& view, const FindOrderDraft& draft) {
    if (view.is_looking) return stage.tr("One moment…");
    if (!view.closed_because.empty()) return stage.tr("Please wait a moment");
    if (find_asks_more(view)) return draft.told.empty() ? stage.tr("Fill in one of the three") : "";
    if (!draft.text.empty()) return {};
    return view.takes_numbers ? stage.tr("Type your order code or number") : stage.tr("Type your order code");
}

void hand_in_code(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, Intents& out) {
    if (!find_off_because(stage, view, draft).empty()) return;
    draft.changed = false;
    if (find_asks_more(view)) {
        out.push(TraceOrder{draft.told});
    } else {
        out.push(FindOrder{draft.text});
    }
}

// "7k4m" is shown as "7K 4M", as it stands on the slip, and the longer code of a helper as "7K 4M 3X"; the number of
// an order as it is.
void tidy_code(std::string& text) {
    const auto signs = text.size() - static_cast<std::size_t>(std::ranges::count(text, ' '));
    std::string tidy;
    for (const char sign : text) {
        if (sign == ' ') continue;
        const bool is_pair = (tidy.size() == 2 || tidy.size() == 5) && signs <= paired_signs_max;
        if (is_pair && text.find('-') == std::string::npos) tidy += ' ';
        tidy += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    text = tidy;
}

void take_code_strokes(Stage& stage, const Strokes& strokes, const FindOrderView& view, FindOrderDraft& draft,
                       Intents& out) {
    if (view.is_looking) return;
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            hand_in_code(stage, view, draft, out);
            continue;
        }
        draft.changed = true;
        if (find_asks_more(view)) {
            apply(stroke, draft.told, told_bytes_max);
            continue;
        }
        apply(stroke, draft.text, code_bytes_max);
        tidy_code(draft.text);
        draft.keyboard.capitals = true;
    }
}

float draw_find_scan(Stage& stage, const Box& at, const FindOrderView& view) {
    const bool is_looking = view.is_looking && !find_asks_more(view);
    return draw_scan_way(
        stage, at,
        {.id = "find-order/scan",
         .icon = "qr-code-scan",
         .title = stage.tr("Scan the code of your order"),
         .text = is_looking ? stage.tr("One moment…")
                            : stage.tr("Hold the QR code under this screen. A photo of it works too.")});
}

// Which order it is about, and why more is asked.
float draw_asked_order(Stage& stage, const Box& at, const FindOrderView& view) {
    float y = at.y;
    const Paragraph number =
        break_lines(stage.brush().measurer(), type::lead_strong, stage.tr("Order number") + " " + view.number, at.w);
    stage.brush().paragraph(number, {at.x, y, at.w, 0}, stage.theme().ink);
    Meaning meaning;
    meaning.id = "find-order/number";
    meaning.role = Role::text;
    meaning.name = stage.tr("Order number");
    meaning.value = view.number;
    meaning.personal = true;
    meaning.rect = {at.x, y, at.w, number.height()};
    stage.say(std::move(meaning));
    y += number.height() + 12;
    stage.brush().icon("shield-check", 30, {at.x, y + 2}, stage.theme().accent_ink);
    y += stage.paragraph(
        type::body,
        stage.tr("So that nobody else sees your order, we need one thing more. Nothing of it stays on this screen."),
        {at.x + 48, y, at.w - 48, 0}, stage.theme().ink2);
    return y - at.y;
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
    field.active = true;
    if (find_asks_more(view)) {
        field.id = "order-told";
        field.label = stage.tr("Postcode, e-mail address or telephone number");
        field.text = draft.told;
        field.hint = stage.tr("as you gave it with your order");
        field.personal = true;
    } else {
        field.id = "order-code";
        field.label = view.takes_numbers ? stage.tr("Or type your order code or order number")
                                         : stage.tr("Or type your order code");
        field.text = draft.text;
        field.hint = stage.tr("such as 7K 4M");
        // A number leads to a person, with what is asked next.
        field.personal = view.takes_numbers;
    }
    if (!view.closed_because.empty()) {
        field.problem = view.closed_because;
    } else if (!draft.changed) {
        field.problem = view.problem;
    }
    return field;
}

float draw_code_entry(Stage& stage, const Box& at, const FindOrderView& view, FindOrderDraft& draft, Intents& out) {
    float y = at.y;
    if (find_asks_more(view)) y += draw_asked_order(stage, {at.x, y, at.w, 0}, view) + 28;
    const Field field = code_field(stage, view, draft);
    const float height = field_height(stage, at.w, field);
    draw_field(stage, {at.x, y, at.w, height}, field);
    y += height + 24;
    const Button find{
        "find-order/find", stage.tr("Show my order"),           Button::Kind::primary, Button::Size::normal, "",
        "arrow-right",     find_off_because(stage, view, draft)};
    if (draw_button(stage, {at.x, y, at.w, 96}, find)) hand_in_code(stage, view, draft, out);
    y += 96;
    y += 12 + draw_privacy_link(stage, {at.x, y + 12, at.w, 0}, out);
    return y - at.y;
}

// Another thing is typed than before: with other keys, and from the beginning.
void follow_find_step(const FindOrderView& view, FindOrderDraft& draft) {
    if (draft.asks_number == !find_asks_more(view)) return;
    draft.asks_number = !find_asks_more(view);
    draft.changed = false;
    draft.keyboard = {};
    draft.keyboard.capitals = draft.asks_number;
    wipe(draft.told);
}

Keyboard find_keys(const FindOrderView& view) { return find_asks_more(view) ? Keyboard::email : Keyboard::name; }

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
        if (!find_asks_more(view)) y += draw_find_scan(stage, {column.x, y, column.w, 0}, view) + 40;
        y += draw_code_entry(stage, {column.x, y, column.w, 0}, view, draft, out);
        scroll.measure(y + 24 - start);
    }
    draw_keyboard(stage, area.bottom_part(keys), find_keys(view), stage.tr("Done"), draft.keyboard, typed);
}

void draw_find_landscape(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, const Box& area,
                         Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const float width = std::min(find_panel, area.w * 0.54F);
    const Box left = area.left_part(area.w - width);
    float y = left.y + 40;
    y += draw_find_heading(stage, {left.x + margin, y, left.w - 2 * margin, 0}) + 32;
    if (!find_asks_more(view)) draw_find_scan(stage, {left.x + margin, y, left.w - 2 * margin, 0}, view);
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
    draw_keyboard(stage, panel.bottom_part(keys), find_keys(view), stage.tr("Done"), draft.keyboard, typed);
}

}  // namespace

void draw_find_order(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, const Strokes& typed,
                     const Box& area, Intents& out) {
    follow_find_step(view, draft);
    Strokes strokes = typed;
    if (stage.look().has_rail()) {
        draw_find_landscape(stage, view, draft, area, strokes, out);
    } else {
        draw_find_portrait(stage, view, draft, area, strokes, out);
    }
    take_code_strokes(stage, strokes, view, draft, out);
}

}  // namespace zuil
