#include "kiosk/engine/patience.hpp"

#include <algorithm>

namespace zuil {

using namespace std::chrono_literals;

void Patience::touched(BootTime now, std::chrono::seconds until_asking, std::chrono::seconds to_answer) {
    asks_at_ = now + until_asking;
    over_at_ = *asks_at_ + to_answer;
}

Patience::State Patience::state(BootTime now) const {
    if (!asks_at_ || now < *asks_at_) return State::waiting;
    return now < over_at_ ? State::asking : State::over;
}

int Patience::seconds_left(BootTime now) const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(over_at_ - now);
    return static_cast<int>(std::max(left, 0s).count());
}

std::optional<BootTime> Patience::next_change(BootTime now) const {
    if (!asks_at_) return std::nullopt;
    switch (state(now)) {
    case State::waiting: return *asks_at_;
    case State::asking: return over_at_ - std::chrono::seconds{seconds_left(now) - 1};
    case State::over: break;
    }
    return now;
}

}  // namespace zuil
