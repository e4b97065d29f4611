#pragma once

#include <optional>

#include "platform/base/clock.hpp"

namespace zuil {

// Keeps staff from being sent about for fun: a few calls, and then one more for every few minutes that pass. Whoever
// stands here next finds the same count. A call that somebody came to counts as one that was meant.
class CallLimit {
public:
    explicit CallLimit(const Clock& clock) : clock_{clock} {}

    bool is_reached() const;
    void called();
    void was_answered();

private:
    const Clock& clock_;
    // Each call is forgotten one step later than the one before it: when all of them will be.
    BootTime forgotten_at_{};
};

}  // namespace zuil
