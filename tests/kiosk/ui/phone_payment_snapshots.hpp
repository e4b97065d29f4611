#pragma once

#include <string>
#include <vector>

#include "tests/kiosk/ui/sample_snapshots.hpp"
#include "tests/kiosk/ui/sample_words.hpp"

namespace zuil::test {

// Paying on the shopper's own phone, in every state that the screen can have.
PhonePaymentView phone_payment_sample(const Words& w);
std::vector<Sample> phone_payment_screens(const std::string& language);

}  // namespace zuil::test
