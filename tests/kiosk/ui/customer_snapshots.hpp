#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"

// Samples of what a shopper sees of what the shop knows about them.
namespace zuil::test {

std::vector<Sample> customer_screens(const std::string& language);

}  // namespace zuil::test
