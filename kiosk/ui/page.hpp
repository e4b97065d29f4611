#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/keys.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The whole page of a snapshot: the bars around it, the screen of its route, and what lies over every screen.
void draw_page(Stage& stage, const Snapshot& snapshot, Drafts& drafts, const Strokes& typed, Intents& out);

}  // namespace zuil
