#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "tests/support/kiosk.hpp"

// Whoever works at a kiosk: at its screen, and by zuilctl.
namespace zuil::test {

// What zuilctl says and exits with, given `input` on its standard input: no PIN is ever an argument.
struct Said {
    int exit_code = -1;
    std::string text;
};
Said zuilctl(const std::filesystem::path& data, const std::string& what, const std::string& input = "");

// A finger that stays where it is.
void hold(XDisplay& display, Kiosk& kiosk, const std::string& what, std::chrono::milliseconds time);
// From any screen to the staff's home.
void enter_staff(XDisplay& display, Kiosk& kiosk, const std::string& pin);

}  // namespace zuil::test
