#include "kiosk/ui/fingers.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace zuil {
namespace {

constexpr float frame_mm = 3;            // along the edge, where hands that hold on to the pillar touch it
constexpr double bounce_seconds = 0.05;  // no finger comes back to the same spot this soon
constexpr float bounce_distance = 40;
constexpr std::size_t hand = 4;                  // as many at once are no fingers that point
constexpr double resting_seconds = 5;            // a contact not heard of for so long counts for nothing
constexpr std::size_t followed_max = 10;         // ten fingers
constexpr std::size_t events_waiting_max = 256;  // a shopper never gets there
constexpr std::size_t taps_waiting_max = 8;      // more taps than that in one frame are nobody's

double seconds_of(BootTime at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

bool on_frame(Point at, const PanelShape& shape) {
    const float edge = frame_mm / shape.mm_per_px;
    return !Box{0, -shape.above, shape.width, shape.height}.inset(edge).contains(at);
}

}  // namespace

PanelShape shape_of(const Placing& placing, const std::optional<PanelSize>& panel) {
    const double across = panel ? panel->width : placing.form == Form::landscape ? 531.0 : 398.0;
    return {placing.width, placing.height + placing.above, placing.above, placing.scale,
            static_cast<float>(across) / placing.width};
}

bool Fingers::take(const PointerEvent& event, const PanelShape& shape) {
    if (!std::isfinite(event.x) || !std::isfinite(event.y)) return false;
    Finger finger;
    finger.id = event.id;
    finger.at = {event.x / shape.scale, event.y / shape.scale - shape.above};
    finger.seconds = seconds_of(event.at);
    switch (event.phase) {
    case PointerPhase::down: return take_down(event, finger, shape);
    case PointerPhase::move: finger.kind = Finger::Kind::move; break;
    case PointerPhase::up: finger.kind = Finger::Kind::up; break;
    case PointerPhase::cancel: finger.kind = Finger::Kind::cancel; break;
    }
    if (!followed_.contains(finger.id)) return false;
    if (finger.kind == Finger::Kind::move) {
        take_move(finger);
    } else {
        take_end(finger);
    }
    return false;
}

bool Fingers::take_down(const PointerEvent& event, const Finger& finger, const PanelShape& shape) {
    // The same number again without an end in between: the end got lost.
    if (followed_.contains(finger.id)) let_go(finger.id, finger.seconds);
    if (event.touch && (on_frame(finger.at, shape) || is_bounce(finger))) return false;
    if (waiting_.size() >= events_waiting_max || taps_waiting() >= taps_waiting_max) return false;
    if (followed_.size() >= followed_max) {
        const auto oldest = std::ranges::min_element(
            followed_, [](const auto& a, const auto& b) { return a.second.heard < b.second.heard; });
        let_go(oldest->first, finger.seconds);
    }
    followed_[finger.id] = {finger.seconds, event.touch};
    if (is_hand(finger.seconds)) {
        forget();
        return false;
    }
    waiting_.push_back(finger);
    waiting_.back().kind = Finger::Kind::down;
    return true;
}

void Fingers::take_move(const Finger& finger) {
    followed_[finger.id].heard = finger.seconds;
    // Where it went matters, not each step: what piles up behind a slow frame is one movement.
    if (waiting_.size() >= events_waiting_max / 2 && waiting_.back().id == finger.id &&
        waiting_.back().kind == Finger::Kind::move) {
        waiting_.back() = finger;
    } else if (waiting_.size() < events_waiting_max) {
        waiting_.push_back(finger);
    }
}

void Fingers::take_end(const Finger& finger) {
    if (finger.kind == Finger::Kind::up && followed_[finger.id].touch) last_lift_ = {finger.at, finger.seconds};
    followed_.erase(finger.id);
    // Always heard: there are no more of them than there were fingers.
    waiting_.push_back(finger);
}

void Fingers::let_go(std::int64_t id, double seconds) {
    followed_.erase(id);
    Finger end;
    end.kind = Finger::Kind::cancel;
    end.id = id;
    end.seconds = seconds;
    waiting_.push_back(end);
}

void Fingers::forget() {
    std::vector<std::pair<std::int64_t, double>> down;
    for (const auto& [id, contact] : followed_) down.emplace_back(id, contact.heard);
    for (const auto& [id, heard] : down) let_go(id, heard);
}

bool Fingers::is_bounce(const Finger& finger) const {
    const double since = finger.seconds - last_lift_.seconds;
    return since >= 0 && since < bounce_seconds &&
           std::hypot(finger.at.x - last_lift_.at.x, finger.at.y - last_lift_.at.y) < bounce_distance;
}

// A finger that a panel forgot to lift must not make a hand of the three that follow.
bool Fingers::is_hand(double seconds) const {
    const auto there = std::ranges::count_if(followed_, [seconds](const auto& one) {
        return one.second.touch && seconds - one.second.heard < resting_seconds;
    });
    return static_cast<std::size_t>(there) >= hand;
}

std::size_t Fingers::taps_waiting() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(waiting_, [](const Finger& one) { return one.kind == Finger::Kind::up; }));
}

}  // namespace zuil
