#pragma once

#include <chrono>
#include <optional>

#include "platform/base/clock.hpp"

namespace zuil {

// How long the screen waits for a shopper who may have left: it asks, gives time to answer, and then it is over.
class Patience {
public:
    enum class State { waiting, asking, over };

    // Somebody is there: the count begins anew.
    void touched(BootTime now, std::chrono::seconds until_asking, std::chrono::seconds to_answer);
    // Nobody has to be there, as on the attract screen.
    void rest() { asks_at_.reset(); }

    State state(BootTime now) const;
    // Whole seconds until it is over, rounded up.
    int seconds_left(BootTime now) const;
    // When to look again: the state or the seconds on the screen change then. nullopt at rest.
    std::optional<BootTime> next_change(BootTime now) const;

private:
    std::optional<BootTime> asks_at_;
    BootTime over_at_{};
};

}  // namespace zuil
