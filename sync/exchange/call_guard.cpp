#include "sync/exchange/call_guard.hpp"

#include <algorithm>
#include <bit>

namespace zuil {

void CallGuard::answered(BootTime now) {
    refill(now);
    tokens_ = std::min(tokens_ + 1, options_.tokens_max);
    // What failed before the pause says nothing of the shop that just answered the probe.
    if (pauses_ > 0) {
        outcomes_seen_ = 0;
        failed_ = 0;
    }
    failures_ = 0;
    pauses_ = 0;
    note(false);
}

void CallGuard::failed(Errc code, BootTime now, Random& random) {
    refill(now);
    tokens_ -= code == Errc::timeout ? options_.timeout_costs : options_.failure_costs;
    if (tokens_ < 0) paid_at_ = now + options_.token_every * -tokens_;
    ++failures_;
    note(true);
    if (!breaks()) return;
    closed_until_ = now + backoff(pauses_, options_.pause, random);
    ++pauses_;
}

void CallGuard::heard(const Error* error, BootTime now, Random& random) {
    if (error != nullptr && is_transient(error->code)) return failed(error->code, now, random);
    answered(now);
}

void CallGuard::line_is_back() {
    failures_ = 0;
    pauses_ = 0;
    outcomes_seen_ = 0;
    failed_ = 0;
    closed_until_ = {};
}

bool CallGuard::breaks() const {
    // The probe after a pause failed.
    if (pauses_ > 0 || failures_ >= options_.failures_max) return true;
    return outcomes_seen_ == window && std::popcount(failed_) > window / 2;
}

void CallGuard::note(bool is_failure) {
    constexpr std::uint32_t all = (1U << static_cast<unsigned>(window)) - 1U;
    failed_ = ((failed_ << 1U) | (is_failure ? 1U : 0U)) & all;
    outcomes_seen_ = std::min(outcomes_seen_ + 1, window);
}

void CallGuard::refill(BootTime now) {
    const auto earned = (now - refilled_at_) / options_.token_every;
    refilled_at_ += options_.token_every * earned;
    tokens_ = static_cast<int>(std::min<std::int64_t>(tokens_ + earned, options_.tokens_max));
}

}  // namespace zuil
