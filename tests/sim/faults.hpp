#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "platform/base/random.hpp"

namespace zuil::sim {

// What goes wrong in one world, and how often. In percent of the calls, unless it says otherwise; 0 is off.
struct Faults {
    // The line.
    int lost_request = 0;  // never arrives; the caller times out
    int lost_reply = 0;    // is carried out; the caller times out
    int late = 0;          // the caller times out, and it is carried out half a minute to ten minutes later
    int doubled = 0;       // arrives twice
    int offline = 0;       // fails at once
    int no_answer = 0;     // nothing ever comes back, not even an error
    int wrong_reply = 0;   // the reply to another request comes instead, which the connector sees
    int line_down = 0;     // for minutes: so often an hour
    // The shop.
    int fault_before = 0;    // it fails and nothing happened
    int fault_after = 0;     // it fails when it had happened
    int half_done = 0;       // a commit stops half-way
    int busy = 0;            // it asks to be left alone for a while
    int handle_expires = 0;  // it forgets a handle that no order came of
    int price_rises = 0;     // it asks more than was shown
    int refuses = 0;
    int sold_out = 0;           // when it comes to it, there are too few
    int staff_cancel = 0;       // its own staff cancel an order: so many of them
    int restored = 0;           // so many worlds see the shop put back from a backup
    int long_transactions = 0;  // of its changes, so many carry a time long before they can be seen
    int untold = 0;             // of its changes, so many move no time stamp
    // The kiosk: so often an hour, on average.
    int crash = 0;
    int power_cut = 0;
    int disk_full = 0;
    int write_error = 0;
    int sync_error = 0;
    int clock_jump = 0;
};

struct FaultName {
    std::string_view name;
    int Faults::*strength;
    int most;
};

inline constexpr std::array fault_names{
    FaultName{"lost-request", &Faults::lost_request, 30},
    FaultName{"lost-reply", &Faults::lost_reply, 40},
    FaultName{"late", &Faults::late, 30},
    FaultName{"doubled", &Faults::doubled, 30},
    FaultName{"offline", &Faults::offline, 30},
    FaultName{"no-answer", &Faults::no_answer, 10},
    FaultName{"wrong-reply", &Faults::wrong_reply, 10},
    FaultName{"line-down", &Faults::line_down, 3},
    FaultName{"fault-before", &Faults::fault_before, 20},
    FaultName{"fault-after", &Faults::fault_after, 30},
    FaultName{"half-done", &Faults::half_done, 30},
    FaultName{"busy", &Faults::busy, 5},
    FaultName{"handle-expires", &Faults::handle_expires, 10},
    FaultName{"price-rises", &Faults::price_rises, 10},
    FaultName{"refuses", &Faults::refuses, 40},
    FaultName{"sold-out", &Faults::sold_out, 10},
    FaultName{"staff-cancel", &Faults::staff_cancel, 20},
    FaultName{"restored", &Faults::restored, 40},
    FaultName{"long-transactions", &Faults::long_transactions, 20},
    FaultName{"untold", &Faults::untold, 30},
    FaultName{"crash", &Faults::crash, 12},
    FaultName{"power-cut", &Faults::power_cut, 20},
    FaultName{"disk-full", &Faults::disk_full, 10},
    FaultName{"write-error", &Faults::write_error, 10},
    FaultName{"sync-error", &Faults::sync_error, 6},
    FaultName{"clock-jump", &Faults::clock_jump, 4},
};

// Another selection of faults for each seed, for many at once hide each other.
inline Faults some_faults(Random& random) {
    Faults faults;
    for (const FaultName& fault : fault_names) {
        const auto drawn = random.below(static_cast<std::uint64_t>(fault.most)) + 1;
        if (random.below(100) < 35) faults.*fault.strength = static_cast<int>(drawn);
    }
    return faults;
}

}  // namespace zuil::sim
