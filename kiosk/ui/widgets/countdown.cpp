#include "kiosk/ui/widgets/countdown.hpp"

#include <algorithm>
#include <cmath>

#include "platform/display/shapes.hpp"

namespace zuil {
namespace {

// Finer steps than these are not seen, and each is a picture of its own.
constexpr int ring_steps = 120;
constexpr double step_seconds = 0.2;

}  // namespace

void draw_countdown(Stage& stage, const Box& box, float stroke, float share) {
    const int px = static_cast<int>(std::lround(stroke * stage.brush().scale()));
    stage.brush().mask("ring/track", box, stage.theme().sunken,
                       [px](int width, int) { return ring_mask(width, px, 0.0F, 1.0F); });
    // Once a second it goes on to where it should be.
    Motion& motion = stage.motion();
    const float now = motion.towards("countdown", share, motion.slides(step_seconds), Easing::out, share);
    const int step = static_cast<int>(std::lround(std::clamp(now, 0.0F, 1.0F) * ring_steps));
    if (step == 0) return;
    const float turn = static_cast<float>(step) / ring_steps;
    stage.brush().mask("ring/" + std::to_string(step), box, stage.theme().accent_ink,
                       [px, turn](int width, int) { return ring_mask(width, px, 0.0F, turn); });
}

}  // namespace zuil
