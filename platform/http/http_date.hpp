#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/http/http.hpp"

namespace zuil {

// "Sat, 21 Nov 2026 23:44:42 GMT" (RFC 9110, 5.6.7)
std::optional<WallTime> parse_http_date(std::string_view text);

// How long a refusal (429, 503 and the like) asks to be left alone: its Retry-After in seconds, or as a date, which is
// measured against the reply's own Date because the clock here may be wrong. Between a second and a quarter of an hour,
// whatever it says; 0 when it says nothing that can be read.
std::chrono::milliseconds retry_after(const HttpReply& reply);

}  // namespace zuil
