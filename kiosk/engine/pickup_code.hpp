#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"
#include "platform/base/result.hpp"

// The code that a shopper reads out at the desk.
namespace zuil {

// "7K 42": four signs that are not taken for one another, read aloud or off a screen, and that spell no word; 160,000
// of them. The caller sees to it that no open order has the same.
std::string make_pickup_code(Random& random);

// "UT1-0017": for orders taken without a connection. Unique by construction: the kiosk's own code and a number that
// `counter_file` keeps over restarts. A number that was given out is never given again, so one may be skipped.
Result<std::string> next_offline_code(std::string_view kiosk_code, const std::filesystem::path& counter_file);

}  // namespace zuil
