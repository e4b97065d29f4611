#pragma once

#include <memory>
#include <string>
#include <utility>

#include "sync/exchange/floor_holds.hpp"
#include "sync/exchange/staff_calls.hpp"

namespace zuil::test {

// What a kiosk says to the others of its store, on one line.
struct FloorKiosk {
    FloorKiosk(std::unique_ptr<Lan> its_lan, const std::string& code, const SealingKey& key, const Clock& clock,
               Random& random)
        : lan{std::move(its_lan)},
          line{*lan, key, {code, "bij de lampen"}, clock, random},
          calls{line, clock},
          holds{line, clock} {}
    void step() {
        line.step();
        calls.step();
        holds.step();
    }

    std::unique_ptr<Lan> lan;
    FloorLine line;
    StaffCalls calls;
    FloorHolds holds;
};

}  // namespace zuil::test
