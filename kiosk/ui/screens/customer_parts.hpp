#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// What the shop knows of a shopper who has shown who they are.
void draw_known_customer(Stage& stage, const CustomerView& view, CustomerDraft& draft, const Box& area, Intents& out);

}  // namespace zuil
