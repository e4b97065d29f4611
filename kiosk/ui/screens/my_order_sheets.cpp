#include <algorithm>
#include <string>

#include "kiosk/ui/screens/confirmation_parts.hpp"
#include "kiosk/ui/screens/my_order_parts.hpp"
#include "kiosk/ui/widgets/call_button.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

using OrderSheet = MyOrderDraft::Open;

constexpr float code_sheet_height = 1080;
constexpr float order_code_side = 560;
constexpr float order_bars = 128;
constexpr float text_sheet_most = 1500;
constexpr float sheet_around = 36 + 112 + 8 + 32;  // its head, and what is free above and below the text
constexpr float help_picture = 420;
constexpr float step_text_left = dot_size + 24;

// The code as large as a phone's camera and a till want it.
void draw_code_sheet_of(Stage& stage, const Box& box, const MyOrderView& view) {
    const float room = box.h - order_bars - 24 - type::display.line_height() - 72;
    const float side = std::max(200.0F, std::min({order_code_side, box.w, room}));
    const Box code{box.centre().x - side / 2, box.y + 8, side, side};
    draw_qr(stage, code, view.qr_text, QrLevel::medium, stage.tr("QR code of this order"));
    float y = code.bottom() + 16;
    const std::string name = stage.tr("Order code");
    const TextStyle style = type::display;
    const float width = stage.brush().measure(style, view.pickup_code);
    draw_code_text(stage, {box.centre().x - width / 2, y, width + 8, style.line_height()}, style, name,
                   view.pickup_code, stage.theme().ink);
    y += style.line_height() + 24;
    const float bars = std::min(box.w, 640.0F);
    draw_code128(stage, {box.centre().x - bars / 2, y, bars, order_bars}, view.barcode_text,
                 stage.tr("Code for the till"));
}

// One line of the slip: what, how many of it, and what that costs.
float draw_slip_line(Stage& stage, const Box& at, const OrderedLineView& line, bool is_total) {
    const Theme& theme = stage.theme();
    const TextStyle style = is_total ? type::lead_strong : type::body;
    const float price = stage.brush().measure(style, line.price);
    const float room = at.w - price - 32;
    float y = at.y + 18;
    const float first = y;
    y += stage.paragraph(is_total ? style : type::body_strong, line.name, {at.x, y, room, 0}, theme.ink);
    if (!line.amount.empty()) y += stage.paragraph(type::body, line.amount, {at.x, y, room, 0}, theme.ink2);
    stage.line(Role::text, style, line.price, {at.x + at.w - price, first, price + 8, 0}, theme.ink);
    y += 18;
    stage.brush().fill({at.x, y - 2, at.w, 2}, theme.line);
    return y - at.y;
}

float draw_slip_text(Stage& stage, const Box& at, const MyOrderView& view) {
    float y = at.y;
    y += stage.paragraph(type::body, view.about, {at.x, y, at.w, 0}, stage.theme().ink2) + 8;
    for (const OrderedLineView& line : view.lines) y += draw_slip_line(stage, {at.x, y, at.w, 0}, line, false);
    y += draw_slip_line(stage, {at.x, y, at.w, 0}, {stage.tr("Total"), {}, view.total}, true) + 16;
    for (const FollowedPartView& part : view.parts) {
        const std::string& what = part.title.empty() ? part.summary : part.title;
        y += stage.paragraph(type::body_strong, what, {at.x, y, at.w, 0}, stage.theme().ink);
        for (const std::string* text : {&part.promise, &part.payment}) {
            if (!text->empty()) y += stage.paragraph(type::body, *text, {at.x, y, at.w, 0}, stage.theme().ink2);
        }
        y += 16;
    }
    return y - at.y;
}

