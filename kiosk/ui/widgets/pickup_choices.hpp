#pragma once

#include <vector>

#include "kiosk/ui/stage.hpp"

// Where and when an order can be collected. Each returns true when it was tapped.
namespace zuil {

// A store with its radio button, and from when it has everything.
float store_row_height(Stage& stage, float width, const PickupStoreView& store);
bool draw_store_row(Stage& stage, const Box& box, const PickupStoreView& store);

constexpr float day_height = 112;
// A row of days; more than `in_sight` of them scroll sideways and the next one is cut off, so that it is seen to go on.
// Returns the offset of the day that was tapped.
std::optional<int> draw_day_row(Stage& stage, const Box& at, const std::vector<PickupDayView>& days,
                                std::size_t in_sight);
// As many as large letters leave room for.
std::size_t days_beside(float width);
bool draw_day(Stage& stage, const Box& box, const PickupDayView& day);

constexpr float slot_height = 88;
bool draw_slot(Stage& stage, const Box& box, const PickupSlotView& slot);
// What a slot needs for its words beside one another.
float slot_width(Stage& stage, const PickupSlotView& slot);

// The same with what it costs below.
constexpr float window_height = 104;
bool draw_delivery_window(Stage& stage, const Box& box, const DeliveryWindowView& window);

// What was promised, beside the pictures of what it is about. The height is that of both.
float promise_height(Stage& stage, float width, const PickupView& view);
void draw_promise(Stage& stage, const Box& box, const PickupView& view);

}  // namespace zuil
