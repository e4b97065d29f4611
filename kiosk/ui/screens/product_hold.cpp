#include <algorithm>
#include <utility>

#include "kiosk/ui/screens/confirmation_parts.hpp"
#include "kiosk/ui/screens/product_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

// Staff put the article on the screen aside for somebody.
namespace zuil {
namespace {

constexpr float hold_around = 36 + 112 + 40;  // the sheet's head, and what is free below

std::string webshop_words(const Stage& stage, HoldOfferView::Shop shop) {
    switch (shop) {
    case HoldOfferView::Shop::not_told: break;
    case HoldOfferView::Shop::told:
        return stage.tr("Take it off the shelf first. The webshop hears of it, and no longer sells this piece.");
    case HoldOfferView::Shop::told_later:
        return stage.tr(
            "Take it off the shelf first. There is no connection: the webshop hears of it later, and may "
            "still sell it until then.");
    }
    return stage.tr(
        "Take it off the shelf first. The webshop does not know of it and may still sell it: "
        "look whether enough of it is left.");
}

// For how long. Returns the height.
float draw_hold_terms(Stage& stage, const Box& at, const ProductView& view, Intents& out) {
    const HoldOfferView& offer = *view.hold;
    float y = at.y;
    y += stage.paragraph(type::lead_strong, view.name, {at.x, y, at.w, 0}, stage.theme().ink) + 8;
    y += stage.paragraph(type::body, webshop_words(stage, offer.shop), {at.x, y, at.w, 0}, stage.theme().ink2) + 32;
    for (std::size_t i = 0; i < offer.terms.size(); ++i) {
        const HoldOfferView::Term& term = offer.terms[i];
        const Button button{
            "hold/term/" + std::to_string(i), term.text, Button::Kind::second, Button::Size::normal, "", "", ""};
        if (draw_button(stage, {at.x, y, at.w, 96}, button)) out.push(HoldArticle{view.variant, term.term});
        y += 96 + 16;
    }
    return y - 16 - at.y;
}

// The code, and what to do with it. Returns the height.
float draw_held(Stage& stage, const Box& at, const ProductView& view, ProductDraft& draft) {
    const HoldOfferView& offer = *view.hold;
    float y = at.y;
    y += stage.paragraph(type::lead_strong, view.name, {at.x, y, at.w, 0}, stage.theme().ink) + 16;
    const TextStyle style = type::display;
    draw_code_text(stage, {at.x, y, at.w, style.line_height()}, style, stage.tr("Code"), offer.code, stage.theme().ink);
    y += style.line_height() + 16;
    y += stage.paragraph(type::lead, offer.until, {at.x, y, at.w, 0}, stage.theme().ink) + 8;
    y += stage.paragraph(type::body, stage.tr("Write the code on the item, and give it to the customer too."),
                         {at.x, y, at.w, 0}, stage.theme().ink2) +
         32;
    const Button done{"hold/done", stage.tr("Done"), Button::Kind::primary, Button::Size::normal, "", "", ""};
    if (draw_button(stage, {at.x, y, at.w, 96}, done)) draft.open = ProductDraft::Open::nothing;
    return y + 96 - at.y;
}

}  // namespace

float draw_product_hold(Stage& stage, const Box& at, const ProductView& view, ProductDraft& draft) {
    if (!view.hold) return 0;
    Button button{"product/hold",
                  stage.tr("Put aside for somebody"),
                  Button::Kind::second,
                  Button::Size::small,
                  "bookmark",
                  "",
                  view.hold->closed_because,
                  stage.tr("Put aside")};
    const float width = std::min(at.w, button_width(stage, button));
    const Box box{at.x, at.y + 24, width, button_height(button.size)};
    if (draw_button(stage, box, button)) draft.open = ProductDraft::Open::hold;
    return 24 + box.h;
}

void draw_hold_sheet(Stage& stage, const ProductView& view, ProductDraft& draft, Intents& out) {
    if (!view.hold) return;
    // What was put aside may be taken off the list elsewhere: nothing else then comes up under a finger.
    const bool was_held = std::exchange(draft.shows_held, !view.hold->code.empty());
    if (was_held && !draft.shows_held && draft.open == ProductDraft::Open::hold) {
        draft.open = ProductDraft::Open::nothing;
    }
    const bool is_open = draft.open == ProductDraft::Open::hold;
    const Sheet sheet{"hold", stage.tr("Put aside for somebody"),
                      std::min(hold_around + draft.hold_height, stage.look().height), ""};
    float height = draft.hold_height;
    const SheetResult result = draw_sheet(stage, is_open, sheet, [&](const Box& box) {
        ScrollArea scroll{stage, "hold/content", box, Axis::vertical};
        const Box at = box.moved(0, -scroll.offset());
        height = view.hold->code.empty() ? draw_hold_terms(stage, at, view, out) : draw_held(stage, at, view, draft);
        scroll.measure(height);
    });
    if (is_open) follow_height(stage, draft.hold_height, height);
    if (result == SheetResult::close) draft.open = ProductDraft::Open::nothing;
}

}  // namespace zuil
