#include "kiosk/ui/touch.hpp"

#include <algorithm>
#include <cmath>

namespace zuil {
namespace {

constexpr float slop = 12;
constexpr double long_press = 0.4;
constexpr double tap_glow = 0.09;     // a quick tap still shows that it was felt
constexpr double trail_length = 0.1;  // seconds of movement that make the speed at release
constexpr float catch_speed = 80;     // a finger on content faster than this stops it and presses nothing
constexpr double frame_max = 0.05;    // a frame that comes late moves no further than this

float along(Point point, Axis axis) { return axis == Axis::horizontal ? point.x : point.y; }

Point between(Point from, Point to) { return {to.x - from.x, to.y - from.y}; }

}  // namespace

void Touch::begin(std::deque<Finger>& waiting, double seconds) {
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
        if (pressed_ && !pressed_->scrolling.empty()) scrolls_[pressed_->scrolling].release(0);
        pressed_.reset();
        return;
    }
}

void Touch::take_down(const Finger& finger) {
    Press press;
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
    Press& press = *pressed_;
    const Point step = between(press.last, finger.at);
    press.last = finger.at;
    std::erase_if(press.trail, [&](const Finger& old) { return finger.seconds - old.seconds > trail_length; });
    press.trail.push_back(finger);
    if (!press.scrolling.empty()) {
        scrolls_[press.scrolling].drag(-along(step, press.axis));
        return;
    }
    const Point moved = between(press.start, finger.at);
    if (!press.still || std::hypot(moved.x, moved.y) <= slop) return;
    press.still = false;
    start_scroll(moved);
}

void Touch::start_scroll(Point moved) {
    Press& press = *pressed_;
    const Axis axis = std::abs(moved.x) > std::abs(moved.y) ? Axis::horizontal : Axis::vertical;
    const bool grabs = press.target.grab == Grab::everywhere ||
                       (press.target.grab == Grab::horizontal && axis == Axis::horizontal) ||
                       (press.target.grab == Grab::vertical && axis == Axis::vertical);
    if (grabs) return;
    press.target = {};
    const Area* area = area_under(press.start, axis);
    if (area == nullptr) return;
    press.scrolling = area->id;
    press.axis = axis;
    Scroll& scroll = scrolls_[area->id];
    scroll.hold();
    // The slop itself is not made up for: content that jumps 12 px under the finger looks broken.
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
    take_move({Finger::Kind::move, finger.at, finger.seconds});
    Press& press = *pressed_;
    if (!press.scrolling.empty()) {
        scrolls_[press.scrolling].release(-trail_speed(press.axis));
    } else if (!press.still && !press.target.id.empty()) {
        dropped_ = press.target.id;
        drop_.at = finger.at;
        drop_.moved = between(press.start, finger.at);
        drop_.speed = trail_speed(press.target.grab == Grab::horizontal ? Axis::horizontal : Axis::vertical);
    } else if (press.still && !press.held_reported && press.target.rect.contains(finger.at)) {
        activated_ = lit_ = press.target.id;
        lit_until_ = now_ + tap_glow;
    }
    pressed_.reset();
}

Response Touch::target(std::string_view id, const Box& visible, Grab grab) {
    if (!visible.empty()) targets_.push_back({std::string{id}, visible, grab});
    Response response;
    response.pressed = lit_ == id;
    if (activated_ == id) {
        response.activated = activated_anything_ = true;
    }
    if (dropped_ == id) {
        response = drop_;
        response.dropped = true;
    }
    if (!pressed_ || pressed_->target.id != id) return response;
    Press& press = *pressed_;
    response.at = press.last;
    response.moved = between(press.start, press.last);
    response.dragged = !press.still;
    response.pressed = press.still ? press.target.rect.contains(press.last) : true;
    if (grab == Grab::linger && press.still && !press.held_reported && now_ - press.since >= long_press) {
        response.held = press.held_reported = true;
    }
    return response;
}

Scroll& Touch::scroll(std::string_view id, const Box& visible, Axis axis) {
    if (!visible.empty()) areas_.push_back({std::string{id}, visible, axis});
    return scrolls_[std::string{id}];
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
    if (pressed_ && pressed_->still && !pressed_->held_reported && pressed_->target.grab == Grab::linger) {
        const double wait = std::max(0.0, pressed_->since + long_press - now_);
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
