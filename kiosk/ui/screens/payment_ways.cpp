#include "kiosk/ui/screens/payment_ways.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"
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

struct OtherWay {
    std::string id;
    std::string icon;
    std::string title;
    std::string text;
    std::string action;
    PaymentMethod method = PaymentMethod::pickup;
};

float draw_other_way(Stage& stage, const Box& at, const OtherWay& way, const PaymentView& view, Intents& out) {
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
    const Button button{"payment/" + way.id,
                        way.action,
                        Button::Kind::second,
                        Button::Size::normal,
                        "",
                        "",
                        view.placing ? stage.tr("One moment…") : view.place_disabled_because};
    const Box place{card.x + way_card_padding, card.bottom() - way_card_padding - way_button,
                    card.w - 2 * way_card_padding, way_button};
    if (draw_button(stage, place, button)) out.push(PlaceOrder{way.method, view.offer});
    return card.h;
}

}  // namespace

bool has_several_ways(const PaymentView& view) { return !view.pay_at_pickup.empty(); }

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
    const OtherWay pickup{"pickup",
                          "shop",
                          stage.tr("When you collect"),
                          view.pay_at_pickup,
                          stage.tr("Order and pay when you collect"),
                          PaymentMethod::pickup};
    return draw_other_way(stage, at, pickup, view, out);
}

}  // namespace zuil
