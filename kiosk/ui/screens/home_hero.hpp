#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/stage.hpp"

// The campaign at the head of the home screen: words on the accent, and a photo that leads to the articles.
namespace zuil {

struct HeroShape {
    float words = 432;  // width of the accent part
    int radius = 40;
    Point padding{48, 44};
    int title_px = 60;
};

void draw_hero(Stage& stage, const Box& box, const CampaignView& campaign, const HeroShape& shape, Intents& out);
// Large letters: the photo on top, and the words below it over the whole width. Returns the height.
float draw_tall_hero(Stage& stage, const Box& at, const CampaignView& campaign, Intents& out);

}  // namespace zuil
