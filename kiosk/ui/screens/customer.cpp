#include <algorithm>

#include "kiosk/ui/screens/customer_parts.hpp"
#include "kiosk/ui/screens/privacy.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/phone_number.hpp"
#include "kiosk/ui/widgets/scan_way.hpp"
#include "kiosk/ui/widgets/segmented.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

using CustomerStage = CustomerView::Stage;

constexpr float customer_panel = 880;  // ten keys of 72 and their gaps
constexpr std::size_t one_time_digits = 6;
constexpr std::size_t address_bytes_max = 254;  // RFC 5321

// What is typed next.
enum class Typing { nothing, phone, email, code };

Typing typing_of(const CustomerView& view) {
    if (!view.sends_codes) return Typing::nothing;
    if (view.stage == CustomerStage::code) return Typing::code;
    return view.kind == ContactKind::phone ? Typing::phone : Typing::email;
}

std::string& typed_in(const CustomerView& view, CustomerDraft& draft) {
    switch (typing_of(view)) {
    case Typing::code: return draft.code;
    case Typing::email: return draft.email;
    case Typing::phone:
    case Typing::nothing: break;
    }
    return draft.phone;
}

std::string off_because(Stage& stage, const CustomerView& view, CustomerDraft& draft) {
    if (view.stage == CustomerStage::looking) return stage.tr("One moment…");
    switch (typing_of(view)) {
    case Typing::code: return draft.code.size() < one_time_digits ? stage.tr("Type all six digits") : "";
    case Typing::email: return draft.email.empty() ? stage.tr("Fill in your e-mail address") : "";
    case Typing::phone: return draft.phone.empty() ? stage.tr("Fill in your number") : "";
    case Typing::nothing: break;
    }
    return {};
}

void hand_in_typed(Stage& stage, const CustomerView& view, CustomerDraft& draft, Intents& out) {
    if (!off_because(stage, view, draft).empty()) return;
    draft.changed = false;
    if (typing_of(view) == Typing::code) {
        out.push(CheckCode{draft.code});
        wipe(draft.code);
    } else {
        out.push(SendCode{typed_in(view, draft)});
    }
}

void take_customer_strokes(Stage& stage, const Strokes& strokes, const CustomerView& view, CustomerDraft& draft,
                           Intents& out) {
    if (view.stage == CustomerStage::looking || typing_of(view) == Typing::nothing) return;
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            hand_in_typed(stage, view, draft, out);
            continue;
        }
        draft.changed = true;
        switch (typing_of(view)) {
        case Typing::email: apply(stroke, draft.email, address_bytes_max); break;
        case Typing::phone: dial(stroke, draft.phone); break;
        case Typing::code: {
            const bool is_digit = stroke.text.size() == 1 && stroke.text[0] >= '0' && stroke.text[0] <= '9';
            if (stroke.kind != Stroke::Kind::text || is_digit) apply(stroke, draft.code, one_time_digits);
            break;
        }
        case Typing::nothing: break;
        }
    }
}

float draw_customer_title(Stage& stage, const Box& at, const std::string& text) {
    const Paragraph title = break_lines(stage.brush().measurer(), type::title, text, at.w);
    stage.brush().paragraph(title, {at.x, at.y, at.w, 0}, stage.theme().ink);
    stage.say(Role::heading, "customer/title", text, {at.x, at.y, at.w, title.height()});
    return title.height();
}

Field customer_field(Stage& stage, const CustomerView& view, CustomerDraft& draft) {
    Field field;
    field.id = "customer/typed";
    field.active = true;
    field.personal = true;
    if (!draft.changed) field.problem = view.problem;
    switch (typing_of(view)) {
    case Typing::code:
        field.label = stage.tr("The six digits of the code");
        field.text = draft.code;
        break;
    case Typing::email:
        field.label = stage.tr("Your e-mail address, as the shop knows it");
        field.text = draft.email;
        break;
    case Typing::phone:
    case Typing::nothing:
        field.label = stage.tr("Your mobile number, as the shop knows it");
        field.text = grouped_phone(draft.phone);
        if (shows_prefix(draft.phone)) field.prefix = view.dial_prefix;
        break;
    }
    return field;
}

