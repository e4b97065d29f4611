#pragma once

#include <vector>

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// The numbers at the top of the staff home, and the lists below them. Each returns its height.
float draw_staff_counts(Stage& stage, const Box& at, const std::vector<StaffCountView>& counts);
float draw_staff_tasks(Stage& stage, const Box& at, const StaffHomeView& view, Intents& out);
float draw_staff_calls(Stage& stage, const Box& at, const std::vector<FloorCallView>& calls, Intents& out);
float draw_staff_holds(Stage& stage, const Box& at, const std::vector<HeldView>& holds, Intents& out);
float draw_shut_out(Stage& stage, const Box& at, const std::vector<ShutOutView>& all, Intents& out);

}  // namespace zuil
