#include "kiosk/ui/scroll.hpp"

#include <cmath>

namespace zuil {
namespace {

constexpr float friction = 0.94F;  // of the speed is left after one step
constexpr float friction_doubled = friction * friction;
constexpr double friction_step = 0.016;
constexpr float speed_max = 6000;
constexpr float soft_edge = 80;  // the furthest that content can be pulled over its end
constexpr float spring = 0.80F;  // of the overshoot is left after one step
constexpr float rest_speed = 12;
constexpr float rest_distance = 0.5F;

// Gives way ever less, and never more than the soft edge.
float resisted(float beyond) { return soft_edge * (1 - std::exp(-beyond / (2 * soft_edge))); }

}  // namespace

void Scroll::measure(float content, float shown, float pitch) {
    extent_ = std::max(0.F, content - shown);
    pitch_ = pitch;
    if (!held_ && !moving_) offset_ = clamped(offset_);
}

void Scroll::set_motion(MotionAmount motion) {
    friction_ = motion == MotionAmount::reduced ? friction_doubled : friction;
}

// How far a speed still carries: the sum of its geometric steps.
float Scroll::reach(float speed) const { return speed * static_cast<float>(friction_step) / -std::log(friction_); }

float Scroll::clamped(float offset) const { return std::clamp(offset, 0.F, extent_); }

void Scroll::hold() {
    held_ = true;
    moving_ = false;
    speed_ = 0;
    dragged_ = offset_;
}

void Scroll::drag(float distance) {
    dragged_ += distance;
    const float inside = clamped(dragged_);
    const float beyond = dragged_ - inside;
    offset_ = beyond == 0 ? dragged_ : inside + std::copysign(resisted(std::abs(beyond)), beyond);
}

void Scroll::release(float speed) {
    held_ = false;
    speed_ = std::clamp(speed, -speed_max, speed_max);
    moving_ = true;
    if (pitch_ > 0) aim_at_pitch();
}

void Scroll::aim_at_pitch() {
    const float natural = offset_ + reach(speed_);
    float target = clamped(std::round(natural / pitch_) * pitch_);
    // One card less, where reaching it would take more than the highest speed.
    if (std::abs(target - offset_) > reach(speed_max)) target -= std::copysign(pitch_, target - offset_);
    speed_ = (target - offset_) / reach(1);
}

void Scroll::go_to(float offset) {
    offset_ = dragged_ = std::max(0.F, offset);
    speed_ = 0;
    // Not clamped: what is scrolled may not have been measured yet.
    moving_ = false;
}

void Scroll::step(double seconds) {
    if (!moving_ || held_) return;
    const float steps = static_cast<float>(seconds / friction_step);
    const float inside = clamped(offset_);
    if (offset_ != inside) {
        speed_ = 0;
        const float left = (offset_ - inside) * std::pow(spring, steps);
        offset_ = inside + left;
        if (std::abs(left) < rest_distance) {
            offset_ = inside;
            moving_ = false;
        }
        return;
    }
    const float slower = speed_ * std::pow(friction_, steps);
    offset_ += reach(speed_) - reach(slower);
    speed_ = slower;
    if (offset_ < 0 || offset_ > extent_) {
        const float edge = clamped(offset_);
        offset_ = edge + std::copysign(std::min(std::abs(offset_ - edge), soft_edge / 2), offset_ - edge);
    } else if (std::abs(speed_) < rest_speed) {
        offset_ = pitch_ > 0 ? clamped(std::round(offset_ / pitch_) * pitch_) : std::round(offset_);
        moving_ = false;
    }
}

}  // namespace zuil