// A telephone or an address: where the code goes. Returns the height.
float draw_code_ways(Stage& stage, const Box& at, const CustomerView& view, CustomerDraft& draft, Intents& out) {
    const std::vector<Segment> ways{
        {"customer/phone", "phone", stage.tr("By text message"), view.kind == ContactKind::phone},
        {"customer/email", "envelope", stage.tr("By e-mail"), view.kind == ContactKind::email}};
    const float height = segmented_height(stage, at.w, ways);
    if (const auto chosen = draw_segmented(stage, {at.x, at.y, at.w, height}, ways)) {
        draft.changed = true;
        draft.keyboard = {};
        out.push(ChooseCodeWay{*chosen == 0 ? ContactKind::phone : ContactKind::email});
    }
    return height;
}

float draw_told(Stage& stage, const Box& at, const CustomerView& view) {
    const Banner banner{"customer/told", "chat-left-text", view.told, {}, Banner::Tone::info};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y, at.w, height}, banner);
    return height;
}

// Where something is typed, and what it is for. Returns the height.
float draw_code_part(Stage& stage, const Box& at, const CustomerView& view, CustomerDraft& draft, Intents& out) {
    const bool is_code = typing_of(view) == Typing::code;
    float y = at.y;
    if (is_code) {
        y += draw_told(stage, {at.x, y, at.w, 0}, view) + 24;
    } else {
        y += stage.line(Role::heading, type::lead_strong, stage.tr("Or have a code sent to you"), {at.x, y, at.w, 0},
                        stage.theme().ink) +
             16;
        y += draw_code_ways(stage, {at.x, y, at.w, 0}, view, draft, out) + 24;
    }
    const Field field = customer_field(stage, view, draft);
    const float height = field_height(stage, at.w, field);
    draw_field(stage, {at.x, y, at.w, height}, field);
    y += height + 24;
    Button on{"customer/go",
              is_code ? stage.tr("Check the code") : stage.tr("Send me a code"),
              Button::Kind::primary,
              Button::Size::normal,
              "",
              "arrow-right",
              off_because(stage, view, draft)};
    if (draw_button(stage, {at.x, y, at.w, 96}, on)) hand_in_typed(stage, view, draft, out);
    y += 96;
    if (is_code) {
        const std::string label = stage.tr("Ask for another code");
        const float width = std::min(at.w, stage.brush().measure(type::body_strong, label) + 38);
        if (draw_link(stage, {at.x, y + 8, width, 64}, "customer/again", label)) out.push(ForgetCustomer{});
        y += 8 + 64;
    }
    return y - at.y;
}

// How to show who one is without typing, and what came of it where nothing is typed. Returns the height.
float draw_card_part(Stage& stage, const Box& at, const CustomerView& view) {
    if (!view.takes_cards) return 0;
    const bool is_looking = view.stage == CustomerStage::looking;
    float y = at.y;
    const std::string title = stage.tr("Scan your card:");
    y += draw_scan_way(
        stage, {at.x, y, at.w, 0},
        {.id = "customer/scan",
         .icon = "person-vcard",
         .title = title + " " + view.card_name,
         .text = is_looking ? stage.tr("One moment…") : stage.tr("Hold the card or the app under this screen.")});
    if (typing_of(view) == Typing::nothing && !view.problem.empty()) {
        const Banner banner{"customer/problem", "exclamation-triangle", view.problem, {}, Banner::Tone::warn};
        const float height = banner_height(stage, at.w, banner);
        draw_banner(stage, {at.x, y + 24, at.w, height}, banner);
        y += 24 + height;
    }
    return y - at.y;
}

float draw_promise(Stage& stage, const Box& at, Intents& out) {
    const std::string text = stage.tr("Nothing about you stays on this screen.");
    stage.brush().icon("eraser", 30, {at.x, at.y + 2}, stage.theme().accent_ink);
    const float height = stage.paragraph(type::body, text, {at.x + 48, at.y, at.w - 48, 0}, stage.theme().ink2) + 8;
    return height + draw_privacy_link(stage, {at.x, at.y + height, at.w, 0}, out);
}

