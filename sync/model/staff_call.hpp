#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "platform/base/clock.hpp"

namespace zuil {

// What a shopper wants of staff: one of a few, never words of their own. Who said that they are here to collect an
// order
// (`collects`) calls by that.
enum class CallQuestion { help_choosing, cannot_find, look_in_stock, help_with_screen, collects, other };

// Names a call: the run of the kiosk that it was made at, and its number there.
struct CallId {
    std::string kiosk_run;
    std::uint64_t number = 0;

    friend auto operator<=>(const CallId&, const CallId&) = default;
};

// Somebody at a kiosk of this store who waits for staff. Says nothing about who it is.
struct StaffCall {
    CallId id;
    std::string kiosk;  // "UT1"
    std::string bay;    // where that stands; may be empty
    CallQuestion question = CallQuestion::other;
    std::string article;   // what it is about, or the codes of what is collected; may be empty
    BootTime since{};      // on this kiosk's clock
    std::string taken_at;  // the kiosk at which somebody said that they go there; empty: nobody yet

    bool is_taken() const { return !taken_at.empty(); }
    friend bool operator==(const StaffCall&, const StaffCall&) = default;
};

}  // namespace zuil
