#include "kiosk/ui/screens/payment_ways.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/receipt.hpp"

namespace zuil {
namespace {

constexpr float way_card_padding = 40;
constexpr float way_card_radius = 40;
constexpr float slip_height = 300;
constexpr float slip_width = 400;
constexpr float slip_room_min = 640;  // of the card: where it is narrower, words tell it alone
constexpr float way_icon_size = 52;
constexpr float way_button = 96;

Box way_card(Stage& stage, const Box& at, float height) {
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, way_card_radius, ShadowSize::small);
    stage.brush().rounded(card, way_card_radius, stage.theme().surface);
    return card;
}

}  // namespace

DrawnCard draw_way_card(Stage& stage, const Box& at, const WayCard& way) {
    const Theme& theme = stage.theme();
    const float x = at.x + way_card_padding + way_icon_size + 28;
    const float room = at.right() - way_card_padding - x;
    const Measure measure = stage.brush().measurer();
    const Paragraph title = break_lines(measure, type::head_dense, way.title, room);
    const Paragraph text = break_lines(measure, type::body, way.text, room);
    const float words = std::max(way_icon_size, title.height() + 6 + text.height());
    const Box card = way_card(stage, at, way_card_padding + words + 28 + way_button + way_card_padding);
    const float top = card.y + way_card_padding;
    stage.brush().icon(way.icon, way_icon_size, {card.x + way_card_padding, top}, theme.accent_ink);
    stage.brush().paragraph(title, {x, top, room, 0}, theme.ink);
    stage.say(Role::heading, way.id + "/title", way.title, {x, top, room, title.height()});
    const float y = top + title.height() + 6;
    stage.brush().paragraph(text, {x, y, room, 0}, theme.ink2);
    stage.say(Role::text, way.id + "/how", way.text, {x, y, room, text.height()});
    const Button button{"payment/" + way.id, way.action, Button::Kind::second, Button::Size::normal, "", "",
                        way.off_because};
    const Box place{card.x + way_card_padding, card.bottom() - way_card_padding - way_button,
                    card.w - 2 * way_card_padding, way_button};
    return {.height = card.h, .tapped = draw_button(stage, place, button)};
}

bool has_several_ways(const PaymentView& view) { return view.pay_on_phone || !view.pay_at_pickup.empty(); }

float draw_phone_way(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    if (!view.pay_on_phone) return 0;
    const WayCard phone{.id = "phone",
                        .icon = "phone",
                        .title = stage.tr("On your phone"),
                        .text = stage.tr("Scan a code with your camera and pay right away."),
                        .action = stage.tr("Order and pay on my phone"),
                        .off_because = view.placing ? stage.tr("One moment…") : view.place_disabled_because};
    const DrawnCard card = draw_way_card(stage, at, phone);
    if (card.tapped) out.push(PlaceOrder{PaymentMethod::phone, view.offer});
    return card.height;
}

float draw_till_way(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const float inner_width = at.w - 2 * way_card_padding;
    const float slip = inner_width < slip_room_min || stage.look().narrow() ? 0 : slip_width + 40;
    const std::string how = stage.tr("Take a photo of the code you get. Have it scanned at the till and pay there.");
    const Paragraph text = break_lines(stage.brush().measurer(), type::lead, how, inner_width - slip);
    const float words = 12 + type::head.line_height() + 12 + text.height();
    const float above = std::max(slip > 0 ? slip_height : 0.0F, words);
    const Box card = way_card(stage, at, way_card_padding + above + 28 + way_button + way_card_padding);
    const Box inner = card.inset(way_card_padding);
    if (slip > 0) {
        draw_receipt_preview(stage, {inner.x, inner.y, slip_width, above}, {view.count, view.total, view.store});
    }
    const Box place{inner.x + slip, inner.y + 12, inner.w - slip, 0};
    const float y = place.y + stage.line(Role::heading, type::head, stage.tr("At the till"), place, theme.ink) + 12;
    stage.brush().paragraph(text, {place.x, y, place.w, 0}, theme.ink2);
    stage.say(Role::text, "till/how", how, {place.x, y, place.w, text.height()});
    const Button order{"payment/order",
                       stage.tr("Order with obligation to pay"),
                       Button::Kind::primary,
                       Button::Size::normal,
                       "",
                       "",
                       view.placing ? stage.tr("One moment…") : view.place_disabled_because};
    if (draw_button(stage, {inner.x, inner.bottom() - way_button, inner.w, way_button}, order)) {
        out.push(PlaceOrder{PaymentMethod::till, view.offer});
    }
    return card.h;
}

