#include "tests/support/x_display.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace zuil::test {
namespace {

using std::chrono::milliseconds;

void pause(milliseconds time) { std::this_thread::sleep_for(time); }

// The server writes its display number to this file once it takes connections.
std::string number_file() {
    std::array<char, 32> name{"/tmp/zuil-display-XXXXXX"};
    const int file = mkstemp(name.data());
    if (file < 0) throw std::runtime_error("no temporary file could be made");
    close(file);
    return name.data();
}

Process start_server(int width, int height, const std::string& file) {
    const std::string command = "exec Xvfb -displayfd 3 -screen 0 " + std::to_string(width) + "x" +
                                std::to_string(height) + "x24 -nolisten tcp -noreset 3>" + file + " 2>/dev/null";
    return Process{{.arguments = {"sh", "-c", command}, .environment = {}, .output_file = {}}};
}

std::string wait_for_number(const std::string& file) {
    for (int attempt = 0; attempt < 1000; ++attempt) {
        std::ifstream stream{file};
        std::string line;
        if (std::getline(stream, line) && !line.empty() && !stream.eof()) {
            unlink(file.c_str());
            return ":" + line;
        }
        pause(milliseconds{10});
    }
    throw std::runtime_error("Xvfb did not start; is the package xvfb installed?");
}

}  // namespace

struct XDisplay::Connection {
    Display* display = nullptr;

    explicit Connection(const std::string& name) : display{XOpenDisplay(name.c_str())} {
        if (display == nullptr) throw std::runtime_error("the X server " + name + " does not answer");
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { XCloseDisplay(display); }

    void move(int x, int y) const {
        XTestFakeMotionEvent(display, -1, x, y, CurrentTime);
        XFlush(display);
    }
    void button(bool down, unsigned number = 1) const {
        XTestFakeButtonEvent(display, number, down ? True : False, CurrentTime);
        XFlush(display);
    }
    // The server itself waits `after` milliseconds first, so that a busy test does not slow the typing.
    void press_key(KeySym symbol, unsigned long after = CurrentTime) const {
        const KeyCode code = XKeysymToKeycode(display, symbol);
        if (code == 0) throw std::runtime_error("the keyboard has no such key");
        const bool shifted = XkbKeycodeToKeysym(display, code, 0, 0) != symbol;
        const KeyCode shift = XKeysymToKeycode(display, XK_Shift_L);
        if (shifted) XTestFakeKeyEvent(display, shift, True, CurrentTime);
        XTestFakeKeyEvent(display, code, True, after);
        XTestFakeKeyEvent(display, code, False, CurrentTime);
        if (shifted) XTestFakeKeyEvent(display, shift, False, CurrentTime);
        XFlush(display);
    }
    XImage* image(const ScreenPart& part) const;
    static KeySym XkbKeycodeToKeysym(Display* of, KeyCode code, int, int index) {
        int per_code = 0;
        KeySym* symbols = XGetKeyboardMapping(of, code, 1, &per_code);
        const KeySym symbol = index < per_code ? symbols[index] : NoSymbol;
        XFree(symbols);
        return symbol;
    }
};

XDisplay::XDisplay(int width, int height) : name_{number_file()}, server_{start_server(width, height, name_)} {
    name_ = wait_for_number(name_);
    connection_ = std::make_unique<Connection>(name_);
}

XDisplay::~XDisplay() = default;

void XDisplay::tap(int x, int y) {
    connection_->move(x, y);
    pause(milliseconds{10});
    connection_->button(true);
    pause(milliseconds{40});
    connection_->button(false);
}

void XDisplay::press(int x, int y) {
    connection_->move(x, y);
    connection_->button(true);
}

void XDisplay::release() { connection_->button(false); }

void XDisplay::drag(int from_x, int from_y, int to_x, int to_y, milliseconds taking) {
    connection_->move(from_x, from_y);
    pause(milliseconds{10});
    connection_->button(true);
    const int steps = std::max(2, static_cast<int>(taking.count() / 8));
    for (int step = 1; step <= steps; ++step) {
        pause(milliseconds{8});
        connection_->move(from_x + (to_x - from_x) * step / steps, from_y + (to_y - from_y) * step / steps);
    }
    connection_->button(false);
}

void XDisplay::turn_wheel(int x, int y, milliseconds taking, const std::function<void()>& between) {
    constexpr unsigned wheel_down = 5;
    constexpr milliseconds apart{16};
    connection_->move(x, y);
    auto notch = std::chrono::steady_clock::now();
    const auto end = notch + taking;
    for (; notch < end; notch += apart) {
        connection_->button(true, wheel_down);
        connection_->button(false, wheel_down);
        while (between && std::chrono::steady_clock::now() < notch + apart) {
            between();
            pause(milliseconds{1});
        }
        std::this_thread::sleep_until(notch + apart);
    }
}

void XDisplay::scan(const std::string& text) {
    constexpr unsigned long apart = 4;
    for (const char letter : text) {
        connection_->press_key(static_cast<KeySym>(static_cast<unsigned char>(letter)), apart);
    }
    connection_->press_key(XK_Return, apart);
}

void XDisplay::key(const std::string& keysym_name) { connection_->press_key(XStringToKeysym(keysym_name.c_str())); }

ScreenPicture XDisplay::picture() {
    Display* display = connection_->display;
    const Window root = DefaultRootWindow(display);
    XWindowAttributes attributes{};
    XGetWindowAttributes(display, root, &attributes);
    XImage* image = XGetImage(display, root, 0, 0, static_cast<unsigned>(attributes.width),
                              static_cast<unsigned>(attributes.height), AllPlanes, ZPixmap);
    if (image == nullptr) throw std::runtime_error("the X server gave no picture");
    ScreenPicture picture{.width = attributes.width, .height = attributes.height};
    picture.rgb.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const unsigned long pixel = XGetPixel(image, x, y);
            for (const int shift : {16, 8, 0}) picture.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
        }
    }
    XDestroyImage(image);
    return picture;
}

