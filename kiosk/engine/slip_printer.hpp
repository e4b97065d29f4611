#pragma once

#include <string>
#include <vector>

#include "kiosk/engine/slip.hpp"
#include "platform/base/result.hpp"
#include "platform/printer/receipt_printer.hpp"

namespace zuil {

// The printer of the pick-up desk, as the engine uses it: never waits. What cannot be printed waits for somebody to put
// paper in, and is printed then.
class SlipPrinter {
public:
    static constexpr std::size_t waiting_max = 20;

    SlipPrinter() = default;
    SlipPrinter(const SlipPrinter&) = delete;
    SlipPrinter& operator=(const SlipPrinter&) = delete;
    virtual ~SlipPrinter() = default;

    // conflict: so many wait already.
    virtual Status print(Slip slip) = 0;

    // How it went at the last try, and how many slips wait. `yes` before the first.
    struct State {
        Printed last = Printed::yes;
        bool paper_low = false;
        std::size_t waiting = 0;

        friend bool operator==(const State&, const State&) = default;
    };
    virtual State state() = 0;

    // What is not waited for any more.
    struct Outcome {
        std::string order;
        std::string code;
        Printed printed = Printed::yes;  // neither `yes` nor `unsaid`: nobody helped it for too long
    };
    virtual std::vector<Outcome> take_outcomes() = 0;
};

}  // namespace zuil
