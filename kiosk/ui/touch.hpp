#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.hpp"
#include "kiosk/ui/scroll.hpp"

namespace zuil {

struct Finger {
    enum class Kind { down, move, up, cancel };
    Kind kind = Kind::move;
    Point at;
    double seconds = 0;
    std::int64_t id = 0;  // the same from down to up
};

// What a target does with a finger that moves on it.
enum class Grab {
    none,        // the press is over and the content scrolls
    horizontal,  // the target follows the finger: a slider's thumb, a photo
    pull_down,   // what lies below its own content, a sheet: it follows a finger that pulls it away on anything that
                 // does
    pull_right,  // not scroll that way by then
    pinch,       // the same in both directions and with two fingers: a zoomed photo
    linger,      // a long press means something else than a tap: a key with accents
    hold,        // the same of two seconds, which nobody does by chance
};

struct Response {
    float sunk = 0;          // how far it is pressed, 0 to 1, for what it looks like
    bool pressed = false;    // shows as pressed: held down now, or tapped a moment ago
    bool activated = false;  // released inside: do it
    bool twice = false;      // activated, and a moment ago in the same place too
    bool held = false;       // Grab::linger: pressed for 400 ms, once; Grab::hold: for 2 s
    bool dragged = false;    // a grabbing target is being moved
    bool dropped = false;    // and was let go of
    Point at;                // the finger, when pressed or dragged
    Point moved;             // since it was pressed, when dragged or dropped
    float speed = 0;         // along the grabbed axis when dropped, design pixels per second
    // Grab::pinch only. Since the last frame: how far the middle of the fingers went, and how many times further apart
    // they are.
    Point slid;
    float spread = 1;
};

// What scrolls on the panel now, and how much of it lies out of sight on either side. Design pixels.
struct ScrolledArea {
    Box rect;
    Axis axis = Axis::vertical;
    float before = 0;
    float after = 0;
};

// Turns fingers into presses, drags and scrolling. A press goes to what lay on top in the frame that the shopper saw;
// it acts on release inside the target; after 12 px it is no press any more. A second finger counts on a pinched target
// only; elsewhere it is ignored, unless the first has not been heard of for five seconds: then a panel forgot to lift
// it.
class Touch {
public:
    // Takes the events up to and including one release, so that two taps never meet in one frame.
    void begin(std::deque<Finger>& waiting, double seconds, MotionAmount motion = MotionAmount::full);
    void end();

    // `visible` is the part of the target that can be seen; what cannot be seen cannot be touched.
    Response target(std::string_view id, const Box& visible, Grab grab = Grab::none);
    // An area that scrolls. Returns its state; measure() it once its content is drawn.
    Scroll& scroll(std::string_view id, const Box& visible, Axis axis);
    // A mouse's wheel over `at` scrolls what lies there.
    void wheel(Point at, Axis axis, float distance);
    // Everything registered so far is out of reach: a dialog or a sheet lies on it.
    void block();
    bool moving() const;                    // something scrolls by itself
    std::optional<double> wake_in() const;  // seconds until a press becomes a long one or stops showing
    bool busy() const { return pressed_.has_value(); }
    bool activated_anything() const { return activated_anything_; }
    void forget();  // a new screen: no press, no scroll positions

    std::map<std::string, float> scroll_positions() const;
    std::vector<ScrolledArea> scrolled_areas() const;
    void restore(const std::map<std::string, float>& positions);

private:
    struct Target {
        std::string id;
        Box rect;
        Grab grab = Grab::none;
    };
    struct Area {
        std::string id;
        Box rect;
        Axis axis = Axis::vertical;
    };
    // The second finger of a pinch.
    struct Partner {
        std::int64_t id = 0;
        Point last;
    };
    struct Press {
        std::int64_t id = 0;  // the finger
        double heard = 0;     // when it last did something
        Target target;        // id empty: on nothing
        Point start;
        Point last;
        double since = 0;
        bool still = true;  // within the slop
        bool held_reported = false;
        std::string scrolling;  // the area that took the finger
        Axis axis = Axis::vertical;
        std::vector<Finger> trail;  // of the last 100 ms, for the speed at release
        std::optional<Partner> partner;
        Point slid;  // not told to the target yet
        float spread = 1;
    };
    struct Tap {
        std::string id;
        Point at;
        double seconds = 0;
    };

    void take(const Finger& finger);
    void take_down(const Finger& finger);
    void take_second(const Finger& finger);
    void take_move(const Finger& finger);
    void take_pinch(const Finger& finger);
    void take_up(const Finger& finger);
    void leave_pinch(const Finger& finger);
    void cancel();
    void start_press(const Finger& finger);
    void start_scroll(Point moved);
    const Target* pulled_under(Point at, Point moved, const Area* area) const;
    void activate(const Finger& finger);
    const Area* area_under(Point at, Axis axis) const;
    float trail_speed(Axis axis) const;

    std::vector<Target> targets_, seen_targets_;  // this frame's, and those of the frame that is on the panel
    std::vector<Area> areas_, seen_areas_;
    std::map<std::string, Scroll, std::less<>> scrolls_;
    std::optional<Press> pressed_;
    std::string activated_, dropped_, lit_;
    Response drop_;
    std::optional<Tap> last_tap_;
    bool tapped_twice_ = false;
    MotionAmount motion_ = MotionAmount::full;
    double lit_until_ = 0;
    double now_ = 0;
    bool activated_anything_ = false;
};

}  // namespace zuil
