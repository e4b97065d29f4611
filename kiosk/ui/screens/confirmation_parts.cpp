#include "kiosk/ui/screens/confirmation_parts.hpp"

#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/order_parts.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float panel_padding = 32;
constexpr float barcode_height = 112;
constexpr float bars_width = 440;
constexpr float part_gap = 24;
constexpr float narrow = 800;
constexpr int code_px_min = 40;

struct TillCard {
    Paragraph title, hint;
    bool stacked = false;
    float words_height() const { return title.height() + 4 + hint.height(); }
};

bool is_payable(const ConfirmationView& view) {
    return !view.barcode_text.empty() && !view.total.empty() && !view.ask_staff;
}

TillCard till_card(Stage& stage, float width, const ConfirmationView& view) {
    TillCard card;
    card.stacked = width < narrow;
    const float inner = width - 2 * panel_padding;
    const float room = card.stacked ? inner : inner - bars_width - part_gap;
    const Measure measure = stage.brush().measurer();
    card.title =
        break_lines(measure, type::lead_strong, filled(stage.tr("Pay {total} at the till"), "total", view.total), room);
    card.hint = break_lines(measure, type::body, stage.tr("A photo of this screen works too."), room);
    return card;
}

}  // namespace

void draw_code_text(Stage& stage, const Box& at, TextStyle style, const std::string& name, const std::string& code,
                    Colour ink) {
    while (style.px > code_px_min && stage.brush().measure(style, code) > at.w) style.px -= 4;
    stage.brush().text(style, code, {at.x, at.y + (at.h - style.line_height()) / 2}, ink);
    Meaning meaning;
    meaning.id = "pickup-code";
    meaning.role = Role::status;
    meaning.name = name;
    meaning.value = code;
    meaning.rect = at;
    stage.say(std::move(meaning));
}

float till_card_height(Stage& stage, float width, const ConfirmationView& view) {
    if (!is_payable(view)) return 0;
    const TillCard card = till_card(stage, width, view);
    const float inner =
        card.stacked ? card.words_height() + part_gap + barcode_height : std::max(card.words_height(), barcode_height);
    return inner + 2 * panel_padding;
}

void draw_till_card(Stage& stage, const Box& card, const ConfirmationView& view) {
    if (!is_payable(view)) return;
    const Theme& theme = stage.theme();
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    const Box inner = card.inset(panel_padding);
    const TillCard text = till_card(stage, card.w, view);
    const float top = text.stacked ? inner.y : inner.centre().y - text.words_height() / 2;
    stage.brush().paragraph(text.title, {inner.x, top, inner.w, 0}, theme.ink);
    stage.brush().paragraph(text.hint, {inner.x, top + text.title.height() + 4, inner.w, 0}, theme.ink2);
    Meaning meaning;
    meaning.id = "till";
    meaning.role = Role::text;
    meaning.name = filled(stage.tr("Pay {total} at the till"), "total", view.total);
    meaning.value = stage.tr("A photo of this screen works too.");
    meaning.rect = {inner.x, top, inner.w, text.words_height()};
    stage.say(std::move(meaning));
    const Box bars = text.stacked ? inner.bottom_part(barcode_height)
                                  : Box{inner.right() - bars_width, inner.centre().y - barcode_height / 2, bars_width,
                                        barcode_height};
    draw_code128(stage, bars, view.barcode_text, stage.tr("Code for the till"));
}

float draw_what_happens(Stage& stage, const Box& at, float bottom, const ConfirmationView& view, Intents& out) {
    const float till = till_card_height(stage, at.w, view);
    if (view.parts.empty()) {
        const float steps = draw_next_steps(stage, at, view, out);
        // As far down as there is room, so that the till's scanner finds it where a hand holds a phone.
        const float y = std::max(at.y + steps + 32, bottom - till);
        draw_till_card(stage, {at.x, y, at.w, till}, view);
        return y + till - at.y;
    }
    float y = at.y;
    const float parts = parts_height(stage, at.w, view.parts);
    draw_parts(stage, {at.x, y, at.w, parts}, view.parts);
    y += parts + 24;
    draw_till_card(stage, {at.x, y, at.w, till}, view);
    y += till + (till > 0 ? 40.0F : 16.0F);
    return y + draw_next_steps(stage, {at.x, y, at.w, 0}, view, out) - at.y;
}

float draw_next_steps(Stage& stage, const Box& at, const ConfirmationView& view, Intents& out) {
    const Button look{"my-order",
                      view.asks ? stage.tr("See what has changed") : stage.tr("View my order"),
                      view.asks ? Button::Kind::primary : Button::Kind::second,
                      Button::Size::small,
                      view.asks ? "question-circle" : "box-seam",
                      "",
                      ""};
    const float width = button_width(stage, look);
    const std::string title = stage.tr("What happens next");
    const bool beside = at.w - width - 24 >= stage.brush().measure(type::head, title);
    float y = at.y;
    const float heading =
        stage.line(Role::heading, type::head, title,
                   {at.x, beside ? y + (72 - type::head.line_height()) / 2 : y, at.w, 0}, stage.theme().ink);
    if (!beside) y += heading + 16;
    if (draw_button(stage, {beside ? at.x + at.w - width : at.x, y, width, 72}, look)) out.push(OpenMyOrder{});
    y += 72 + (beside ? 14.0F : 28.0F);
    draw_timeline(stage, {at.x, y, at.w, 0}, view.steps);
    return y + timeline_height(stage, at.w, view.steps) - at.y;
}

}  // namespace zuil
