#pragma once

#include <utility>

#include "kiosk/engine/slip_printer.hpp"

namespace zuil {

// A printer of the desk that keeps what it is given, and is as a test says. (The real one: tests/kiosk/print.)
class MadePrinter final : public SlipPrinter {
public:
    Status print(Slip slip) override {
        if (is_full) return fail(Errc::conflict, "too many slips wait");
        slips.push_back(std::move(slip));
        return {};
    }
    State state() override { return now; }
    std::vector<Outcome> take_outcomes() override { return std::exchange(outcomes, {}); }

    std::vector<Slip> slips;
    State now;
    std::vector<Outcome> outcomes;
    bool is_full = false;
};

}  // namespace zuil