std::vector<unsigned char> ScreenPicture::grey() const {
    std::vector<unsigned char> pixels;
    pixels.reserve(rgb.size() / 3);
    for (std::size_t at = 0; at + 2 < rgb.size(); at += 3) {
        pixels.push_back(static_cast<unsigned char>((rgb[at] + rgb[at + 1] + rgb[at + 2]) / 3));
    }
    return pixels;
}

XImage* XDisplay::Connection::image(const ScreenPart& part) const {
    XImage* image = XGetImage(display, DefaultRootWindow(display), part.x, part.y, static_cast<unsigned>(part.width),
                              static_cast<unsigned>(part.height), AllPlanes, ZPixmap);
    if (image == nullptr) throw std::runtime_error("the X server gave no picture");
    return image;
}

std::size_t XDisplay::count_colours(const ScreenPart& part) {
    XImage* image = connection_->image(part);
    std::set<unsigned long> colours;
    for (int row = 0; row < part.height; ++row) {
        for (int column = 0; column < part.width; ++column) colours.insert(XGetPixel(image, column, row));
    }
    XDestroyImage(image);
    return colours.size();
}

std::uint64_t XDisplay::fingerprint(const ScreenPart& part) {
    XImage* image = connection_->image(part);
    const auto bytes = static_cast<std::size_t>(image->bytes_per_line) * static_cast<std::size_t>(image->height);
    const std::size_t print = std::hash<std::string_view>{}({image->data, bytes});
    XDestroyImage(image);
    return print;
}

void XDisplay::screenshot(const std::string& file) {
    const ScreenPicture seen = picture();
    if (stbi_write_png(file.c_str(), seen.width, seen.height, 3, seen.rgb.data(), seen.width * 3) == 0) {
        throw std::runtime_error(file + " cannot be written");
    }
}

}  // namespace zuil::test
