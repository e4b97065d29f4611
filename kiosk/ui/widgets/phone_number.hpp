#pragma once

#include <string>
#include <string_view>

#include "kiosk/ui/keys.hpp"

// How a phone number is typed and shown. Whether it is one, the engine says.
namespace zuil {

// Takes digits, and a + in front; leaves out what else a real keyboard types.
void dial(const Stroke& stroke, std::string& digits);

// "612345" as "6 12 34 5", "0612345" as "06 12 34 5"; a number from abroad stays as it was typed.
std::string grouped_phone(std::string_view digits);

// Whether the country's own prefix stands before it: not when it was typed with its zero, or with another prefix.
bool shows_prefix(std::string_view digits);

}  // namespace zuil