float draw_other_ways(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    if (view.pay_at_pickup.empty()) return 0;
    const WayCard pickup{.id = "pickup",
                         .icon = "shop",
                         .title = stage.tr("When you collect"),
                         .text = view.pay_at_pickup,
                         .action = stage.tr("Order and pay when you collect"),
                         .off_because = view.placing ? stage.tr("One moment…") : view.place_disabled_because};
    const DrawnCard card = draw_way_card(stage, at, pickup);
    if (card.tapped) out.push(PlaceOrder{PaymentMethod::pickup, view.offer});
    return card.height;
}

DrawnCard draw_summary_row(Stage& stage, const Box& at, const SummaryRow& row) {
    const Theme& theme = stage.theme();
    const float link = row.action.empty() ? 0 : stage.brush().measure(type::body_strong, row.action);
    const Box target{at.right() - link - 16, at.y + 8, link + 32, 72};
    const float room = target.x - 24 - (at.x + 64);
    stage.brush().icon(row.icon, 36, {at.x + 8, at.y + 26}, theme.accent_ink);
    const Measure measure = stage.brush().measurer();
    const bool large = stage.look().narrow();
    const Paragraph strong = break_lines(measure, type::body_medium, row.strong, room, large ? 4 : 2);
    const Paragraph text = break_lines(measure, type::body, row.text, room, large ? 3 : 1);
    const float height = std::max(88.0F, strong.height() + text.height() + 16);
    float y = at.y + (height - strong.height() - text.height()) / 2;
    stage.brush().paragraph(strong, {at.x + 64, y, room, 0}, theme.ink);
    y += strong.height();
    stage.brush().paragraph(text, {at.x + 64, y, room, 0}, theme.ink2);
    Meaning meaning;
    meaning.id = "summary";
    meaning.role = Role::text;
    meaning.name = row.strong;
    meaning.value = row.text;
    meaning.personal = row.is_personal;
    meaning.rect = {at.x, at.y, at.w - link - 32, height};
    stage.say(std::move(meaning));
    if (row.action.empty()) return {.height = height, .tapped = false};
    const Button button{"payment/change", row.action, Button::Kind::quiet, Button::Size::small, "", "", ""};
    return {.height = height, .tapped = draw_button(stage, target, button)};
}

void draw_reassurance(Stage& stage) {
    const Box row = checkout_buttons(stage.look());
    const std::string text = stage.tr("We do not see or keep any card details");
    const float right = row.right();
    if (stage.look().narrow()) {
        // Behind the way back and what makes the screen easier, in as many lines as the bar has room for.
        const float comfort = stage.look().has_rail() ? 0 : 16 + 96;
        const float x = row.x + way_back_width(stage) + comfort + 16;
        const Paragraph words = break_lines(stage.brush().measurer(), type::small.spaced(1.2F), text, right - x, 4);
        const Box place{x, row.centre().y - words.height() / 2, right - x, words.height()};
        stage.brush().paragraph(words, place, stage.theme().ink2, Align::right);
        return stage.say(Role::text, "reassurance", text, place);
    }
    const float left = row.x + 240 + 24 + 48;
    const TextLine line = fit_line(stage.brush().measurer(), type::body, text, right - left);
    const float middle = row.centre().y;
    const float x = right - line.width;
    stage.brush().text(type::body, line.text, {x, middle - type::body.line_height() / 2}, stage.theme().ink2,
                       line.text != text);
    stage.brush().icon("lock", 28, {x - 44, middle - 14}, stage.theme().ink2);
    stage.say(Role::text, "reassurance", text, {x - 44, middle - 17, line.width + 44, 34});
}

}  // namespace zuil
