#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// The basket on its way to a phone, and back.
namespace zuil {

// The button that opens the code; there is none without a code.
float phone_button_width(Stage& stage, const BasketView& view);
void draw_phone_button(Stage& stage, const Box& box, BasketDraft& draft);

// The code, and the question what becomes of a basket that was carried here.
void draw_basket_phone(Stage& stage, const BasketView& view, BasketDraft& draft, Intents& out);

}  // namespace zuil
