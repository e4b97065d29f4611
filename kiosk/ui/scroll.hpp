#pragma once

#include "kiosk/engine/comfort.hpp"
#include "kiosk/ui/geometry.hpp"

namespace zuil {

// Where one scrolling area stands and how fast it goes. Lengths in design pixels along its axis, speeds per second.
class Scroll {
public:
    float offset() const { return offset_; }  // beyond [0, extent()] while the soft edge gives way
    bool moving() const { return moving_; }
    float speed() const { return speed_; }

    // What there is to scroll: the content's length and the part of it that shows. `pitch` > 0 makes it come to rest on
    // multiples of it, so that a row of cards never stops halfway.
    void measure(float content, float shown, float pitch = 0);
    float extent() const { return extent_; }

    // Reduced: what flies comes to rest in half the way.
    void set_motion(MotionAmount motion);

    void hold();                // a finger lands on it
    void drag(float distance);  // the finger moved: positive shows what lies further
    void release(float speed);  // it lets go at this speed
    void go_to(float offset);   // at once, as when a screen comes back
    void step(double seconds);  // one frame of momentum or spring

private:
    float clamped(float offset) const;
    void aim_at_pitch();
    float reach(float speed) const;

    float offset_ = 0;
    float dragged_ = 0;  // where the finger would have it without the soft edge
    float speed_ = 0;
    float extent_ = 0;
    float pitch_ = 0;
    float friction_ = 0.94F;  // of the speed is left after 16 ms
    bool moving_ = false;
    bool held_ = false;
};

}  // namespace zuil
