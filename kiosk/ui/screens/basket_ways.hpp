#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// How the lines of the basket come to the shopper.
namespace zuil {

// Right-aligned in `box`: how this line comes, and the way to choose another. Nothing where there is nothing to say.
void draw_way_chip(Stage& stage, const Box& box, const BasketLineView& line, BasketDraft& draft);

// How wide the chip is when nothing narrows it.
float way_chip_width(Stage& stage, const BasketLineView& line);

// What lies here need not be waited for. Returns the height, with the gap below.
float draw_take_now(Stage& stage, const Box& at, const TakeNowView& view, Intents& out);

// Lies over the basket while a way is chosen.
void draw_ways_sheet(Stage& stage, const BasketView& view, BasketDraft& draft, Intents& out);

}  // namespace zuil
