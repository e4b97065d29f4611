#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/x_display.hpp"

namespace zuil::test {

// One node of what --dump-screen writes: what a widget says it is, and where it stands in the window's pixels.
struct Node {
    std::string id;
    std::string role;
    std::string name;
    std::string value;
    bool touchable = false;
    bool disabled = false;
    bool chosen = false;
    bool focused = false;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// The real program in a real window, used as a shopper would: found by name, tapped by the pointer.
class Kiosk {
public:
    struct Options {
        std::vector<std::string> run_by;       // a program and its arguments that runs the kiosk; empty: none
        std::vector<std::string> arguments;    // besides --data and --dump-screen
        std::filesystem::path data;            // kept between runs: kill the kiosk and start it on the same folder
        std::vector<std::string> environment;  // "NAME=value"
        int width = 1080;
        int height = 1920;
    };

    Kiosk(XDisplay& display, Options options);

    std::vector<Node> nodes() const;
    // The node with that id, or else that name, or else whose id begins with it; touchable ones first.
    std::optional<Node> find(std::string_view what) const;
    // Waits until it is on the screen; throws with what is there instead.
    Node wait_for(std::string_view what, std::chrono::milliseconds most = std::chrono::seconds{15}) const;
    // Whether it comes to that meanwhile.
    bool comes_to(const std::function<bool(const std::vector<Node>&)>& holds, std::chrono::milliseconds most) const;
    void wait_until(const std::function<bool(const std::vector<Node>&)>& holds, const std::string& what_for,
                    std::chrono::milliseconds most = std::chrono::seconds{15}) const;
    // Waits for it, waits until it stands still, taps the middle, and counts the tap.
    void tap(std::string_view what);
    // Waits until nothing has been drawn for a moment; an endless motion is waited for a few seconds only.
    void wait_until_still() const;
    // Taps the keys of the keyboard on the screen, one by one. These are letters, not taps, in the tap budget.
    void type(std::string_view text);
    int taps() const { return taps_; }
    void begin_counting() { taps_ = 0; }

    Process& process() { return process_; }
    // What it wrote down for zuilctl; an empty object before it did.
    nlohmann::json status() const;
    // Its catalogue is whole.
    bool is_filled() const;
    std::string log() const;

private:
    void tap_node(std::string_view what);

    XDisplay& display_;
    Options options_;
    std::filesystem::path dump_;
    std::filesystem::path log_;
    Process process_;
    int taps_ = 0;
};

}  // namespace zuil::test
