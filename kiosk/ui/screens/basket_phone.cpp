#include "kiosk/ui/screens/basket_phone.hpp"

#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float phone_sheet_height = 1180;
constexpr float code_side = 640;  // the most that a basket may hold is a code of 101 modules and more
constexpr float question_width = 968;
constexpr float question_padding = 72;

Button phone_button(Stage& stage) {
    return {"basket/phone", stage.tr("To my phone"), Button::Kind::second, Button::Size::normal, "qr-code", "", ""};
}

void draw_code_sheet(Stage& stage, const BasketView& view, BasketDraft& draft) {
    const Sheet sheet{"basket-phone", stage.tr("To my phone"), phone_sheet_height, ""};
    const SheetResult result = draw_sheet(stage, draft.phone && !view.phone_code.empty(), sheet, [&](const Box& box) {
        const float side = std::min({code_side, box.w, box.h - 260});
        const Box code{box.centre().x - side / 2, box.y + 8, side, side};
        draw_qr(stage, code, view.phone_code, QrLevel::medium, stage.tr("QR code for this basket"));
        const Box words{box.x + 40, code.bottom() + 28, box.w - 80, 0};
        float y = words.y;
        y += stage.paragraph(
            type::lead, stage.tr("Scan the code with your camera. Hold it under any of our screens to go on there."),
            {words.x, y, words.w, 0}, stage.theme().ink2, Align::centre);
        stage.paragraph(type::body, view.phone_note, {words.x, y + 16, words.w, 0}, stage.theme().ink2, Align::centre);
    });
    if (result == SheetResult::close) draft.phone = false;
}

void draw_question(Stage& stage, const BasketView& view, Intents& out) {
    const Look& look = stage.look();
    const float width = std::min(question_width, look.width - 96);
    const float inner = width - 2 * question_padding;
    const std::string title = stage.tr("There is something in your basket already");
    const std::string text =
        filled(stage.tr("You brought {items} along. Put them with it, or in its place?"), "items", view.carried);
    const Measure measure = stage.brush().measurer();
    const Paragraph heading = break_lines(measure, type::title, title, inner);
    const Paragraph words = break_lines(measure, type::lead, text, inner);
    const float height = 64 + heading.height() + 16 + words.height() + 48 + 112 + 24 + 96 + 24 + 96 + 56;
    const Box panel{(look.width - width) / 2,
                    look.landscape() ? (look.height - height) / 2 : look.height - 156 - height, width, height};
    begin_dialog(stage, "carried", title, panel);
    float y = panel.y + 64;
    const float x = panel.x + question_padding;
    y += stage.paragraph(type::title, title, {x, y, inner, 0}, stage.theme().ink, Align::centre) + 16;
    y += stage.paragraph(type::lead, text, {x, y, inner, 0}, stage.theme().ink2, Align::centre) + 48;
    const auto button = [&](const Button& one, float button_height, BringBasket::How how) {
        if (draw_button(stage, {x, y, inner, button_height}, one)) out.push(BringBasket{how});
        y += button_height + 24;
    };
    button({"carried/add", stage.tr("Put them with it"), Button::Kind::primary, Button::Size::large, "plus-lg", "", ""},
           112, BringBasket::How::add);
    button({"carried/replace", stage.tr("In its place"), Button::Kind::second, Button::Size::normal, "arrow-repeat", "",
            ""},
           96, BringBasket::How::replace);
    button({"carried/close", stage.tr("Leave it as it is"), Button::Kind::quiet, Button::Size::normal, "", "", ""}, 96,
           BringBasket::How::leave);
    end_dialog(stage);
}

}  // namespace

float phone_button_width(Stage& stage, const BasketView& view) {
    return view.phone_code.empty() ? 0 : button_width(stage, phone_button(stage));
}

void draw_phone_button(Stage& stage, const Box& box, BasketDraft& draft) {
    if (draw_button(stage, box, phone_button(stage))) draft.phone = true;
}

void draw_basket_phone(Stage& stage, const BasketView& view, BasketDraft& draft, Intents& out) {
    draw_code_sheet(stage, view, draft);
    if (!view.carried.empty()) draw_question(stage, view, out);
}

}  // namespace zuil
