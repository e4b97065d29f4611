#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/display/input.hpp"

namespace zuil {

// Finds a barcode reader that types like a keyboard by its speed, whatever has the focus. Keystrokes are held back
// until it is clear who types: a person's are passed on unchanged and in order, a scan's become one ScanEvent and never
// reach a text field. The code is read from the places of the keys as on the US keyboard that readers play, so a French
// or German layout of the system does not turn digits into other characters. Pure logic: time comes with the events.
class Scanner {
public:
    // Readers type a character each 1 to 30 ms, and one frame of ours may lie between; the fastest typists need 60 ms
    // over several keys in a row.
    static constexpr std::chrono::milliseconds gap_max{50};
    // Below this it may be a person rolling over a few keys. An EAN-8 has 8.
    static constexpr std::size_t code_length_min = 6;
    // Longer ones are dropped whole.
    static constexpr std::size_t code_length_max = 1024;

    // Takes everything that the window saw; appends what is left of it, and scans.
    void feed(const InputEvent& event, std::vector<InputEvent>& out);
    // Decides about held keystrokes once the time for the next is over.
    void expire(BootTime now, std::vector<InputEvent>& out);
    // The shopper left: keeps nothing of what was scanned or typed.
    void forget();
    // When to call expire() next, if nothing is typed before.
    std::optional<BootTime> deadline() const;

private:
    void key_down(const KeyEvent& key, std::vector<InputEvent>& out);
    void key_up(const KeyEvent& key, std::vector<InputEvent>& out);
    void hold(const InputEvent& event);
    void finish(std::vector<InputEvent>& out);
    void pass_on(std::vector<InputEvent>& out);

    std::vector<InputEvent> held_;
    std::string code_;
    BootTime last_{};
    // Keys of a scan that are still down: their going up belongs to it.
    std::set<std::uint32_t> swallowed_;
};

}  // namespace zuil
