#pragma once

#include <deque>
#include <map>
#include <optional>

#include "kiosk/ui/placing.hpp"
#include "kiosk/ui/touch.hpp"
#include "platform/display/input.hpp"

namespace zuil {

// The panel as fingers find it, in design pixels.
struct PanelShape {
    float width = 1080;
    float height = 1920;
    float above = 0;  // Placing::above
    float scale = 1;  // panel pixels for a design pixel
    float mm_per_px = 0.369F;
};
// Without its size the panel is taken to be what the design was drawn for: 32 inches upright, 24 inches lying.
PanelShape shape_of(const Placing& placing, const std::optional<PanelSize>& panel);

// Decides which of the contacts on the panel are fingers that mean something. Left out are those that begin on the
// panel's frame, bounces (the same spot again within 50 ms), and all of a hand that lies on the panel with four fingers
// or more. What a broken panel makes up stays bounded: in how many contacts are followed, and in how much waits.
class Fingers {
public:
    // True: somebody put a finger on the screen.
    bool take(const PointerEvent& event, const PanelShape& shape);

    // What is still to be heard, oldest first. Touch takes from it.
    std::deque<Finger>& waiting() { return waiting_; }
    void forget();  // each finger that is down is let go of

private:
    struct Contact {
        double heard = 0;  // when it last moved, seconds
        bool touch = true;
    };
    struct Lift {
        Point at;
        double seconds = -1;
    };

    bool take_down(const PointerEvent& event, const Finger& finger, const PanelShape& shape);
    void take_move(const Finger& finger);
    void take_end(const Finger& finger);
    void let_go(std::int64_t id, double seconds);
    bool is_bounce(const Finger& finger) const;
    bool is_hand(double seconds) const;
    std::size_t taps_waiting() const;

    std::deque<Finger> waiting_;
    std::map<std::int64_t, Contact> followed_;
    Lift last_lift_;
};

}  // namespace zuil
