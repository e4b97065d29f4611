#include "kiosk/ui/screens/basket_till.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float till_code_side = 560;      // the most that it may hold is a code of 109 modules with its quiet zone
constexpr float till_code_side_low = 456;  // lying down: what is left out is seen to be there
constexpr float left_out_icon = 32;

// Returns the height.
float draw_left_out(Stage& stage, const Box& at, const TillCodeView::LeftOut& one) {
    const Theme& theme = stage.theme();
    const Box words{at.x + left_out_icon + 20, at.y, at.w - left_out_icon - 20, 0};
    const Measure measure = stage.brush().measurer();
    const Paragraph name = break_lines(measure, type::body_strong, one.name, words.w, 3);
    const Paragraph because = break_lines(measure, type::body, one.because, words.w);
    const float height = name.height() + 4 + because.height();
    stage.brush().icon("info-circle", left_out_icon, {at.x, at.y + 2}, theme.ink2);
    stage.brush().paragraph(name, words, theme.ink);
    stage.brush().paragraph(because, words.moved(0, name.height() + 4), theme.ink2);
    stage.say(Role::text, "till/left-out/" + one.variant.text(), one.name + ": " + one.because,
              {at.x, at.y, at.w, height});
    return height;
}

float draw_all_left_out(Stage& stage, const Box& at, const TillCodeView& view) {
    if (view.left_out.empty()) return 0;
    float y = at.y + 40;
    // Without a code it has been said that all of it is.
    if (!view.code.empty()) {
        y += stage.line(Role::heading, type::lead_strong, stage.tr("Not in this code"), {at.x, y, at.w, 0},
                        stage.theme().ink) +
             20;
    }
    for (const TillCodeView::LeftOut& one : view.left_out) y += draw_left_out(stage, {at.x, y, at.w, 0}, one) + 24;
    return y - at.y;
}

// Returns the height.
float draw_code_for_till(Stage& stage, const Box& at, float room, const TillCodeView& view) {
    const Theme& theme = stage.theme();
    const bool is_low = stage.look().landscape() && !view.left_out.empty();
    const float side = std::min({is_low ? till_code_side_low : till_code_side, at.w, std::max(room, 280.0F)});
    float y = at.y + 8;
    draw_qr(stage, {at.centre().x - side / 2, y, side, side}, view.code, QrLevel::medium,
            stage.tr("QR code for the till"));
    y += side + 20;
    const auto say = [&](const TextStyle& style, const std::string& text, Colour colour, float below) {
        y += stage.paragraph(style, text, {at.x, y, at.w, 0}, colour, Align::centre) + below;
    };
    say(type::lead_strong, view.about, theme.ink, 12);
    say(type::lead, stage.tr("Take the items with you, and have a photo of this code scanned at the till."), theme.ink2,
        12);
    say(type::body, stage.tr("The price at the till is the one that counts."), theme.ink2, 0);
    return y - at.y;
}

}  // namespace

void draw_till_code(Stage& stage, const Box& box, const TillCodeView& view) {
    ScrollArea scroll{stage, "till/content", box, Axis::vertical};
    const float start = box.y - scroll.offset();
    const float inset = stage.look().narrow() ? 0 : 48;
    const Box at{box.x + inset, start, box.w - 2 * inset, 0};
    float y = start;
    if (view.code.empty()) {
        y += 40 + draw_empty(stage, {at.x, y + 40, at.w, 0}, "receipt", view.about, "");
    } else {
        y += draw_code_for_till(stage, at, box.h - 200, view);
    }
    y += draw_all_left_out(stage, {box.x, y, box.w, 0}, view);
    scroll.measure(y + 24 - start);
}

}  // namespace zuil
