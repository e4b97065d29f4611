#pragma once

#include <string_view>

namespace zuil {

// Logs the broken assumption and ends the process; the supervisor starts it again.
[[noreturn]] void die(std::string_view condition, std::string_view file, int line);

}  // namespace zuil

// A bug, not bad input: stays on in release. (Catch2 owns the name CHECK.)
#define ENSURE(condition)                                              \
    do {                                                               \
        if (!(condition)) ::zuil::die(#condition, __FILE__, __LINE__); \
    } while (false)
