#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"
#include "tests/kiosk/ui/sample_words.hpp"

// Samples of baskets that go several ways: chosen in the basket, collected or brought, paid and confirmed.
namespace zuil::test {

std::vector<Sample> mixed_basket_screens(const std::string& language);
DeliveryView delivery_sample(const Words& w);

}  // namespace zuil::test
