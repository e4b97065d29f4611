#pragma once

#include "tests/kiosk/ui/sample_snapshots.hpp"

namespace zuil::test {

// The pick-up desk, and who comes to collect.
std::vector<Sample> desk_screens(const std::string& language);

}  // namespace zuil::test
