#pragma once

#include <cstdlib>

#include "tests/support/x_display.hpp"

namespace zuil::test {

// An X server of this process's own that DISPLAY names while it lives.
struct OwnDisplay {
    OwnDisplay(int width, int height) : x{width, height} {
        const std::string setting = x.environment();
        const std::size_t equals = setting.find('=');
        ::setenv(setting.substr(0, equals).c_str(), setting.substr(equals + 1).c_str(), 1);
    }
    OwnDisplay(const OwnDisplay&) = delete;
    OwnDisplay& operator=(const OwnDisplay&) = delete;
    ~OwnDisplay() { ::unsetenv("DISPLAY"); }

    XDisplay x;
};

}  // namespace zuil::test
