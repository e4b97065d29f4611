#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"

// Samples of what a shopper sees of an order after buying.
namespace zuil::test {

std::vector<Sample> order_screens(const std::string& language);

}  // namespace zuil::test
