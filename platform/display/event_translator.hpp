#pragma once

#include <map>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/display/input.hpp"
#include "platform/display/turn.hpp"

union SDL_Event;

namespace zuil {

// Turns SDL's events into ours. Drops the mouse that an X server makes up out of touches, and ends pointers that are
// down when the window loses them. Places come out as they are on the picture, however it is turned on the window.
class EventTranslator {
public:
    explicit EventTranslator(const Clock& clock, Turn turn = Turn::none) : clock_{clock}, turn_{turn} {}

    void translate(const SDL_Event& event, int window_width, int window_height, std::vector<InputEvent>& out);

private:
    void finger(const SDL_Event& event, PointerPhase phase, Extent window, std::vector<InputEvent>& out);
    void mouse(PointerPhase phase, Position at, BootTime when, std::vector<InputEvent>& out);
    void mouse_button(const SDL_Event& event, PointerPhase phase, Extent window, std::vector<InputEvent>& out);
    void cancel(std::int64_t id, BootTime at, std::vector<InputEvent>& out);
    void window(const SDL_Event& event, std::vector<InputEvent>& out);
    void lose_pointers(BootTime at, std::vector<InputEvent>& out);
    bool is_echo_of_touch(BootTime at) const;
    BootTime time_of(const SDL_Event& event) const;

    const Clock& clock_;
    const Turn turn_;
    // Down and where last seen.
    std::map<std::int64_t, PointerEvent> down_;
    BootTime last_touch_{};
    bool touched_ = false;
};

}  // namespace zuil
