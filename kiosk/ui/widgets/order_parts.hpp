#pragma once

#include <string_view>
#include <vector>

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

std::string_view icon_of(Fulfilment fulfilment);

// The orders that a basket becomes, one below the other on a card: how each is got, when, what it costs, and how far it
// is once it was accepted.
float parts_height(Stage& stage, float width, const std::vector<PartView>& parts);
void draw_parts(Stage& stage, const Box& card, const std::vector<PartView>& parts);

}  // namespace zuil
