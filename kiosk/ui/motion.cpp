#include "kiosk/ui/motion.hpp"

#include <algorithm>
#include <cmath>

namespace zuil {
namespace {

constexpr double press_seconds = 0.09;
constexpr double release_seconds = 0.14;

// One coordinate of a cubic Bezier curve from 0 to 1 at parameter t.
float bezier(float first, float second, float t) {
    const float back = 1 - t;
    return 3 * back * back * t * first + 3 * back * t * t * second + t * t * t;
}

// CSS's cubic-bezier(x1, y1, x2, y2): y where x is `share`.
float cubic(float x1, float y1, float x2, float y2, float share) {
    float low = 0;
    float high = 1;
    for (int i = 0; i < 16; ++i) {
        const float middle = (low + high) / 2;
        (bezier(x1, x2, middle) < share ? low : high) = middle;
    }
    return bezier(y1, y2, (low + high) / 2);
}

}  // namespace

float eased(Easing easing, float share) {
    const float t = std::clamp(share, 0.0F, 1.0F);
    switch (easing) {
    case Easing::linear: return t;
    case Easing::out: return 1 - (1 - t) * (1 - t);
    case Easing::in_out: return t < 0.5F ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t);
    case Easing::emphasised: return cubic(0.2F, 0.0F, 0.0F, 1.0F, t);
    case Easing::leaving: return cubic(0.4F, 0.0F, 1.0F, 1.0F, t);
    }
    return t;
}

void Motion::begin(double seconds, MotionAmount amount) {
    now_ = seconds;
    amount_ = amount;
    moving_ = false;
    wake_at_.reset();
    ++frame_;
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

void Motion::put(std::string_view name, float value) {
    travels_.insert_or_assign(std::string{name}, Travel{value, value, now_, value});
}

float Motion::at(std::string_view name) const {
    const auto found = travels_.find(name);
    return found == travels_.end() ? 0 : found->second.at;
}

float Motion::press(std::string_view name, bool pressed) {
    const float target = pressed ? 1.0F : 0.0F;
    if (amount_ == MotionAmount::reduced) return target;
    auto found = presses_.find(name);
    if (found == presses_.end()) {
        if (!pressed) return 0;
        found = presses_.emplace(std::string{name}, Travel{0, 1, now_, 0}).first;
    }
    Travel& travel = found->second;
    if (travel.target != target) travel = {travel.at, target, now_, travel.at};
    const double share = (now_ - travel.since) / (pressed ? press_seconds : release_seconds);
    travel.at = travel.from + (target - travel.from) * eased(Easing::out, static_cast<float>(share));
    if (share < 1) {
        moving_ = true;
    } else if (!pressed) {
        presses_.erase(found);
        return 0;
    }
    return travel.at;
}

float Motion::change(std::string_view name, std::uint64_t content, double seconds, Easing easing) {
    auto found = changes_.find(name);
    if (found == changes_.end()) found = changes_.emplace(std::string{name}, Change{content, now_ - seconds}).first;
    if (found->second.content != content) found->second = {content, now_};
    const double share = (now_ - found->second.since) / seconds;
    if (share < 1) moving_ = true;
    return eased(easing, static_cast<float>(share));
}

double Motion::shown_for(std::string_view name) {
    Showing& showing = showings_[std::string{name}];
    if (showing.frame == 0 || showing.frame + 1 < frame_) showing.since = now_;
    showing.frame = frame_;
    return now_ - showing.since;
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
    presses_.clear();
    changes_.clear();
    showings_.clear();
}

void Motion::wake_at(double seconds) { wake_at_ = wake_at_ ? std::min(*wake_at_, seconds) : seconds; }

std::optional<double> Motion::wake_in() const {
    if (!wake_at_) return std::nullopt;
    return std::max(0.0, *wake_at_ - now_);
}

}  // namespace zuil
