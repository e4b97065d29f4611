#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"

// Samples of what staff see.
namespace zuil::test {

std::vector<Sample> staff_screens(const std::string& language);

}  // namespace zuil::test
