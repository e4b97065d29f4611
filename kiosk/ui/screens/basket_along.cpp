#include "kiosk/ui/screens/basket_along.hpp"

#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/screens/basket_till.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/segmented.hpp"

namespace zuil {
namespace {

constexpr float phone_sheet_height = 1180;
constexpr float code_side = 640;  // the most that a basket may hold is a code of 101 modules and more
constexpr float question_width = 968;
constexpr float question_padding = 72;

Button along_button(Stage& stage, const BasketView& view) {
    const std::string label = !view.till                ? stage.tr("To my phone")
                              : view.phone_code.empty() ? stage.tr("To the till")
                                                        : stage.tr("Phone or till");
    return {"basket/phone", label, Button::Kind::second, Button::Size::normal, "qr-code", "", "", stage.tr("QR")};
}

void draw_phone_code(Stage& stage, const Box& box, const BasketView& view) {
    draw_code_and_words(stage, box, {view.phone_code, stage.tr("QR code for this basket"), code_side},
                        {stage.tr("Scan the code with your camera. Hold it under any of our screens to go on there."),
                         view.phone_note});
}

// Where the basket goes. Returns how high the choice and the room below it are.
float draw_ways_along(Stage& stage, const Box& at, BasketDraft& draft) {
    constexpr float gap = 24;
    const std::vector<Segment> ways{{"along/phone", "phone", stage.tr("To my phone"), !draft.to_till},
                                    {"along/till", "receipt", stage.tr("To the till"), draft.to_till}};
    const float height = segmented_height(stage, at.w, ways);
    if (const auto chosen = draw_segmented(stage, {at.x, at.y, at.w, height}, ways)) draft.to_till = *chosen == 1;
    return height + gap;
}

void draw_along_sheet(Stage& stage, const BasketView& view, BasketDraft& draft) {
    const bool has_phone = !view.phone_code.empty();
    const bool has_both = has_phone && view.till.has_value();
    const Sheet sheet{"basket-phone",
                      has_both    ? stage.tr("Take your basket along")
                      : view.till ? stage.tr("To the till")
                                  : stage.tr("To my phone"),
                      view.till ? till_sheet_height : phone_sheet_height, ""};
    const bool is_open = draft.takes_along && (has_phone || view.till);
    const SheetResult result = draw_sheet(stage, is_open, sheet, [&](const Box& box) {
        const float used = has_both ? draw_ways_along(stage, box, draft) : 0;
        const Box rest = box.bottom_part(box.h - used);
        if (view.till && (draft.to_till || !has_phone)) {
            draw_till_code(stage, rest, *view.till);
        } else {
            draw_phone_code(stage, rest, view);
        }
    });
    if (result == SheetResult::close) draft.takes_along = false;
}

struct QuestionShape {
    float above = 64, between = 48, button = 96, gap = 24, below = 56;
    float first() const { return button + 16; }
};

void draw_question(Stage& stage, const BasketView& view, Intents& out) {
    const Look& look = stage.look();
    const float width = std::min(question_width, look.width - (look.narrow() ? 2 * look.margin() : 96));
    const float padding = look.narrow() ? 32 : question_padding;
    const float inner = width - 2 * padding;
    const std::string title = stage.tr("There is something in your basket already");
    const std::string text =
        filled(stage.tr("You brought {items} along. Put them with it, or in its place?"), "items", view.carried);
    const Measure measure = stage.brush().measurer();
    const Paragraph heading = break_lines(measure, type::title, title, inner);
    const Paragraph words = break_lines(measure, type::lead, text, inner);
    const QuestionShape shape = look.narrow() ? QuestionShape{28, 20, 88, 12, 28} : QuestionShape{};
    const float said = heading.height() + 16 + words.height();
    const float answers = 2 * (shape.button + shape.gap) + shape.first();
    // What is asked scrolls where large letters leave no height for it.
    const float height = std::min(shape.above + said + shape.between + answers + shape.below, look.height - 24);
    const float foot =
        look.landscape() || (look.narrow() && (look.has_rail() || look.low())) ? (look.height - height) / 2 : 156;
    const Box panel{(look.width - width) / 2,
                    look.height - std::max(12.0F, std::min(foot, look.height - height - 12)) - height, width, height};
    begin_dialog(stage, "carried", title, panel);
    const float x = panel.x + padding;
    {
        const Box view_box{x, panel.y + shape.above, inner,
                           panel.h - shape.above - shape.between - answers - shape.below};
        ScrollArea scroll{stage, "carried/words", view_box, Axis::vertical};
        float y = view_box.y - scroll.offset();
        y += stage.paragraph(type::title, title, {x, y, inner, 0}, stage.theme().ink, Align::centre) + 16;
        stage.paragraph(type::lead, text, {x, y, inner, 0}, stage.theme().ink2, Align::centre);
        scroll.measure(said);
    }
    float y = panel.bottom() - shape.below - answers;
    const auto button = [&](const Button& one, float button_height, BringBasket::How how) {
        if (draw_button(stage, {x, y, inner, button_height}, one)) out.push(BringBasket{how});
        y += button_height + shape.gap;
    };
    button({"carried/add", stage.tr("Put them with it"), Button::Kind::primary, Button::Size::large, "plus-lg", "", ""},
           shape.first(), BringBasket::How::add);
    button({"carried/replace", stage.tr("In its place"), Button::Kind::second, Button::Size::normal, "arrow-repeat", "",
            ""},
           shape.button, BringBasket::How::replace);
    button({"carried/close", stage.tr("Leave it as it is"), Button::Kind::quiet, Button::Size::normal, "", "", ""},
           shape.button, BringBasket::How::leave);
    end_dialog(stage);
}

}  // namespace

float along_button_width(Stage& stage, const BasketView& view) {
    return view.phone_code.empty() && !view.till ? 0 : button_width(stage, along_button(stage, view));
}

void draw_along_button(Stage& stage, const Box& box, const BasketView& view, BasketDraft& draft) {
    if (draw_button(stage, box, along_button(stage, view))) draft.takes_along = true;
}

void draw_basket_along(Stage& stage, const BasketView& view, BasketDraft& draft, Intents& out) {
    draw_along_sheet(stage, view, draft);
    if (!view.carried.empty()) draw_question(stage, view, out);
}

}  // namespace zuil