float customer_keys_height(Stage& stage, const CustomerView& view) {
    if (typing_of(view) == Typing::nothing) return 0;
    return typing_of(view) == Typing::email ? keyboard_height(stage.look()) : number_pad_height(stage.look());
}

void draw_customer_keys(Stage& stage, const Box& box, const CustomerView& view, CustomerDraft& draft, Strokes& typed) {
    switch (typing_of(view)) {
    case Typing::email: return draw_keyboard(stage, box, Keyboard::email, stage.tr("Done"), draft.keyboard, typed);
    case Typing::phone: return draw_number_pad(stage, box, typed);
    case Typing::code: return draw_number_pad(stage, box, typed, stage.tr("Done"));
    case Typing::nothing: return;
    }
}

void draw_asking_portrait(Stage& stage, const CustomerView& view, CustomerDraft& draft, const Box& area, Strokes& typed,
                          Intents& out) {
    const float margin = stage.look().margin();
    const float keys = customer_keys_height(stage, view);
    {
        const Box above{area.x, area.y, area.w, area.h - keys};
        ScrollArea scroll{stage, "customer", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const Box column{area.x + margin, start, area.w - 2 * margin, 0};
        float y = start + 24;
        y += draw_customer_title(stage, {column.x, y, column.w, 0}, stage.tr("Your points and purchases")) + 24;
        if (view.stage != CustomerStage::code) {
            const float card = draw_card_part(stage, {column.x, y, column.w, 0}, view);
            if (card > 0) y += card + 32;
        }
        if (view.sends_codes) y += draw_code_part(stage, {column.x, y, column.w, 0}, view, draft, out) + 24;
        y += draw_promise(stage, {column.x, y, column.w, 0}, out);
        scroll.measure(y + 24 - start);
    }
    if (keys > 0) draw_customer_keys(stage, area.bottom_part(keys), view, draft, typed);
}

void draw_asking_landscape(Stage& stage, const CustomerView& view, CustomerDraft& draft, const Box& area,
                           Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const float width = view.sends_codes ? std::min(customer_panel, area.w * 0.54F) : 0;
    {
        const Box left = area.left_part(area.w - width);
        ScrollArea scroll{stage, "customer/card", left, Axis::vertical};
        const float start = left.y - scroll.offset();
        float y = start + 40;
        const Box column{left.x + margin, y, left.w - 2 * margin, 0};
        y += draw_customer_title(stage, {column.x, y, column.w, 0}, stage.tr("Your points and purchases")) + 24;
        const float card = draw_card_part(stage, {column.x, y, column.w, 0}, view);
        if (card > 0) y += card + 32;
        y += draw_promise(stage, {column.x, y, column.w, 0}, out);
        scroll.measure(y + 24 - start);
    }
    if (width <= 0) return;
    const Box panel = area.right_part(width);
    stage.brush().fill(panel, stage.theme().surface);
    stage.brush().fill(panel.left_part(2), stage.theme().line);
    const float keys = customer_keys_height(stage, view);
    {
        const Box above{panel.x, panel.y, panel.w, panel.h - keys};
        ScrollArea scroll{stage, "customer", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const float height =
            draw_code_part(stage, {panel.x + margin, start + 32, panel.w - 2 * margin, 0}, view, draft, out);
        scroll.measure(32 + height + 24);
    }
    draw_customer_keys(stage, panel.bottom_part(keys), view, draft, typed);
}

}  // namespace

void draw_customer(Stage& stage, const CustomerView& view, CustomerDraft& draft, const Strokes& typed, const Box& area,
                   Intents& out) {
    if (view.stage == CustomerStage::known) return draw_known_customer(stage, view, draft, area, out);
    Strokes strokes = typed;
    if (stage.look().has_rail()) {
        draw_asking_landscape(stage, view, draft, area, strokes, out);
    } else {
        draw_asking_portrait(stage, view, draft, area, strokes, out);
    }
    take_customer_strokes(stage, strokes, view, draft, out);
}

}  // namespace zuil
