#include <algorithm>

#include "kiosk/ui/screens/payment_ways.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/phone_code.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float phone_state_padding = 48;
constexpr float phone_state_radius = 40;
constexpr float phone_state_min = 540;
constexpr float phone_state_circle = 120;
constexpr float again_button = 112;
constexpr float code_share = 0.58F;  // of the width, in landscape

std::string_view state_icon(PhoneStage stage) {
    switch (stage) {
    case PhoneStage::making:
    case PhoneStage::asking: return "hourglass-split";
    case PhoneStage::paying:
    case PhoneStage::waiting: return "phone";
    case PhoneStage::failed:
    case PhoneStage::refused: return "exclamation-circle";
    case PhoneStage::over: return "clock-history";
    }
    return "phone";
}

// Where no code is to be scanned: what is going on, and the way to a new code. Returns the height.
float draw_phone_state(Stage& stage, const Box& at, const PhonePaymentView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const float width = at.w - 2 * phone_state_padding;
    const Measure measure = stage.brush().measurer();
    const Paragraph title = break_lines(measure, type::head, view.title, width);
    const Paragraph detail = break_lines(measure, type::lead, view.detail, width);
    const float words = phone_state_circle + 32 + title.height() + 12 + detail.height();
    const float button = view.can_try_again ? 40 + again_button : 0;
    const Box card{at.x, at.y, at.w, std::max(phone_state_min, words + button + 2 * phone_state_padding)};
    stage.brush().shadow(card, phone_state_radius, ShadowSize::small);
    stage.brush().rounded(card, phone_state_radius, theme.surface);
    const float x = card.x + phone_state_padding;
    float y = card.centre().y - (words + button) / 2;
    const Box circle{card.centre().x - phone_state_circle / 2, y, phone_state_circle, phone_state_circle};
    stage.brush().rounded(circle, phone_state_circle / 2, theme.tint);
    stage.brush().icon_in(state_icon(view.stage), 56, circle, theme.accent_ink);
    y = circle.bottom() + 32;
    stage.brush().paragraph(title, {x, y, width, 0}, theme.ink, Align::centre);
    stage.brush().paragraph(detail, {x, y + title.height() + 12, width, 0}, theme.ink2, Align::centre);
    Meaning meaning;
    meaning.id = "phone/state";
    meaning.role = Role::status;
    meaning.name = view.title;
    meaning.value = view.detail;
    meaning.rect = {x, y, width, title.height() + 12 + detail.height()};
    stage.say(std::move(meaning));
    if (!view.can_try_again) return card.h;
    const Button again{
        "phone/again", stage.tr("Show a new code"), Button::Kind::primary, Button::Size::large, "qr-code", "", ""};
    const float least = std::min(width, std::max(420.0F, button_width(stage, again)));
    y += title.height() + 12 + detail.height() + 40;
    if (draw_button(stage, {card.centre().x - least / 2, y, least, again_button}, again)) out.push(PayOnPhoneAgain{});
    return card.h;
}

float draw_phone(Stage& stage, const Box& at, const PhonePaymentView& view, Intents& out) {
    if (view.page.empty()) return draw_phone_state(stage, at, view, out);
    const PhoneCode code{view.page, view.valid};
    const float height = phone_code_height(stage, at.w, code);
    draw_phone_code(stage, {at.x, at.y, at.w, height}, code);
    return height;
}

float draw_one_banner(Stage& stage, const Box& at, const Banner& banner) {
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y, at.w, height}, banner);
    return height + 24;
}

// A payment that did not succeed, and a line that is down. Returns the height with the gap below.
float draw_banners(Stage& stage, const Box& at, const PhonePaymentView& view) {
    float y = at.y;
    if (!view.line.empty()) {
        y += draw_one_banner(stage, {at.x, y, at.w, 0},
                             {"phone/line", "cloud-slash", view.line, "", Banner::Tone::warn});
    }
    if (view.stage == PhoneStage::failed) {
        const Banner failed{"phone/failed", "exclamation-circle", view.title, view.detail, Banner::Tone::bad};
        y += draw_one_banner(stage, {at.x, y, at.w, 0}, failed);
    }
    return y - at.y;
}