float draw_help_text(Stage& stage, const Box& at, const HelpView& help) {
    const Theme& theme = stage.theme();
    float y = at.y;
    if (!help.picture.url.empty()) {
        const Box picture{at.x, y, at.w, std::min(help_picture, at.w * 0.5F)};
        stage.picture(help.picture, picture, CornerRadii::all(28));
        y += picture.h + 20;
    }
    y += stage.paragraph(type::body, help.about, {at.x, y, at.w, 0}, theme.ink2) + 20;
    const Measure measure = stage.brush().measurer();
    int number = 0;
    for (const std::string& step : help.steps) {
        const float room = at.w - step_text_left;
        const Paragraph words = break_lines(measure, type::lead, step, room);
        draw_number(stage, {at.x, y}, ++number);
        const float line = stage.brush().enlarged(type::lead).line_height();
        const float top = y + std::max(0.0F, (dot_size - line) / 2);
        stage.brush().paragraph(words, {at.x + step_text_left, top, room, 0}, theme.ink);
        const float height = std::max(dot_size, top - y + words.height());
        stage.say(Role::text, "help/step/" + std::to_string(number), step, {at.x, y, at.w, height});
        y += height + 24;
    }
    return y - at.y;
}

float draw_service_text(Stage& stage, const Box& at, const ServiceView& service, MyOrderDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    float y = at.y;
    for (const ServiceView::Passage& passage : service.passages) {
        if (!passage.heading.empty()) {
            y += stage.paragraph(type::lead_strong, passage.heading, {at.x, y, at.w, 0}, theme.ink) + 6;
        }
        for (const std::string& text : passage.texts) {
            y += stage.paragraph(type::lead, text, {at.x, y, at.w, 0}, theme.ink2) + 8;
        }
        y += 20;
    }
    if (service.calls_staff) {
        Button call = call_button(stage, "my-order/call");
        call.size = Button::Size::small;
        const Box box{at.x, y, std::min(at.w, button_width(stage, call)), button_height(call.size)};
        if (draw_button(stage, box, call)) {
            draft.open = OrderSheet::nothing;
            out.push(OpenCall{});
        }
        y = box.bottom();
    }
    return y - at.y;
}

// A text that scrolls where it is longer than the sheet.
template <class Draw>
float draw_scrolled(Stage& stage, const Box& box, Draw draw) {
    ScrollArea scroll{stage, "my-order/text", box, Axis::vertical};
    const float height = draw(Box{box.x, box.y + 8 - scroll.offset(), box.w, 0});
    scroll.measure(8 + height + 32);
    return height;
}

// As high as its text, up to what a sheet may have.
template <class Draw>
void draw_text_sheet(Stage& stage, MyOrderDraft& draft, OrderSheet which, Sheet sheet, Draw draw) {
    sheet.height = std::min(text_sheet_most, draft.height + sheet_around);
    float height = draft.height;
    const bool is_open = draft.open == which;
    const SheetResult result =
        draw_sheet(stage, is_open, sheet, [&](const Box& box) { height = draw_scrolled(stage, box, draw); });
    if (is_open) follow_height(stage, draft.height, height);
    if (result == SheetResult::close) draft.open = OrderSheet::nothing;
}

}  // namespace

void draw_my_order_sheets(Stage& stage, const MyOrderView& view, MyOrderDraft& draft, Intents& out) {
    const Sheet code{"my-order-code", stage.tr("Your order code"), code_sheet_height, ""};
    const SheetResult shown = draw_sheet(stage, draft.open == OrderSheet::code, code,
                                         [&](const Box& box) { draw_code_sheet_of(stage, box, view); });
    if (shown == SheetResult::close) draft.open = OrderSheet::nothing;
    draw_text_sheet(stage, draft, OrderSheet::slip, {"my-order-slip", stage.tr("Order slip"), {}, ""},
                    [&](const Box& at) { return draw_slip_text(stage, at, view); });
    // What it was about stays while the sheet goes; the order may have changed below it.
    if (draft.which < view.helps.size()) {
        const HelpView& help = view.helps[draft.which];
        draw_text_sheet(stage, draft, OrderSheet::help, {"my-order-help", help.title, {}, ""},
                        [&](const Box& at) { return draw_help_text(stage, at, help); });
    }
    if (draft.which < view.services.size()) {
        const ServiceView& service = view.services[draft.which];
        draw_text_sheet(stage, draft, OrderSheet::service, {"my-order-service", service.title, {}, ""},
                        [&](const Box& at) { return draw_service_text(stage, at, service, draft, out); });
    }
}

}  // namespace zuil
