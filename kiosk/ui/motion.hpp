#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/engine/comfort.hpp"

namespace zuil {

// What comes and what goes, as CSS's cubic-bezier writes them: emphasised (0.2, 0, 0, 1), leaving (0.4, 0, 1, 1).
enum class Easing { linear, out, in_out, emphasised, leaving };

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
    // The value is there at once: a finger holds it.
    void put(std::string_view name, float value);
    float at(std::string_view name) const;  // where it is; 0 when it is not known
    // How long a movement of so many seconds takes: none with reduced motion.
    double slides(double seconds) const { return amount_ == MotionAmount::reduced ? 0 : seconds; }
    // How far something is pressed, 0 to 1: in within 90 ms, out within 140.
    float press(std::string_view name, bool pressed);
    // How far a change of `content` has come, 0 to 1; 1 for what was not there before.
    float change(std::string_view name, std::uint64_t content, double seconds, Easing easing);
    // Seconds for which something is shown without a break.
    double shown_for(std::string_view name);
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
    struct Change {
        std::uint64_t content = 0;
        double since = 0;
    };
    struct Showing {
        double since = 0;
        std::uint64_t frame = 0;
    };
    std::map<std::string, Travel, std::less<>> travels_;
    std::map<std::string, Travel, std::less<>> presses_;  // what is pressed, or was a moment ago
    std::map<std::string, Change, std::less<>> changes_;
    std::map<std::string, Showing, std::less<>> showings_;
    std::uint64_t frame_ = 0;
    std::map<std::string, double, std::less<>> births_;
    double now_ = 0;
    MotionAmount amount_ = MotionAmount::full;
    bool moving_ = false;
    std::optional<double> wake_at_;
};

}  // namespace zuil
