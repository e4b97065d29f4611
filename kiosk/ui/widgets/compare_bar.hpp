#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

constexpr float compare_bar_height = 104;

// What was taken along for comparing, as far as the shopper has come: stands at the foot of the screens where articles
// are chosen, for as long as there is any.
bool has_compare_bar(const Snapshot& snapshot);
void draw_compare_bar(Stage& stage, const Box& box, const ChromeView& chrome, Intents& out);

}  // namespace zuil
