#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"
#include "tests/kiosk/ui/sample_words.hpp"

// Samples of a shopper who calls staff, and of what other kiosks show of that.
namespace zuil::test {

// One that waits, and one that somebody goes to.
std::vector<FloorCallView> sample_floor_calls(const Words& w);
std::vector<Sample> call_screens(const std::string& language);

}  // namespace zuil::test
