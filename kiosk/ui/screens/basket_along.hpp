#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// The basket on its way to a phone or to the till, and back.
namespace zuil {

// The button that opens the codes; there is none without a code.
float along_button_width(Stage& stage, const BasketView& view);
void draw_along_button(Stage& stage, const Box& box, const BasketView& view, BasketDraft& draft);

// The codes, and the question what becomes of a basket that was carried here.
void draw_basket_along(Stage& stage, const BasketView& view, BasketDraft& draft, Intents& out);

}  // namespace zuil
