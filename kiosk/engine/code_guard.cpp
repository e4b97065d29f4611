#include "kiosk/engine/code_guard.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr int wrong_max = 5;  // in a row; who mistypes needs two or three
constexpr std::chrono::minutes forgiven_after{2};

}  // namespace

std::optional<std::chrono::milliseconds> CodeGuard::closed_for() const {
    const auto open_at = forgiven_at_ - (wrong_max - 1) * forgiven_after;
    if (clock_.boot() >= open_at) return std::nullopt;
    return open_at - clock_.boot();
}

void CodeGuard::was_wrong() { forgiven_at_ = std::max(forgiven_at_, clock_.boot()) + forgiven_after; }

void CodeGuard::was_none() { forgiven_at_ -= forgiven_after; }

}  // namespace zuil
