#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/process.hpp"

namespace zuil::test {

struct ScreenPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb{};  // three bytes a pixel, row by row

    std::vector<unsigned char> grey() const;
};

struct ScreenPart {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// A private X server without a screen (Xvfb) on a free display number, and the hands to use it with.
class XDisplay {
public:
    XDisplay(int width, int height);
    XDisplay(const XDisplay&) = delete;
    XDisplay& operator=(const XDisplay&) = delete;
    ~XDisplay();

    std::string environment() const { return "DISPLAY=" + name_; }

    // A finger's tap: the pointer goes there, is pressed for 40 ms, and is released. Pixels of the screen.
    void tap(int x, int y);
    // The two halves of it, for whoever measures what is between.
    void press(int x, int y);
    void release();
    // A finger's drag in steps of 8 ms, released while still moving.
    void drag(int from_x, int from_y, int to_x, int to_y, std::chrono::milliseconds taking);
    // A mouse wheel turned down at 60 notches a second; for programs that know no fingers. `between` is called over and
    // over between the notches.
    void turn_wheel(int x, int y, std::chrono::milliseconds taking, const std::function<void()>& between = {});
    // What a keyboard-wedge scanner does: the characters in a burst, then Enter. Letters and digits only.
    void scan(const std::string& text);
    void key(const std::string& keysym_name);
    ScreenPicture picture();
    // How many different colours stand in that part of the screen: one where nothing is drawn yet, hundreds on a photo.
    std::size_t count_colours(const ScreenPart& part);
    // The same for the same pixels.
    std::uint64_t fingerprint(const ScreenPart& part);
    // The whole screen as a PNG file.
    void screenshot(const std::string& file);

private:
    struct Connection;

    std::string name_;  // until the server runs, the file it will write its number to
    Process server_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace zuil::test
