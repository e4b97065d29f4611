#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/screens/staff_customer_parts.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

constexpr std::size_t looked_for_bytes_max = 254;
constexpr float looked_for_high = 104;
constexpr float scan_tile = 260;
constexpr float customer_columns_gap = 40;

void hand_in_question(StaffCustomerDraft& draft, Intents& out) {
    if (draft.text.empty()) return;
    draft.typing = false;
    draft.reason.reset();
    out.push(FindCustomer{draft.text});
}

void take_question_strokes(const Strokes& strokes, StaffCustomerDraft& draft, Intents& out) {
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            hand_in_question(draft, out);
            continue;
        }
        draft.typing = true;
        apply(stroke, draft.text, looked_for_bytes_max);
    }
}

void draw_scan_tile(Stage& stage, const Box& box, const StaffCustomerView& view) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 28, theme.tint);
    const std::string text = stage.tr("Scan card");
    const Paragraph words = break_lines(stage.brush().measurer(), type::body_strong, text, box.w - 56 - 32);
    const float x = box.centre().x - (56 + words.width()) / 2;
    stage.brush().icon("person-vcard", 36, {x, box.centre().y - 18}, theme.accent_ink);
    stage.brush().paragraph(words, {x + 56, box.centre().y - words.height() / 2, words.width() + 2, 0},
                            theme.accent_ink);
    stage.say(Role::text, "staff-customer/scan", text + ": " + view.card_name, box);
}

// Returns the height.
float draw_question(Stage& stage, const Box& at, const StaffCustomerView& view, StaffCustomerDraft& draft) {
    const bool has_tile = view.takes_cards;
    const bool beside = has_tile && at.w >= 700;
    const Box box{at.x, at.y, beside ? at.w - scan_tile - 24 : at.w, looked_for_high};
    std::string hint = view.finds_names ? stage.tr("Phone, e-mail, card or name") : stage.tr("Phone, e-mail or card");
    constexpr float around_hint = 140;
    if (stage.brush().measure(type::lead, hint) + around_hint > box.w) hint = stage.tr("Search");
    switch (draw_search_field(stage, box, {"staff-customer/search", draft.text, hint, draft.typing, true})) {
    case SearchFieldResult::tapped: draft.typing = true; break;
    case SearchFieldResult::cleared:
        wipe(draft.text);
        draft.typing = true;
        break;
    case SearchFieldResult::nothing: break;
    }
    if (!has_tile) return looked_for_high;
    if (beside) {
        draw_scan_tile(stage, {at.x + at.w - scan_tile, at.y, scan_tile, looked_for_high}, view);
        return looked_for_high;
    }
    draw_scan_tile(stage, {at.x, at.y + looked_for_high + 16, at.w, looked_for_high}, view);
    return 2 * looked_for_high + 16;
}

float draw_outcome(Stage& stage, const Box& at, const StaffCustomerView& view) {
    const std::string told = view.looking && view.found.empty() ? stage.tr("Looking…") : view.count;
    if (!told.empty()) {
        return 16 + stage.line(Role::status, type::body, told, {at.x, at.y + 16, at.w, 0}, stage.theme().ink2) + 12;
    }
    if (view.problem.empty() && view.erased.empty()) return 0;
    Banner banner{"staff-customer/problem", "exclamation-triangle", view.problem, {}, Banner::Tone::warn};
    if (view.problem.empty()) banner = {"staff-customer/gone", "check-lg", view.erased, {}, Banner::Tone::ok};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y + 24, at.w, height}, banner);
    return 24 + height;
}

// What is asked, and who was found. Returns the height.
float draw_looking(Stage& stage, const Box& at, const StaffCustomerView& view, StaffCustomerDraft& draft,
                   Intents& out) {
    float y = at.y;
    const std::string title = stage.tr("Look up a customer");
    y += stage.line(Role::heading, type::title, title, {at.x, y, at.w, 0}, stage.theme().ink) + 20;
    if (!view.closed_because.empty()) {
        return y + draw_empty(stage, {at.x, y, at.w, 0}, "people", view.closed_because, {}) - at.y;
    }
    y += draw_question(stage, {at.x, y, at.w, 0}, view, draft);
    y += draw_outcome(stage, {at.x, y, at.w, 0}, view);
    y += draw_found_customers(stage, {at.x, y, at.w, 0}, view, draft, out);
    return y - at.y;
}

}  // namespace

void draw_staff_customer(Stage& stage, const StaffCustomerView& view, StaffCustomerDraft& draft, const Strokes& typed,
                         const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    Strokes strokes = typed;
    const bool has_keys = draft.typing && view.closed_because.empty();
    const float keys = has_keys ? keyboard_height(stage.look()) : 0;
    {
        ScrollArea scroll{stage, "staff-customer", {area.x, area.y, area.w, area.h - keys}, Axis::vertical};
        const float start = area.y + 32 - scroll.offset();
        const Box column{area.x + margin, start, area.w - 2 * margin, 0};
        const bool columns = stage.look().landscape();
        const float width = columns ? (column.w - customer_columns_gap) / 2 : column.w;
        const float left = draw_looking(stage, {column.x, start, width, 0}, view, draft, out);
        float height = left;
        if (view.sheet) {
            const Box at{columns ? column.x + width + customer_columns_gap : column.x,
                         columns ? start : start + left + 32, width, 0};
            const float sheet = draw_customer_sheet(stage, at, *view.sheet, draft, out);
            height = columns ? std::max(left, sheet) : left + 32 + sheet;
        }
        scroll.measure(32 + height + 40);
    }
    if (has_keys) {
        draw_keyboard(stage, area.bottom_part(keys), Keyboard::email, stage.tr("Look up"), draft.keyboard, strokes);
    }
    take_question_strokes(strokes, draft, out);
    draw_erasure_sheet(stage, view, draft, out);
}

}  // namespace zuil
