#include <algorithm>

#include "kiosk/ui/screens/payment_ways.hpp"
#include "kiosk/ui/widgets/facets.hpp"

namespace zuil {
namespace {

constexpr float consent_padding = 32;
constexpr float toggle_width = 104;
constexpr float toggle_height = 60;

}  // namespace

float draw_consent(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    if (!view.asks_to_keep) return 0;
    const Theme& theme = stage.theme();
    const bool narrow = stage.look().narrow();
    const float padding = narrow ? 20 : consent_padding;
    const float icon = narrow ? 0 : 48 + 24;
    const float room = at.w - 2 * padding - icon - toggle_width - 24;
    const Measure measure = stage.brush().measurer();
    const std::string name = stage.tr("Keep this purchase with my details");
    const std::string what =
        view.keeps ? stage.tr("The shop adds it to your purchases, for guarantee and service.")
                   : stage.tr("Not needed for your order: the shop then uses your details for this order alone.");
    const Paragraph title = break_lines(measure, type::body_strong, name, room);
    const Paragraph text = break_lines(measure, type::small, what, room);
    const float words = title.height() + 4 + text.height();
    const Box card = at.top_part(std::max(words, toggle_height) + 2 * 24);
    Meaning meaning;
    meaning.id = "payment/keep";
    meaning.role = Role::toggle;
    meaning.name = name;
    meaning.value = what;
    meaning.rect = card;
    meaning.chosen = view.keeps ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, mix(theme.surface, theme.sunken, response.sunk));
    if (icon > 0) stage.brush().icon("person-vcard", 48, {card.x + padding, card.centre().y - 24}, theme.accent_ink);
    const float x = card.x + padding + icon;
    const float y = card.centre().y - words / 2;
    stage.brush().paragraph(title, {x, y, room, 0}, theme.ink);
    stage.brush().paragraph(text, {x, y + title.height() + 4, room, 0}, theme.ink2);
    draw_toggle(stage, {card.right() - padding - toggle_width, card.centre().y - toggle_height / 2}, view.keeps);
    if (response.activated) out.push(SetKeepPurchase{!view.keeps});
    return card.h + 24;
}

}  // namespace zuil
