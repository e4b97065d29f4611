#pragma once

#include <vector>

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// How far the checkout is: a bar and a name for each of its parts.
enum class CheckoutStep { details, pickup, payment, done };
void draw_steps(Stage& stage, const Box& box, CheckoutStep now);
constexpr float steps_height = 48;
// What is free above them, and between them and the page's heading.
float above_steps(const Look& look);
float below_steps(const Look& look);

// What happens next, one below the other: a dot with a tick or a number, a title and a line.
float timeline_height(Stage& stage, float width, const std::vector<NextStepView>& steps);
void draw_timeline(Stage& stage, const Box& box, const std::vector<NextStepView>& steps);

// The same dot by itself: a number in a circle.
constexpr float dot_size = 56;
void draw_number(Stage& stage, Point at, int number);

}  // namespace zuil
