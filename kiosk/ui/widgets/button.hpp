#pragma once

#include <string>

#include "kiosk/ui/stage.hpp"

namespace zuil {

struct Button {
    std::string id;
    std::string label;
    enum class Kind {
        primary,  // one per view
        second,
        soft,
        quiet,  // text only
        wipe,
    } kind = Kind::primary;
    enum class Size { normal, large, small } size = Size::normal;
    std::string icon;           // before the label
    std::string trailing_icon;  // behind it
    std::string off_because;    // not empty: it is off, and this is said in its place when it fits
    std::string short_label{};  // stands there in place of the label in large letters; it is spoken as the label
};

float button_height(Button::Size size);
float button_width(Stage& stage, const Button& button);
// True when it was tapped.
bool draw_button(Stage& stage, const Box& box, const Button& button);

// A round button with an icon alone; `name` is what it is called when spoken.
struct RoundButton {
    std::string id;
    std::string icon;
    std::string name;
    enum class Ground { outlined, floating, sunken, none, chosen } ground = Ground::outlined;
    float icon_px = 36;
    std::string off_because;
};
bool draw_round_button(Stage& stage, const Box& box, const RoundButton& button);

// A row of text that leads somewhere: accent, with a chevron. The box is the target.
bool draw_link(Stage& stage, const Box& box, std::string_view id, const std::string& label,
               std::string_view icon = "chevron-right");

// Fills the whole box with the colour of a press, for rows and cards.
Colour pressed_ground(Stage& stage, Colour ground);

}  // namespace zuil
