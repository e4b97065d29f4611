#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/kiosk.hpp"
#include "tests/support/x_display.hpp"

namespace zuil::test {

// What a shopper does over and over, and the parts of the screen that answer.
struct Touches {
    std::vector<std::array<int, 2>> cards;  // places to tap
    ScreenPart page;                        // where an article's page shows and the listing does not stay as it is
    std::function<void()> back;
    std::function<void()> open_search;
    std::vector<std::string> words;
    std::function<void(char)> letter;
    ScreenPart found;  // where answers stand
    std::function<void()> close_search;
};

// Letters by the keys on the screen, as a shopper types them. From a listing, and back to it.
Touches zuil_touches(XDisplay& display, Kiosk& kiosk);
// Its search has the keyboard's keys from the start, and Escape leaves whatever is open.
Touches peer_touches(XDisplay& display);

// Taps cards, or types words, and prints how long the screen took to change.
void measure_cards(XDisplay& display, const std::string& name, const Touches& touches);
void measure_letters(XDisplay& display, const std::string& name, const Touches& touches);

}  // namespace zuil::test
