#pragma once

#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace zuil {

// RFC 3339, as webshops write a moment: "2026-03-12T10:42:00Z", "2026-03-12 11:42:00.250+01:00". bad_data: anything
// else.
Result<WallTime> parse_moment(std::string_view text);

// "2026-11-21T23:35:50.972Z"
std::string iso_moment(WallTime moment);

}  // namespace zuil
