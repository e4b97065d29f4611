#pragma once

#include <string>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// The code that is scanned to pay with a phone, with what to do beside it or, where it is narrow, below it.
struct PhoneCode {
    std::string page;   // the address in the code
    std::string valid;  // how long it may be paid there
};
float phone_code_height(Stage& stage, float width, const PhoneCode& code);
void draw_phone_code(Stage& stage, const Box& card, const PhoneCode& code);

}  // namespace zuil
