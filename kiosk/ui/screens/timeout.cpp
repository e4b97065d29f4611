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

// The buttons below each other where two have no room beside each other. Returns the height, drawn or not.
enum class Answers { measure, paint };
float draw_answers(Stage& stage, const Box& at, Answers answers, Intents& out) {
    const Button stay{
        "timeout/go-on", stage.tr("Yes, I’m still here"), Button::Kind::primary, Button::Size::large, "", "", ""};
    const Button more{"timeout/five-minutes",
                      stage.tr("Give me 5 minutes"),
                      Button::Kind::second,
                      Button::Size::normal,
                      "clock-history",
                      "",
                      ""};
    const Button wipe{
        "timeout/wipe", stage.tr("Clear everything now"), Button::Kind::second, Button::Size::normal, "eraser", "", ""};
    const float half = (at.w - 24) / 2;
    const bool beside =
        !stage.look().narrow() || std::max(button_width(stage, more), button_width(stage, wipe)) <= half;
    const float height = 112 + 24 + 96 + (beside ? 0.0F : 16.0F + 96.0F);
    if (answers == Answers::measure) return height;
    const Box first{at.x, at.y, at.w, 112};
    const Box second{at.x, first.bottom() + 24, beside ? half : at.w, 96};
    const Box third = beside ? second.moved(half + 24, 0) : second.moved(0, 96 + 16);
    if (draw_button(stage, first, stay)) out.push(ExtendSession{false});
    if (draw_button(stage, second, more)) out.push(ExtendSession{true});
    if (draw_button(stage, third, wipe)) out.push(Stop{});
    return height;
}

void draw_ring(Stage& stage, const Box& ring, const TimeoutView& view) {
    draw_countdown(stage, ring, ring.h / 15,
                   static_cast<float>(view.seconds_left) / static_cast<float>(std::max(1, view.answer_seconds)));
    const std::string seconds = std::to_string(view.seconds_left);
    const TextStyle number = ring.h > 200 ? type::display : type::head;
    const float width = stage.brush().measure(number, seconds);
    stage.brush().text(number, seconds, {ring.centre().x - width / 2, ring.centre().y - number.line_height() / 2},
                       stage.theme().ink);
}

}  // namespace

void draw_timeout(Stage& stage, const TimeoutView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const Look& look = stage.look();
    const bool low = look.height < 1000;
    const float padding = look.narrow() ? 40 : dialog_padding;
    const float width = std::min(968.0F, look.width - 2 * look.margin());
    const float inner = width - 2 * padding;
    const Measure measure = stage.brush().measurer();
    const std::string question = stage.tr("Are you still there?");
    const Paragraph title = break_lines(measure, type::title, question, inner);
    const Paragraph words = break_lines(measure, type::lead, explanation(stage, view), std::min(inner, 720.0F));
    const float answers = draw_answers(stage, {0, 0, inner, 0}, Answers::measure, out);
    const float above = low ? 32 : 72;
    const float below = low ? 32 : 56;
    const float rest = above + title.height() + 16 + words.height() + 40 + answers + below;
    // The ring is the first to go where there is no room: the words say the seconds too.
    const float ring = rest + 280 <= look.height - 24 ? 240 : rest + 136 <= look.height - 24 ? 104 : 0;
    const float height = rest + (ring > 0 ? ring + 32 : 0);
    const float foot = look.has_rail() || low || look.low() ? (look.height - height) / 2 : 156;
    const Box panel{(look.width - width) / 2, look.height - std::max(12.0F, foot) - height, width, height};
    begin_dialog(stage, "timeout", question, panel);
    float y = panel.y + above;
    if (ring > 0) {
        draw_ring(stage, {panel.centre().x - ring / 2, y, ring, ring}, view);
        y += ring + 32;
    }
    const Box column{panel.x + padding, y, inner, 0};
    stage.brush().paragraph(title, column, theme.ink, Align::centre);
    stage.say(Role::heading, "timeout/question", question, column.top_part(title.height()));
    y += title.height() + 16;
    stage.brush().paragraph(words, {column.x, y, inner, 0}, theme.ink2, Align::centre);
    stage.say(Role::text, "timeout/why", explanation(stage, view), {column.x, y, inner, words.height()});
    draw_answers(stage, {column.x, panel.bottom() - below - answers, inner, 0}, Answers::paint, out);
    end_dialog(stage);
}

}  // namespace zuil
