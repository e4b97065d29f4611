#include "kiosk/ui/widgets/checkout_footer.hpp"

#include <algorithm>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/countdown.hpp"

namespace zuil {
namespace {

constexpr float back_width = 240;
constexpr float button_gap = 24;
constexpr float comfort_size = 96;
constexpr float top_padding = 32;
constexpr float landscape_padding = 24;
constexpr float ring_size = 72;

Button farewell(Stage& stage) {
    return {"done", stage.tr("I’m done"), Button::Kind::soft, Button::Size::normal, "", "", ""};
}

float farewell_width(Stage& stage) { return std::max(back_width, button_width(stage, farewell(stage))); }

}  // namespace

Box checkout_footer(const Look& look) {
    if (!look.has_rail()) return {0, look.height - footer_height(look), look.width, footer_height(look)};
    constexpr float height = 96 + 2 * landscape_padding;
    const float rail = rail_width_of(look);
    return {rail, look.height - height, look.width - rail, height};
}

Box checkout_buttons(const Look& look) {
    const Box footer = checkout_footer(look);
    const float above = look.has_rail() || look.narrow() ? (footer.h - 96) / 2 : top_padding;
    return {footer.x + look.margin(), footer.y + above, footer.w - 2 * look.margin(), 96};
}

void draw_checkout_comfort(Stage& stage, Route route, ComfortDraft& comfort) {
    if (stage.look().has_rail()) return;
    const Box all = checkout_buttons(stage.look());
    const float x = route == Route::confirmation ? all.right() - farewell_width(stage) - button_gap - comfort_size
                                                 : all.x + back_width + button_gap;
    if (draw_round_button(stage, {x, all.y, comfort_size, comfort_size},
                          {"checkout/comfort", "universal-access-circle", stage.tr("Accessible"),
                           RoundButton::Ground::outlined, 44, ""})) {
        comfort.open = true;
    }
}

void draw_checkout_footer(Stage& stage, Intents& out) {
    draw_footer(stage, checkout_footer(stage.look()));
    Button back{"checkout/back", stage.tr("Back"), Button::Kind::second, Button::Size::normal, "arrow-left", "", ""};
    if (draw_button(stage, checkout_buttons(stage.look()).left_part(back_width), back)) out.push(GoBack{});
}

bool draw_checkout_footer(Stage& stage, const std::string& on, const std::string& off_because, Intents& out) {
    draw_checkout_footer(stage, out);
    const Box all = checkout_buttons(stage.look());
    // In landscape the bar is wide: the button stays where a hand finds it, at the right.
    const float wide = stage.look().landscape()  ? 720
                       : stage.look().has_rail() ? all.w - back_width - button_gap
                                                 : all.w - back_width - comfort_size - 2 * button_gap;
    const Button button{"checkout/on", on, Button::Kind::primary, Button::Size::normal, "", "arrow-right", off_because};
    return draw_button(stage, all.right_part(wide), button);
}

void draw_farewell_footer(Stage& stage, int wipes_in_seconds, int wipes_after_seconds, Intents& out) {
    draw_footer(stage, checkout_footer(stage.look()));
    const Box all = checkout_buttons(stage.look());
    const Button done = farewell(stage);
    const float width = farewell_width(stage);
    const float comfort = stage.look().has_rail() ? 0 : comfort_size + button_gap;
    const float x = all.x + ring_size + 24;
    const float room = all.right() - width - 24 - comfort - x;
    draw_countdown(stage, {all.x, all.centre().y - ring_size / 2, ring_size, ring_size}, 8,
                   static_cast<float>(wipes_in_seconds) / static_cast<float>(std::max(1, wipes_after_seconds)));
    const std::string text = filled(stage.tr("This screen clears itself in {seconds} s"), "seconds", wipes_in_seconds);
    const std::string after = stage.tr("After that, nothing about you stays here");
    const Paragraph small = break_lines(stage.brush().measurer(), type::small.spaced(1.25F), after, room, 2);
    const float top = all.centre().y - (type::body_strong.line_height() + small.height()) / 2;
    stage.line(Role::status, type::body_strong, text, {x, top, room, 0}, stage.theme().ink);
    stage.paragraph(small.style, after, {x, top + type::body_strong.line_height(), room, 0}, stage.theme().ink2,
                    Align::left, 2);
    if (draw_button(stage, all.right_part(width), done)) out.push(Finish{});
}

}  // namespace zuil
