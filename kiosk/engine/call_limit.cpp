#include "kiosk/engine/call_limit.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr int calls_max = 3;
constexpr std::chrono::minutes forgotten_after{5};

}  // namespace

bool CallLimit::is_reached() const { return clock_.boot() < forgotten_at_ - (calls_max - 1) * forgotten_after; }

void CallLimit::called() { forgotten_at_ = std::max(forgotten_at_, clock_.boot()) + forgotten_after; }

void CallLimit::was_answered() { forgotten_at_ -= forgotten_after; }

}  // namespace zuil
