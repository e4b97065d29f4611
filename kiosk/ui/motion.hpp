#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/engine/comfort.hpp"

namespace zuil {

enum class Easing { linear, out, in, emphasised };  // emphasised: cubic (0.2, 0, 0, 1)

float eased(Easing easing, float share);

// Values that travel to where they should be. Keyed by name, so that a widget needs no memory of its own.
class Motion {
public:
    void begin(double seconds, MotionAmount amount = MotionAmount::full);
    // Reduced: nothing slides, grows or pulses; what comes and goes fades.
    MotionAmount amount() const { return amount_; }

    // The value now, on its way to `target` for `duration` seconds from when the target last changed. A name seen for
    // the first time starts at `from`.
    float towards(std::string_view name, float target, double duration, Easing easing, float from);
    // Starts over from `from` at the next call of towards().
    void restart(std::string_view name);
    // Seconds since the name was first seen (or restarted).
    double age(std::string_view name);
    void forget();

    double now() const { return now_; }
    bool moving() const { return moving_; }
    // A widget that will look different at this moment, although nothing moves until then.
    void wake_at(double seconds);
    std::optional<double> wake_in() const;
    void keep_moving() { moving_ = true; }

private:
    struct Travel {
        float from = 0;
        float target = 0;
        double since = 0;
        float at = 0;
    };
    std::map<std::string, Travel, std::less<>> travels_;
    std::map<std::string, double, std::less<>> births_;
    double now_ = 0;
    MotionAmount amount_ = MotionAmount::full;
    bool moving_ = false;
    std::optional<double> wake_at_;
};

}  // namespace zuil
