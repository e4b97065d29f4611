#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/countdown.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float dialog_padding = 64;

std::string explanation(Stage& stage, const TimeoutView& view) {
    const bool last = view.seconds_left == 1;
    if (view.with_basket) {
        return last ? stage.tr("In 1 second we empty your basket and wipe what you filled in.")
                    : filled(stage.tr("In {seconds} seconds we empty your basket and wipe what you filled in."),
                             "seconds", view.seconds_left);
    }
    return last ? stage.tr("In 1 second this screen starts over for the next shopper.")
                : filled(stage.tr("In {seconds} seconds this screen starts over for the next shopper."), "seconds",
                         view.seconds_left);
}

}  // namespace

void draw_timeout(Stage& stage, const TimeoutView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const Look& look = stage.look();
    const float width = 968;
    const float height = 72 + 240 + 40 + 56 + 16 + 78 + 48 + 112 + 24 + 96 + 56;
    const float x = (look.width - width) / 2;
    const Box panel{x, look.landscape() ? (look.height - height) / 2 : look.height - 156 - height, width, height};
    begin_dialog(stage, "timeout", stage.tr("Are you still there?"), panel);
    const Box ring{panel.centre().x - 120, panel.y + 72, 240, 240};
    draw_countdown(stage, ring, 16,
                   static_cast<float>(view.seconds_left) / static_cast<float>(std::max(1, view.answer_seconds)));
    const std::string seconds = std::to_string(view.seconds_left);
    const TextStyle number = type::display;
    const float number_width = stage.brush().measure(number, seconds);
    stage.brush().text(number, seconds,
                       {ring.centre().x - number_width / 2, ring.centre().y - number.line_height() / 2}, theme.ink);
    float y = ring.bottom() + 40;
    y += stage.line(Role::heading, type::title, stage.tr("Are you still there?"),
                    {panel.x + dialog_padding, y, width - 2 * dialog_padding, 0}, theme.ink, Align::centre);
    stage.paragraph(type::lead, explanation(stage, view), {panel.centre().x - 360, y + 16, 720, 0}, theme.ink2,
                    Align::centre, 2);
    const Box last{panel.x + dialog_padding, panel.bottom() - 56 - 96, width - 2 * dialog_padding, 96};
    const Box first{last.x, last.y - 24 - 112, last.w, 112};
    if (draw_button(stage, first,
                    {"timeout/go-on", stage.tr("Yes, I’m still here"), Button::Kind::primary, Button::Size::large, "",
                     "", ""})) {
        out.push(ExtendSession{false});
    }
    const float half = (last.w - 24) / 2;
    if (draw_button(stage, last.left_part(half),
                    {"timeout/five-minutes", stage.tr("Give me 5 minutes"), Button::Kind::second, Button::Size::normal,
                     "clock-history", "", ""})) {
        out.push(ExtendSession{true});
    }
    if (draw_button(stage, last.right_part(half),
                    {"timeout/wipe", stage.tr("Clear everything now"), Button::Kind::second, Button::Size::normal,
                     "eraser", "", ""})) {
        out.push(Stop{});
    }
    end_dialog(stage);
}

}  // namespace zuil
