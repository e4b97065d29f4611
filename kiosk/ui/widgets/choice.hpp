#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// One value of a product option: a colour or a size.
float option_width(Stage& stage, const OptionView& option);
bool draw_option(Stage& stage, const Box& box, const std::string& group, const OptionView& option);
constexpr float option_height = 88;

// 72 high; what it should become, when it was tapped.
struct Stepper {
    std::string id;
    std::string name;  // of what is counted
    int value = 1;
    int most = 99;
};
std::optional<int> draw_stepper(Stage& stage, Point at, const Stepper& stepper);
constexpr float stepper_width = 204;

// One of a few ways, as a card with an icon, a title and a line.
struct ChoiceCard {
    std::string id;
    std::string icon;
    std::string title;
    std::string text;
    bool chosen = false;
};
float choice_height(Stage& stage, float width, const ChoiceCard& card);
bool draw_choice(Stage& stage, const Box& box, const ChoiceCard& card);

}  // namespace zuil
