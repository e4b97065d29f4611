#pragma once

#include <variant>

// How one shopper wants the screen. It lasts as long as the session and is wiped with it.
namespace zuil {

enum class TextSize { normal, larger, largest };  // 100, 150 and 200 %
enum class ColourMode { normal, high_contrast };
enum class Reach { whole, low };   // low: everything that can be touched lies within a seated reach
enum class Pace { normal, slow };  // slow: every waiting time is longer
enum class MotionAmount { full, reduced };

struct Comfort {
    TextSize text = TextSize::normal;
    ColourMode colours = ColourMode::normal;
    Reach reach = Reach::whole;
    Pace pace = Pace::normal;
    MotionAmount motion = MotionAmount::full;

    friend bool operator==(const Comfort&, const Comfort&) = default;
};

// One of them, as it is wanted from now on.
using ComfortChange = std::variant<TextSize, ColourMode, Reach, Pace, MotionAmount>;

inline void apply(Comfort& comfort, const ComfortChange& change) {
    struct Apply {
        Comfort& comfort;
        void operator()(TextSize text) const { comfort.text = text; }
        void operator()(ColourMode colours) const { comfort.colours = colours; }
        void operator()(Reach reach) const { comfort.reach = reach; }
        void operator()(Pace pace) const { comfort.pace = pace; }
        void operator()(MotionAmount motion) const { comfort.motion = motion; }
    };
    std::visit(Apply{comfort}, change);
}

inline constexpr int percent_of(TextSize size) {
    switch (size) {
    case TextSize::normal: return 100;
    case TextSize::larger: return 150;
    case TextSize::largest: return 200;
    }
    return 100;
}

}  // namespace zuil
