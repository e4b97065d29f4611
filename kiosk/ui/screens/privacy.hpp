#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The way to what becomes of one's details, below where they are typed. Returns the height.
float draw_privacy_link(Stage& stage, const Box& at, Intents& out);

}  // namespace zuil
