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
constexpr float narrow_padding = 12;
constexpr float ring_size = 72;
constexpr float narrow_back = 144;
constexpr float tall_farewell = 16 + 80 + 16 + 96 + 20;

Button farewell(Stage& stage) {
    return {"done", stage.tr("I’m done"), Button::Kind::soft, Button::Size::normal, "", "", ""};
}

float farewell_width(Stage& stage) { return std::max(back_width, button_width(stage, farewell(stage))); }

Button way_back(Stage& stage) {
    // Large letters leave the arrow out, for the sake of the button on.
    const std::string icon = stage.look().narrow() ? "" : "arrow-left";
    return {"checkout/back", stage.tr("Back"), Button::Kind::second, Button::Size::normal, icon, "", ""};
}

float gap_of(const Look& look) { return look.narrow() ? 16 : button_gap; }

// In large letters, upright, what wipes itself stands above the buttons.
bool farewell_has_two_rows(const Look& look) { return look.narrow() && !look.has_rail(); }

Box farewell_buttons(const Look& look) {
    if (!farewell_has_two_rows(look)) return checkout_buttons(look);
    const Box footer = farewell_footer(look);
    return {footer.x + look.margin(), footer.bottom() - 20 - 96, footer.w - 2 * look.margin(), 96};
}

}  // namespace

Box checkout_footer(const Look& look) {
    if (!look.has_rail()) return {0, look.height - footer_height(look), look.width, footer_height(look)};
    const float height = 96 + 2 * (look.narrow() ? narrow_padding : landscape_padding);
    const float rail = rail_width_of(look);
    return {rail, look.height - height, look.width - rail, height};
}

Box checkout_buttons(const Look& look) {
    const Box footer = checkout_footer(look);
    const float above = look.has_rail() || look.narrow() ? (footer.h - 96) / 2 : top_padding;
    return {footer.x + look.margin(), footer.y + above, footer.w - 2 * look.margin(), 96};
}

Box farewell_footer(const Look& look) {
    if (!farewell_has_two_rows(look)) return checkout_footer(look);
    return {0, look.height - tall_farewell, look.width, tall_farewell};
}

float way_back_width(Stage& stage) {
    return stage.look().narrow() ? std::max(narrow_back, button_width(stage, way_back(stage))) : back_width;
}

void draw_checkout_comfort(Stage& stage, Route route, ComfortDraft& comfort) {
    const Look& look = stage.look();
    if (look.has_rail()) return;
    const Box all = route == Route::confirmation ? farewell_buttons(look) : checkout_buttons(look);
    float x = all.x + way_back_width(stage) + gap_of(look);
    if (route == Route::confirmation) {
        x = farewell_has_two_rows(look) ? all.x : all.right() - farewell_width(stage) - button_gap - comfort_size;
    }
    if (draw_round_button(stage, {x, all.y, comfort_size, comfort_size},
                          {"checkout/comfort", "universal-access-circle", stage.tr("Accessible"),
                           RoundButton::Ground::outlined, 44, ""})) {
        comfort.open = true;
    }
}

void draw_checkout_footer(Stage& stage, Intents& out) {
    draw_footer(stage, checkout_footer(stage.look()));
    const Box place = checkout_buttons(stage.look()).left_part(way_back_width(stage));
    if (draw_button(stage, place, way_back(stage))) out.push(GoBack{});
}

bool draw_checkout_footer(Stage& stage, const std::string& on, const std::string& off_because, Intents& out) {
    draw_checkout_footer(stage, out);
    const Box all = checkout_buttons(stage.look());
    // In landscape the bar is wide: the button stays where a hand finds it, at the right.
    const float gap = gap_of(stage.look());
    const float back = way_back_width(stage) + gap;
    const float wide = stage.look().landscape()  ? 720
                       : stage.look().has_rail() ? all.w - back
                                                 : all.w - back - comfort_size - gap;
    const std::string icon = stage.look().narrow() ? "" : "arrow-right";
    const Button button{"checkout/on", on, Button::Kind::primary, Button::Size::normal, "", icon, off_because};
    return draw_button(stage, all.right_part(wide), button);
}

namespace {

// What wipes itself in a row of its own; that nothing stays is said by the screens before.
void draw_farewell_rows(Stage& stage, int wipes_in_seconds, int wipes_after_seconds, Intents& out) {
    const Look& look = stage.look();
    const Box footer = farewell_footer(look);
    const Box buttons = farewell_buttons(look);
    const Box row{buttons.x, footer.y + 16, buttons.w, buttons.y - footer.y - 32};
    draw_countdown(stage, {row.x, row.centre().y - ring_size / 2, ring_size, ring_size}, 8,
                   static_cast<float>(wipes_in_seconds) / static_cast<float>(std::max(1, wipes_after_seconds)));
    const std::string text = filled(stage.tr("This screen clears itself in {seconds} s"), "seconds", wipes_in_seconds);
    const float x = row.x + ring_size + 20;
    const Paragraph words =
        break_lines(stage.brush().measurer(), type::body_strong.spaced(1.25F), text, row.right() - x, 2);
    const Box place{x, row.centre().y - words.height() / 2, row.right() - x, words.height()};
    stage.brush().paragraph(words, place, stage.theme().ink);
    stage.say(Role::status, "farewell", text, place);
    if (draw_button(stage, buttons.right_part(buttons.w - comfort_size - gap_of(look)), farewell(stage))) {
        out.push(Finish{});
    }
}

}  // namespace

void draw_farewell_footer(Stage& stage, int wipes_in_seconds, int wipes_after_seconds, Intents& out) {
    draw_footer(stage, farewell_footer(stage.look()));
    if (farewell_has_two_rows(stage.look())) {
        draw_farewell_rows(stage, wipes_in_seconds, wipes_after_seconds, out);
        return;
    }
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
