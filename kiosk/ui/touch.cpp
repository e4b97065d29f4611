#include "kiosk/ui/touch.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zuil {
namespace {

constexpr float slop = 12;
constexpr double long_press = 0.4;
constexpr double hold_press = 2;
constexpr double tap_glow = 0.09;     // a quick tap still shows that it was felt
constexpr double trail_length = 0.1;  // seconds of movement that make the speed at release
constexpr float catch_speed = 80;     // a finger on content faster than this stops it and presses nothing
constexpr double forgotten = 5;       // seconds after which a finger that says nothing gives way to another
constexpr double twice_within = 0.3;  // seconds between the releases of a double tap
constexpr float twice_distance = 60;
constexpr float gap_min = 60;       // fingers closer than this are taken to be so far apart: a ratio needs a length
constexpr double frame_max = 0.05;  // a frame that comes late moves no further than this

// How long a press of this kind takes to mean something else; nullopt: it never does.
std::optional<double> held_after(Grab grab) {
    if (grab == Grab::linger) return long_press;
    if (grab == Grab::hold) return hold_press;
    return std::nullopt;
}

float along(Point point, Axis axis) { return axis == Axis::horizontal ? point.x : point.y; }

Point between(Point from, Point to) { return {to.x - from.x, to.y - from.y}; }

Point middle(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

float gap(Point a, Point b) { return std::max(gap_min, std::hypot(a.x - b.x, a.y - b.y)); }

}  // namespace

void Touch::begin(std::deque<Finger>& waiting, double seconds, MotionAmount motion) {
    motion_ = motion;
    tapped_twice_ = false;
    const double passed = std::clamp(seconds - now_, 0.0, frame_max);
    now_ = seconds;
    activated_.clear();
    dropped_.clear();
    activated_anything_ = false;
    while (!waiting.empty()) {
        const Finger finger = waiting.front();
        waiting.pop_front();
        take(finger);
        if (finger.kind == Finger::Kind::up) break;
    }
    for (auto& [id, scroll] : scrolls_) scroll.step(passed);
    if (now_ >= lit_until_) lit_.clear();
    targets_.clear();
    areas_.clear();
}

void Touch::end() {
    std::swap(targets_, seen_targets_);
    std::swap(areas_, seen_areas_);
}

void Touch::take(const Finger& finger) {
    switch (finger.kind) {
    case Finger::Kind::down: return take_down(finger);
    case Finger::Kind::move: return take_move(finger);
    case Finger::Kind::up: return take_up(finger);
    case Finger::Kind::cancel:
        if (!pressed_) return;
        if (pressed_->partner && pressed_->partner->id == finger.id) pressed_->partner.reset();
        if (pressed_->id == finger.id) cancel();
        return;
    }
}

void Touch::cancel() {
    if (!pressed_->scrolling.empty()) scrolls_[pressed_->scrolling].release(0);
    pressed_.reset();
}

void Touch::take_down(const Finger& finger) {
    if (pressed_) {
        const bool gone = finger.id == pressed_->id || finger.seconds - pressed_->heard >= forgotten;
        if (!gone) return take_second(finger);
        cancel();
    }
    start_press(finger);
}

void Touch::take_second(const Finger& finger) {
    if (pressed_->target.grab != Grab::pinch || pressed_->partner) return;
    pressed_->partner = Partner{finger.id, finger.at};
    pressed_->still = false;
}

void Touch::start_press(const Finger& finger) {
    Press press;
    press.id = finger.id;
    press.heard = finger.seconds;
    press.start = press.last = finger.at;
    press.since = finger.seconds;
    press.trail.push_back(finger);
    bool caught = false;
    for (const Area& area : seen_areas_) {
        if (!area.rect.contains(finger.at)) continue;
        Scroll& scroll = scrolls_[area.id];
        if (!scroll.moving()) continue;
        caught = caught || std::abs(scroll.speed()) > catch_speed;
        scroll.hold();
        scroll.release(0);
    }
    for (auto target = seen_targets_.rbegin(); !caught && target != seen_targets_.rend(); ++target) {
        if (!target->rect.contains(finger.at)) continue;
        press.target = *target;
        break;
    }
    pressed_ = std::move(press);
}

void Touch::take_move(const Finger& finger) {
    if (!pressed_) return;
    if (pressed_->partner) return take_pinch(finger);
    if (pressed_->id != finger.id) return;
    Press& press = *pressed_;
    const Point step = between(press.last, finger.at);
    press.last = finger.at;
    press.heard = finger.seconds;
    std::erase_if(press.trail, [&](const Finger& old) { return finger.seconds - old.seconds > trail_length; });
    press.trail.push_back(finger);
    if (!press.scrolling.empty()) {
        scrolls_[press.scrolling].drag(-along(step, press.axis));
        return;
    }
    const Point moved = between(press.start, finger.at);
    if (!press.still) {
        press.slid = {press.slid.x + step.x, press.slid.y + step.y};
        return;
    }
    if (std::hypot(moved.x, moved.y) <= slop) return;
    press.still = false;
    start_scroll(moved);
}

void Touch::take_pinch(const Finger& finger) {
    Press& press = *pressed_;
    Point& one = finger.id == press.id ? press.last : press.partner->last;
    const Point other = finger.id == press.id ? press.partner->last : press.last;
    if (finger.id != press.id && finger.id != press.partner->id) return;
    const Point step = between(middle(one, other), middle(finger.at, other));
    press.slid = {press.slid.x + step.x, press.slid.y + step.y};
    press.spread *= gap(finger.at, other) / gap(one, other);
    press.heard = finger.seconds;
    one = finger.at;
}

void Touch::start_scroll(Point moved) {
    Press& press = *pressed_;
    const Axis axis = std::abs(moved.x) > std::abs(moved.y) ? Axis::horizontal : Axis::vertical;
    const Grab grab = press.target.grab;
    if (grab == Grab::pinch || (grab == Grab::horizontal && axis == Axis::horizontal)) return;
    const Area* area = area_under(press.start, axis);
    if (const Target* sheet = pulled_under(press.start, moved, area)) {
        press.target = *sheet;
        return;
    }
    press.target = {};
    if (area == nullptr) {
        // Nothing scrolls that way here: a thumb's slanted stroke means what does.
        const Axis other = axis == Axis::horizontal ? Axis::vertical : Axis::horizontal;
        if (std::abs(along(moved, other)) * 2 < std::abs(along(moved, axis))) return;
        area = area_under(press.start, other);
    }
    if (area == nullptr) return;
    press.scrolling = area->id;
    press.axis = area->axis;
    Scroll& scroll = scrolls_[area->id];
    scroll.hold();
    // The slop itself is not made up for: content that jumps 12 px under the finger looks broken.
}

// What is scrolled back to its beginning does not scroll that way any more.
const Touch::Target* Touch::pulled_under(Point at, Point moved, const Area* area) const {
    if (area != nullptr && scrolls_.at(area->id).offset() > 0) return nullptr;
    const bool sideways = std::abs(moved.x) > std::abs(moved.y);
    if ((sideways ? moved.x : moved.y) <= 0) return nullptr;
    const Grab wanted = sideways ? Grab::pull_right : Grab::pull_down;
    for (auto target = seen_targets_.rbegin(); target != seen_targets_.rend(); ++target) {
        if (target->grab == wanted && target->rect.contains(at)) return &*target;
    }
    return nullptr;
}

const Touch::Area* Touch::area_under(Point at, Axis axis) const {
    for (auto area = seen_areas_.rbegin(); area != seen_areas_.rend(); ++area) {
        if (area->axis == axis && area->rect.contains(at)) return &*area;
    }
    return nullptr;
}

float Touch::trail_speed(Axis axis) const {
    const auto& trail = pressed_->trail;
    if (trail.size() < 2) return 0;
    const double seconds = trail.back().seconds - trail.front().seconds;
    if (seconds <= 0) return 0;
    return along(between(trail.front().at, trail.back().at), axis) / static_cast<float>(seconds);
}

void Touch::take_up(const Finger& finger) {
    if (!pressed_) return;
    take_move({Finger::Kind::move, finger.at, finger.seconds, finger.id});
    if (pressed_->partner) return leave_pinch(finger);
    if (pressed_->id != finger.id) return;
    Press& press = *pressed_;
    if (!press.scrolling.empty()) {
        scrolls_[press.scrolling].release(-trail_speed(press.axis));
    } else if (!press.still && !press.target.id.empty()) {
        dropped_ = press.target.id;
        drop_.at = finger.at;
        drop_.moved = between(press.start, finger.at);
        const bool sideways = press.target.grab == Grab::horizontal || press.target.grab == Grab::pull_right;
        drop_.speed = trail_speed(sideways ? Axis::horizontal : Axis::vertical);
        drop_.slid = press.slid;
        drop_.spread = press.spread;
    } else if (press.still && !press.held_reported && press.target.rect.contains(finger.at)) {
        activate(finger);
    }
    pressed_.reset();
}

// The finger that is left goes on by itself.
void Touch::leave_pinch(const Finger& finger) {
    Press& press = *pressed_;
    if (finger.id != press.id && finger.id != press.partner->id) return;
    if (finger.id == press.id) {
        press.id = press.partner->id;
        press.last = press.partner->last;
    }
    press.partner.reset();
    press.trail.clear();
}

void Touch::activate(const Finger& finger) {
    const std::string& id = pressed_->target.id;
    const Point from = last_tap_ ? between(last_tap_->at, finger.at) : Point{};
    tapped_twice_ = last_tap_ && last_tap_->id == id && finger.seconds - last_tap_->seconds < twice_within &&
                    std::hypot(from.x, from.y) < twice_distance;
    last_tap_.reset();
    if (!tapped_twice_) last_tap_ = Tap{id, finger.at, finger.seconds};
    activated_ = lit_ = id;
    lit_until_ = now_ + tap_glow;
    drop_.at = finger.at;
}

Response Touch::target(std::string_view id, const Box& visible, Grab grab) {
    if (!visible.empty()) targets_.push_back({std::string{id}, visible, grab});
    Response response;
    response.pressed = lit_ == id;
    if (activated_ == id) {
        response.activated = activated_anything_ = true;
        response.twice = tapped_twice_;
        response.at = drop_.at;
    }
    if (dropped_ == id) {
        response = std::exchange(drop_, {});
        response.dropped = true;
    }
    if (!pressed_ || pressed_->target.id != id) return response;
    Press& press = *pressed_;
    response.at = press.partner ? middle(press.last, press.partner->last) : press.last;
    response.moved = between(press.start, press.last);
    response.dragged = !press.still;
    response.slid = std::exchange(press.slid, {});
    response.spread = std::exchange(press.spread, 1.0F);
    response.pressed = press.still ? press.target.rect.contains(press.last) : true;
    const auto after = held_after(grab);
    if (after && press.still && !press.held_reported && now_ - press.since >= *after) {
        response.held = press.held_reported = true;
    }
    return response;
}

Scroll& Touch::scroll(std::string_view id, const Box& visible, Axis axis) {
    if (!visible.empty()) areas_.push_back({std::string{id}, visible, axis});
    Scroll& scroll = scrolls_[std::string{id}];
    scroll.set_motion(motion_);
    return scroll;
}

void Touch::wheel(Point at, Axis axis, float distance) {
    const Area* area = area_under(at, axis);
    if (area == nullptr) return;
    Scroll& scroll = scrolls_[area->id];
    scroll.hold();
    scroll.drag(distance);
    scroll.release(0);
}

void Touch::block() {
    targets_.clear();
    areas_.clear();
}

bool Touch::moving() const {
    for (const auto& [id, scroll] : scrolls_) {
        if (scroll.moving()) return true;
    }
    return false;
}

std::optional<double> Touch::wake_in() const {
    std::optional<double> soonest;
    if (!lit_.empty()) soonest = std::max(0.0, lit_until_ - now_);
    const auto after = pressed_ ? held_after(pressed_->target.grab) : std::nullopt;
    if (after && pressed_->still && !pressed_->held_reported) {
        const double wait = std::max(0.0, pressed_->since + *after - now_);
        soonest = soonest ? std::min(*soonest, wait) : wait;
    }
    return soonest;
}

void Touch::forget() {
    pressed_.reset();
    scrolls_.clear();
    seen_targets_.clear();
    seen_areas_.clear();
    activated_.clear();
    dropped_.clear();
    lit_.clear();
}

std::map<std::string, float> Touch::scroll_positions() const {
    std::map<std::string, float> positions;
    for (const auto& [id, scroll] : scrolls_) {
        if (scroll.offset() != 0) positions[id] = scroll.offset();
    }
    return positions;
}

std::vector<ScrolledArea> Touch::scrolled_areas() const {
    std::vector<ScrolledArea> areas;
    for (const Area& area : seen_areas_) {
        const auto scroll = scrolls_.find(area.id);
        if (scroll == scrolls_.end()) continue;
        const float offset = scroll->second.offset();
        areas.push_back(
            {area.rect, area.axis, std::max(0.0F, offset), std::max(0.0F, scroll->second.extent() - offset)});
    }
    return areas;
}

void Touch::restore(const std::map<std::string, float>& positions) {
    for (const auto& [id, offset] : positions) scrolls_[id].go_to(offset);
}

}  // namespace zuil
