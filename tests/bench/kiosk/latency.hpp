#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include "tests/support/x_display.hpp"

namespace zuil::test {

// Milliseconds from what `act` does until pixels of that part of the screen differ, as anybody outside the program
// sees it; absent when nothing changes within two seconds.
std::optional<double> milliseconds_to_change(XDisplay& display, const ScreenPart& part,
                                             const std::function<void()>& act);

// Until that part of the screen has not changed for a third of a second.
void wait_for_rest(XDisplay& display, const ScreenPart& part);

// Milliseconds from each picture that the screen showed to the next while the wheel turns; the first half second is
// left out.
std::vector<double> frame_intervals(XDisplay& display, int x, int y, const ScreenPart& strip,
                                    std::chrono::milliseconds turning);

}  // namespace zuil::test
