#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "platform/base/clock.hpp"

// What people and devices do to the window, as plain values.
namespace zuil {

enum class PointerPhase { down, move, up, cancel };

// A finger or the mouse's left button, alike. The mouse has id 0 and moves also while up; a finger keeps its id from
// down to up. Pixels of the window.
struct PointerEvent {
    PointerPhase phase = PointerPhase::move;
    std::int64_t id = 0;
    bool touch = false;
    float x = 0, y = 0;
    BootTime at{};
};

// Steps, positive up and right, at the mouse's place.
struct WheelEvent {
    float x = 0, y = 0, steps_x = 0, steps_y = 0;
    BootTime at{};
};

// `scancode` is the place of the key (USB HID usage, page 7), whatever the layout; `keycode` what the layout makes of
// it (Unicode, lower case, where it has a character).
struct KeyEvent {
    std::uint32_t scancode = 0;
    std::uint32_t keycode = 0;
    bool down = false, repeated = false;
    bool shift = false, control = false, alt = false;
    BootTime at{};
    std::chrono::milliseconds unseen_max{0};  // it may have happened so much earlier, while nobody looked
};

// Text that a key made.
struct TextEvent {
    std::string utf8;
    BootTime at{};
};

// A code that a scanner read, made of keystrokes by platform/scanner.
struct ScanEvent {
    std::string code;
    BootTime at{};
};

struct ResizeEvent {
    int width = 0, height = 0;
};
// The window's pixels were lost: present everything again.
struct ExposeEvent {};
struct QuitEvent {};

using InputEvent =
    std::variant<PointerEvent, WheelEvent, KeyEvent, TextEvent, ScanEvent, ResizeEvent, ExposeEvent, QuitEvent>;

// USB HID usages that the program names.
namespace scancode {
constexpr std::uint32_t a = 4, z = 29, digit_1 = 30, digit_9 = 38, digit_0 = 39, enter = 40, escape = 41,
                        backspace = 42, tab = 43, space = 44, minus = 45, equals = 46, left_bracket = 47,
                        right_bracket = 48, backslash = 49, semicolon = 51, apostrophe = 52, grave = 53, comma = 54,
                        period = 55, slash = 56, f1 = 58, f12 = 69, home = 74, page_up = 75, del = 76, end = 77,
                        page_down = 78, right = 79, left = 80, down = 81, up = 82, keypad_divide = 84,
                        keypad_multiply = 85, keypad_minus = 86, keypad_plus = 87, keypad_enter = 88, keypad_1 = 89,
                        keypad_9 = 97, keypad_0 = 98, keypad_period = 99, left_control = 224, left_shift = 225,
                        left_alt = 226, right_control = 228, right_shift = 229, right_alt = 230;
}  // namespace scancode

}  // namespace zuil
