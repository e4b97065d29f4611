#pragma once

#include <string>

#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/keys.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/widgets/key_layout.hpp"

namespace zuil {

// Keys of 92 in portrait, 80 in landscape, on a sunken ground; what is typed is appended to `out`. A long press of
// 400 ms offers a letter's accents above it. Shift holds for one character. A box
// that is higher than keyboard_height() leaves room below the keys.
void draw_keyboard(Stage& stage, const Box& box, Keyboard keyboard, const std::string& go, KeyboardDraft& draft,
                   Strokes& out);
float keyboard_height(const Look& look);

// Digits in three columns with backspace. For a phone's number, whose 0 types + after a long press, with "clear all";
// or, where it is named, with the way on.
void draw_number_pad(Stage& stage, const Box& box, Strokes& out, const std::string& go = {});
float number_pad_height(const Look& look);

}  // namespace zuil
