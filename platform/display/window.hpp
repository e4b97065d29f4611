#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/display/input.hpp"
#include "platform/display/turn.hpp"

struct SDL_Window;

namespace zuil {

// How the screen is drawn. Automatic takes OpenGL when a real GPU is there and pixman when not.
enum class Drawing { automatic, software, opengl };

struct WindowOptions {
    std::string title = "Zuil";
    int width = 1080, height = 1920;
    bool fullscreen = false;
    Drawing drawing = Drawing::automatic;
    Turn turn = Turn::none;
};

// The one window. UI thread only, but for wake().
class Window {
public:
    // Fails with a sentence when there is no display.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options, const Clock& clock);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Pixels of the picture. Turned by a quarter, it is as wide as the window is high.
    int width() const;
    int height() const;
    // The window's own, as the system has it.
    Extent extent() const;
    Turn turn() const;
    // Which of the two it became, and why, for the log.
    Drawing drawing() const;
    const std::string& drawing_reason() const;

    // Sleeps until something happens, wake() is called or `timeout` is over (none: as long as it takes); appends what
    // happened in order.
    void wait(std::optional<std::chrono::milliseconds> timeout, std::vector<InputEvent>& events);
    // Any thread: ends wait(), at once or the next.
    void wake();

    SDL_Window* sdl() const;

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zuil
