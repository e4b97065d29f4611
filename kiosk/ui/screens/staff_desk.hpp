#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {

// The queue of the pick-up desk, as the staff home shows it: how many wait for what, and the list. Returns its height.
float draw_desk_queue(Stage& stage, const Box& at, const DeskQueueView& view, Intents& out);

PillTone pill_tone(DeskTone tone);

}  // namespace zuil
