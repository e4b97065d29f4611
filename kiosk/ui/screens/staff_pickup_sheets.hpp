#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// What lies over an order at the desk: why something is not given, and why somebody wants to see whose it is.
void draw_pickup_sheets(Stage& stage, const DeskOrderView& view, StaffPickupDraft& draft, Intents& out);

}  // namespace zuil