// Title and total on one line, or the total below where the letters are large. Returns the height.
float draw_phone_heading(Stage& stage, const Box& at, const PhonePaymentView& view) {
    const float total = stage.brush().measure(type::title, view.total);
    const float beside = at.w - total - 24;
    const std::string text = stage.tr("Pay on your phone");
    const bool is_below = stage.look().narrow() && stage.brush().measure(type::title, text) > beside;
    const float width = is_below ? at.w : beside;
    const Paragraph title = break_lines(stage.brush().measurer(), type::title, text, width);
    stage.brush().paragraph(title, {at.x, at.y, width, 0}, stage.theme().ink);
    stage.say(Role::heading, "title", text, {at.x, at.y, width, title.height()});
    const Box amount =
        is_below ? Box{at.x, at.y + title.height(), at.w, 0} : Box{at.right() - total, at.y, total + 1, 0};
    const float line = stage.line(Role::text, type::title, view.total, amount, stage.theme().ink);
    return is_below ? title.height() + line : std::max(title.height(), line);
}

float draw_till_instead(Stage& stage, const Box& at, const PhonePaymentView& view, Intents& out) {
    const WayCard till{.id = "till-instead",
                       .icon = "shop",
                       .title = stage.tr("At the till"),
                       .text = stage.tr("You get a code that is scanned at the till, and pay there."),
                       .action = stage.tr("Pay at the till instead"),
                       .off_because = view.leave_disabled_because};
    const DrawnCard card = draw_way_card(stage, at, till);
    if (card.tapped) out.push(PayAtTillInstead{});
    return card.height;
}

// What is paid, and the way back to change it.
float draw_paid_for(Stage& stage, const Box& at, const PhonePaymentView& view, Intents& out) {
    const SummaryRow row{.icon = "card-checklist",
                         .strong = view.what,
                         .text = view.what_more,
                         .action = view.leave_disabled_because.empty() ? stage.tr("Change") : ""};
    const DrawnCard drawn = draw_summary_row(stage, at, row);
    if (drawn.tapped) out.push(LeavePhonePayment{});
    return drawn.height;
}

float draw_phone_terms(Stage& stage, const Box& at, const PhonePaymentView& view) {
    return stage.paragraph(type::small, view.terms, {at.x + 8, at.y, at.w - 16, 0}, stage.theme().ink2);
}

void draw_phone_portrait(Stage& stage, const PhonePaymentView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "phone-payment", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start + above_steps(stage.look());
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::payment);
    y += steps_height + below_steps(stage.look());
    y += draw_phone_heading(stage, {column.x, y, column.w, 0}, view) + 36;
    y += draw_banners(stage, {column.x, y, column.w, 0}, view);
    y += draw_phone(stage, {column.x, y, column.w, 0}, view, out) + 24;
    y += draw_till_instead(stage, {column.x, y, column.w, 0}, view, out) + 32;
    y += draw_paid_for(stage, {column.x, y, column.w, 0}, view, out) + 16;
    y += draw_phone_terms(stage, {column.x, y, column.w, 0}, view);
    scroll.measure(y + 40 - start);
}

// The code at the left, every other way at the right.
void draw_phone_landscape(Stage& stage, const PhonePaymentView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box column{area.x + margin, area.y + 40, area.w - 2 * margin, area.h};
    float y = column.y;
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::payment);
    y += steps_height + 36;
    y += draw_phone_heading(stage, {column.x, y, column.w, 0}, view) + 28;
    ScrollArea scroll{stage, "phone-payment", {area.x, y - 12, area.w, area.bottom() - y + 12}, Axis::vertical};
    const float start = y - scroll.offset();
    const float below = start + draw_banners(stage, {column.x, start, column.w, 0}, view);
    const float wide = (column.w - 40) * code_share;
    const float left = below + draw_phone(stage, {column.x, below, wide, 0}, view, out);
    const Box beside{column.x + wide + 40, below, column.w - wide - 40, 0};
    float right = below + draw_till_instead(stage, beside, view, out) + 24;
    right += draw_paid_for(stage, {beside.x, right, beside.w, 0}, view, out) + 12;
    right += draw_phone_terms(stage, {beside.x, right, beside.w, 0}, view);
    scroll.measure(std::max(left, right) + 40 - start);
}

}  // namespace

void draw_phone_payment(Stage& stage, const PhonePaymentView& view, const Box& area, Intents& out) {
    const Box footer = checkout_footer(stage.look());
    const Box content{area.x, area.y, area.w, footer.y - area.y};
    if (stage.look().landscape()) {
        draw_phone_landscape(stage, view, content, out);
    } else {
        draw_phone_portrait(stage, view, content, out);
    }
    draw_checkout_footer(stage, out);
    draw_reassurance(stage);
}

}  // namespace zuil
