#pragma once

#include "tests/kiosk/ui/sample_snapshots.hpp"

namespace zuil::test {

// The searching and ordering half of sample_screens(): each as the demo shop would show it.
std::vector<Sample> checkout_screens(const std::string& language);
// The view of one of these routes, put into a snapshot that has its chrome.
void fill_checkout(Snapshot& snapshot);

}  // namespace zuil::test
