#pragma once

#include <string>

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/route.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The bar at the lower edge of the checkout: the way back and the way on.
Box checkout_footer(const Look& look);
Box checkout_buttons(const Look& look);  // the row in it that they stand in
Box farewell_footer(const Look& look);   // the same bar when all is done
float way_back_width(Stage& stage);      // of the button at its left
// The round button between back and on (portrait; the rail has it in landscape) that makes the screen easier.
void draw_checkout_comfort(Stage& stage, Route route, ComfortDraft& comfort);
// Ground and the button back.
void draw_checkout_footer(Stage& stage, Intents& out);
// The same, with the button on. True when it was tapped.
bool draw_checkout_footer(Stage& stage, const std::string& on, const std::string& off_because, Intents& out);
// When all is done: what wipes itself when, and the button that says so.
void draw_farewell_footer(Stage& stage, int wipes_in_seconds, int wipes_after_seconds, Intents& out);

}  // namespace zuil
