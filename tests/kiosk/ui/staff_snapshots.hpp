#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"

// Samples of what staff see.
namespace zuil::test {

std::vector<Sample> staff_screens(const std::string& language);
// Something is put aside for somebody, is listed, and was not collected.
std::vector<Sample> hold_screens(const std::string& language);

}  // namespace zuil::test
