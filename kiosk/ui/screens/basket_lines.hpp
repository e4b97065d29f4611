#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/stage.hpp"

// What lies in the basket. Each returns its height.
namespace zuil {

float draw_basket_lines(Stage& stage, const Box& box, const BasketView& view, BasketDraft& draft, Intents& out);
// Something that goes with it.
float draw_accessory(Stage& stage, const Box& at, const ArticleCard& card, Intents& out);

}  // namespace zuil
