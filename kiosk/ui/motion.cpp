#include "kiosk/ui/motion.hpp"

#include <algorithm>
#include <cmath>

namespace zuil {
namespace {

// One coordinate of a cubic Bezier curve from 0 to 1 at parameter t.
float bezier(float first, float second, float t) {
    const float back = 1 - t;
    return 3 * back * back * t * first + 3 * back * t * t * second + t * t * t;
}

// CSS's cubic-bezier(0.2, 0, 0, 1): y where x is `share`.
float emphasised(float share) {
    float low = 0;
    float high = 1;
    for (int i = 0; i < 16; ++i) {
        const float middle = (low + high) / 2;
        (bezier(0.2F, 0.0F, middle) < share ? low : high) = middle;
    }
    return bezier(0.0F, 1.0F, (low + high) / 2);
}

}  // namespace

float eased(Easing easing, float share) {
    const float t = std::clamp(share, 0.0F, 1.0F);
    switch (easing) {
    case Easing::linear: return t;
    case Easing::out: return 1 - (1 - t) * (1 - t);
    case Easing::in: return t * t;
    case Easing::emphasised: return emphasised(t);
    }
    return t;
}

void Motion::begin(double seconds, MotionAmount amount) {
    now_ = seconds;
    amount_ = amount;
    moving_ = false;
    wake_at_.reset();
}

float Motion::towards(std::string_view name, float target, double duration, Easing easing, float from) {
    auto found = travels_.find(name);
    if (found == travels_.end()) found = travels_.emplace(std::string{name}, Travel{from, target, now_, from}).first;
    Travel& travel = found->second;
    if (travel.target != target) travel = {travel.at, target, now_, travel.at};
    const double share = duration > 0 ? (now_ - travel.since) / duration : 1.0;
    travel.at = travel.from + (travel.target - travel.from) * eased(easing, static_cast<float>(share));
    if (share >= 1) {
        travel.at = travel.target;
    } else if (travel.from != travel.target) {
        moving_ = true;
    }
    return travel.at;
}

double Motion::age(std::string_view name) {
    const auto found = births_.find(name);
    if (found != births_.end()) return now_ - found->second;
    births_.emplace(std::string{name}, now_);
    return 0;
}

void Motion::restart(std::string_view name) {
    travels_.erase(std::string{name});
    births_.erase(std::string{name});
}

void Motion::forget() {
    travels_.clear();
    births_.clear();
}

void Motion::wake_at(double seconds) { wake_at_ = wake_at_ ? std::min(*wake_at_, seconds) : seconds; }

std::optional<double> Motion::wake_in() const {
    if (!wake_at_) return std::nullopt;
    return std::max(0.0, *wake_at_ - now_);
}

}  // namespace zuil
