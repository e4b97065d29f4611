#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// A few ways beside each other on a sunken track, of which one is chosen.
struct Segment {
    std::string id;
    std::string icon;
    std::string label;
    bool chosen = false;
};
float segmented_height(Stage& stage, float width, const std::vector<Segment>& segments);
// The index of the one that was tapped.
std::optional<std::size_t> draw_segmented(Stage& stage, const Box& box, const std::vector<Segment>& segments);

// Collect it, or have it brought; nothing where the shop has only one of them. Answers whether the other was tapped.
enum class EitherWay { collect, deliver };
float either_height(Stage& stage, float width, const PickupOrDeliveryView& view);
bool draw_either(Stage& stage, const Box& box, const PickupOrDeliveryView& view, EitherWay chosen);

}  // namespace zuil
