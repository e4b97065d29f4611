#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "sync/exchange/backoff.hpp"

namespace zuil {

struct CallGuardOptions {
    // So many failures in a row, or more than half of the last twenty calls, and nothing is asked for a while. Then one
    // call is a probe: whether it goes well decides about the others.
    int failures_max = 5;
    BackoffLimits pause;
    // A failure is a call that will be repeated, and repeats are paid for: a shop that half works must not be called
    // twice as often as one that works. Who has nothing left waits until enough has come in.
    int tokens_max = 100;
    int failure_costs = 5;
    int timeout_costs = 10;
    std::chrono::milliseconds token_every{2'000};
};

// Between the kiosk and one purpose of calling the shop: a circuit breaker and a budget for repeats. Each purpose has
// its own, so that one that floods the shop with failures closes no other's way. Whoever calls makes one call at a
// time.
class CallGuard {
public:
    explicit CallGuard(CallGuardOptions options = {}) : options_{options}, tokens_{options.tokens_max} {}

    // The shop answered, whatever it said.
    void answered(BootTime now);
    // It could not be reached, said nothing in time, or had a fault of its own.
    void failed(Errc code, BootTime now, Random& random);
    // The one or the other; no error: it went well.
    void heard(const Error* error, BootTime now, Random& random);
    // News of the line: a pause that was made for it is over.
    void line_is_back();

    // Nothing is to be asked before.
    BootTime not_before() const { return std::max(closed_until_, paid_at_); }

private:
    void note(bool is_failure);
    void refill(BootTime now);
    bool breaks() const;

    static constexpr int window = 20;

    CallGuardOptions options_;
    int failures_ = 0;          // in a row
    int pauses_ = 0;            // without an answer in between
    std::uint32_t failed_ = 0;  // the last calls, a bit each, the latest lowest
    int outcomes_seen_ = 0;     // up to `window`
    int tokens_;
    BootTime refilled_at_{};
    BootTime closed_until_{};
    BootTime paid_at_{};
};

}  // namespace zuil
