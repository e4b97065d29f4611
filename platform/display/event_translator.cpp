#include "platform/display/event_translator.hpp"

#include <SDL.h>

#include <algorithm>

namespace zuil {
namespace {

// An X server sends the mouse it makes up within a frame of the touch; nobody changes from finger to mouse this fast.
constexpr std::chrono::milliseconds touch_echo_max{500};

constexpr std::int64_t mouse_id = 0;
// SDL's finger ids may be 0, which is the mouse's.
std::int64_t finger_id(SDL_FingerID id) { return id + 1; }

constexpr std::size_t fingers_max = 32;

Position spot(int x, int y) { return {static_cast<float>(x), static_cast<float>(y)}; }

KeyEvent key_event(const SDL_KeyboardEvent& key, BootTime at) {
    const unsigned modifiers = key.keysym.mod;
    return {.scancode = static_cast<std::uint32_t>(key.keysym.scancode),
            .keycode = static_cast<std::uint32_t>(key.keysym.sym),
            .down = key.state == SDL_PRESSED,
            .repeated = key.repeat != 0,
            .shift = (modifiers & KMOD_SHIFT) != 0,
            .control = (modifiers & KMOD_CTRL) != 0,
            .alt = (modifiers & KMOD_ALT) != 0,
            .at = at};
}

}  // namespace

void EventTranslator::translate(const SDL_Event& event, int window_width, int window_height,
                                std::vector<InputEvent>& out) {
    const BootTime at = time_of(event);
    const Extent size{window_width, window_height};
    switch (event.type) {
    case SDL_FINGERDOWN: return finger(event, PointerPhase::down, size, out);
    case SDL_FINGERMOTION: return finger(event, PointerPhase::move, size, out);
    case SDL_FINGERUP: return finger(event, PointerPhase::up, size, out);
    case SDL_MOUSEMOTION:
        return mouse(PointerPhase::move, on_picture(turn_, spot(event.motion.x, event.motion.y), size), at, out);
    case SDL_MOUSEBUTTONDOWN: return mouse_button(event, PointerPhase::down, size, out);
    case SDL_MOUSEBUTTONUP: return mouse_button(event, PointerPhase::up, size, out);
    case SDL_MOUSEWHEEL: {
        const Position place = on_picture(turn_, spot(event.wheel.mouseX, event.wheel.mouseY), size);
        out.emplace_back(WheelEvent{place.x, place.y, event.wheel.preciseX, event.wheel.preciseY, at});
        return;
    }
    case SDL_KEYDOWN:
    case SDL_KEYUP: out.emplace_back(key_event(event.key, at)); return;
    case SDL_TEXTINPUT: out.emplace_back(TextEvent{event.text.text, at}); return;
    case SDL_WINDOWEVENT: return window(event, out);
    case SDL_QUIT: out.emplace_back(QuitEvent{}); return;
    default: return;
    }
}

void EventTranslator::finger(const SDL_Event& event, PointerPhase phase, Extent window, std::vector<InputEvent>& out) {
    const SDL_TouchFingerEvent& touch = event.tfinger;
    const BootTime at = time_of(event);
    last_touch_ = at;
    touched_ = true;
    const std::int64_t id = finger_id(touch.fingerId);
    const Position on_window{touch.x * static_cast<float>(window.width), touch.y * static_cast<float>(window.height)};
    const Position place = on_picture(turn_, on_window, window);
    const PointerEvent pointer{phase, id, true, place.x, place.y, at};
    // A finger that was taken away with the window is not there any more.
    if (phase != PointerPhase::down && !down_.contains(id)) return;
    if (phase == PointerPhase::down) {
        SDL_ShowCursor(SDL_DISABLE);
        // The end of the one that had this number got lost, or a broken panel makes up fingers without end.
        if (down_.contains(id)) cancel(id, at, out);
        if (down_.size() >= fingers_max) cancel(down_.begin()->first, at, out);
    }
    if (phase == PointerPhase::up) {
        down_.erase(id);
    } else {
        down_[id] = pointer;
    }
    out.emplace_back(pointer);
}

void EventTranslator::cancel(std::int64_t id, BootTime at, std::vector<InputEvent>& out) {
    PointerEvent pointer = down_[id];
    pointer.phase = PointerPhase::cancel;
    pointer.at = at;
    down_.erase(id);
    out.emplace_back(pointer);
}

void EventTranslator::mouse_button(const SDL_Event& event, PointerPhase phase, Extent window,
                                   std::vector<InputEvent>& out) {
    if (event.button.button != SDL_BUTTON_LEFT) return;
    mouse(phase, on_picture(turn_, spot(event.button.x, event.button.y), window), time_of(event), out);
}

void EventTranslator::mouse(PointerPhase phase, Position at, BootTime when, std::vector<InputEvent>& out) {
    const bool is_down = down_.contains(mouse_id);
    if (!is_down && is_echo_of_touch(when)) return;
    if (phase == PointerPhase::up && !is_down) return;
    const PointerEvent pointer{phase, mouse_id, false, at.x, at.y, when};
    if (phase == PointerPhase::up) {
        down_.erase(mouse_id);
    } else if (phase == PointerPhase::down || is_down) {
        down_[mouse_id] = pointer;
    }
    SDL_ShowCursor(SDL_ENABLE);
    out.emplace_back(pointer);
}

void EventTranslator::window(const SDL_Event& event, std::vector<InputEvent>& out) {
    switch (event.window.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED: {
        const Extent picture = turned(turn_, Extent{event.window.data1, event.window.data2});
        out.emplace_back(ResizeEvent{picture.width, picture.height});
        return;
    }
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_EXPOSED: out.emplace_back(ExposeEvent{}); return;
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
    case SDL_WINDOWEVENT_FOCUS_LOST: return lose_pointers(time_of(event), out);
    default: return;
    }
}

void EventTranslator::lose_pointers(BootTime at, std::vector<InputEvent>& out) {
    while (!down_.empty()) cancel(down_.begin()->first, at, out);
}

bool EventTranslator::is_echo_of_touch(BootTime at) const {
    const bool finger_down = std::ranges::any_of(down_, [](const auto& entry) { return entry.second.touch; });
    return finger_down || (touched_ && at - last_touch_ < touch_echo_max);
}

// SDL stamps events in milliseconds of its own when it takes them in.
BootTime EventTranslator::time_of(const SDL_Event& event) const {
    const std::uint32_t age = SDL_GetTicks() - event.common.timestamp;
    return clock_.boot() - std::chrono::milliseconds{std::min<std::uint32_t>(age, 60'000)};
}

}  // namespace zuil
