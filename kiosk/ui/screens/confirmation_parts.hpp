#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

// What both last screens have: the one with a connection and the one without.
namespace zuil {

// The code that is read out at the desk, on one line: set smaller when it does not fit. `name` is what it is called.
void draw_code_text(Stage& stage, const Box& at, TextStyle style, const std::string& name, const std::string& code,
                    Colour ink);

// The bar code that the till scans, with its words beside it or, where it is narrow, above it.
float till_card_height(Stage& stage, float width, const ConfirmationView& view);
void draw_till_card(Stage& stage, const Box& card, const ConfirmationView& view);

// "What happens next", and the way to my-order. Returns the height.
float draw_next_steps(Stage& stage, const Box& at, const ConfirmationView& view, Intents& out);

// What was ordered where a basket went several ways, what the till is paid, and what happens next. `bottom`: down to
// where there is room for it. Returns the height.
float draw_what_happens(Stage& stage, const Box& at, float bottom, const ConfirmationView& view, Intents& out);

void draw_offline_confirmation(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out);

}  // namespace zuil
