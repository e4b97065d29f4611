#include "platform/display/window.hpp"

#include <SDL.h>

#include <atomic>
#include <filesystem>
#include <string_view>

#include "platform/display/event_translator.hpp"
#include "platform/display/gl_functions.hpp"

namespace zuil {
namespace {

// Says why there is no window, in a sentence for who started the program.
tl::unexpected<Error> no_window(const std::string& why) {
    return fail(Errc::device_fault,
                "There is no display to draw on (" + why +
                    "). Start it in a desktop session, or set DISPLAY to an X server such as Xvfb.");
}

// A GPU that can draw has a render node; without one, OpenGL would be the CPU in disguise and take 70 ms to say so.
bool has_render_node() {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{"/dev/dri", error}) {
        if (entry.path().filename().string().starts_with("renderD")) return true;
    }
    return false;
}

bool draws_on_cpu(std::string_view renderer) {
    for (const std::string_view name : {"llvmpipe", "softpipe", "SwiftShader", "Software Rasterizer"}) {
        if (renderer.find(name) != std::string_view::npos) return true;
    }
    return false;
}

SDL_Window* create_window(const WindowOptions& options, std::uint32_t more_flags) {
    std::uint32_t flags = SDL_WINDOW_RESIZABLE | more_flags;
    if (options.fullscreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    return SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                            options.height, flags);
}

}  // namespace

struct Window::State {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    std::string reason;
    Turn turn = Turn::none;
    std::unique_ptr<EventTranslator> translator;
    const Clock* clock = nullptr;
    BootTime looked_at{};  // when wait() last returned
    std::uint32_t wake_event = 0;
    std::atomic<bool> wake_pending = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        close();
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    void close() {
        if (context != nullptr) SDL_GL_DeleteContext(context);
        if (window != nullptr) SDL_DestroyWindow(window);
        context = nullptr, window = nullptr;
    }

    // Opens with OpenGL 3.2, else OpenGL ES 3.0; says what draws, or nothing.
    std::string open_gl(const WindowOptions& options);
    Status open_any(const WindowOptions& options);
    void take(const SDL_Event& event, const Window& of, std::vector<InputEvent>& events);
};

Window::Window(std::unique_ptr<State> state) : state_{std::move(state)} {}
Window::~Window() = default;

std::string Window::State::open_gl(const WindowOptions& options) {
    struct Version {
        int profile, major, minor;
    };
    for (const Version version :
         {Version{SDL_GL_CONTEXT_PROFILE_CORE, 3, 2}, Version{SDL_GL_CONTEXT_PROFILE_ES, 3, 0}}) {
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, version.profile);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, version.major);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, version.minor);
        SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
        SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
        window = create_window(options, SDL_WINDOW_OPENGL);
        if (window != nullptr) context = SDL_GL_CreateContext(window);
        if (context != nullptr) return gl_renderer();
        close();
    }
    return {};
}

Status Window::State::open_any(const WindowOptions& options) {
    if (options.drawing == Drawing::opengl || (options.drawing == Drawing::automatic && has_render_node())) {
        const std::string renderer = open_gl(options);
        const bool is_wanted = options.drawing == Drawing::opengl || !draws_on_cpu(renderer);
        if (!renderer.empty() && is_wanted) {
            reason = "OpenGL draws on " + renderer;
            return {};
        }
        if (options.drawing == Drawing::opengl) {
            return fail(Errc::device_fault, std::string{"OpenGL does not work here: "} + SDL_GetError());
        }
        reason = "the processor draws, because OpenGL " + (renderer.empty() ? "does not work" : "is " + renderer);
        close();
        SDL_GL_UnloadLibrary();
    } else {
        reason = options.drawing == Drawing::software ? "the processor draws, as asked" : "the processor draws: no GPU";
    }
    window = create_window(options, 0);
    if (window == nullptr) return no_window(SDL_GetError());
    return {};
}

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, const Clock& clock) {
    // SDL would otherwise show the window's surface through an OpenGL texture: 11 ms more a frame without a GPU.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    // Fingers and the mouse each speak for themselves.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    // SDL's own capture grabs the pointer, which ends touches on X11.
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
    // A touch that also gives the window the focus is a touch: SDL drops a press within 10 ms of the focus otherwise.
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return no_window(SDL_GetError());
    auto state = std::make_unique<State>();
    // Without a display SDL may settle for a driver that shows nothing.
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if (driver == "dummy" || driver == "offscreen" || driver == "evdev") {
        return no_window("SDL found only its driver \"" + std::string{driver} + "\"");
    }
    TRY_DO(state->open_any(options));
    if (options.fullscreen) SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    state->wake_event = SDL_RegisterEvents(1);
    state->translator = std::make_unique<EventTranslator>(clock, options.turn);
    state->turn = options.turn;
    state->clock = &clock;
    state->looked_at = clock.boot();
    return std::unique_ptr<Window>{new Window{std::move(state)}};
}

Extent Window::extent() const {
    Extent extent;
    SDL_GetWindowSizeInPixels(state_->window, &extent.width, &extent.height);
    return extent;
}

Turn Window::turn() const { return state_->turn; }
int Window::width() const { return turned(turn(), extent()).width; }
int Window::height() const { return turned(turn(), extent()).height; }

Drawing Window::drawing() const { return state_->context != nullptr ? Drawing::opengl : Drawing::software; }

const std::string& Window::drawing_reason() const { return state_->reason; }

void Window::State::take(const SDL_Event& event, const Window& of, std::vector<InputEvent>& events) {
    if (event.type == wake_event) {
        wake_pending = false;
    } else {
        const Extent size = of.extent();
        translator->translate(event, size.width, size.height, events);
    }
}

void Window::wait(std::optional<std::chrono::milliseconds> timeout, std::vector<InputEvent>& events) {
    const BootTime began = state_->clock->boot();
    const std::size_t before = events.size();
    SDL_Event event;
    const int limit = timeout ? static_cast<int>(std::max<std::int64_t>(0, timeout->count())) : -1;
    for (int found = SDL_WaitEventTimeout(&event, limit); found != 0; found = SDL_PollEvent(&event)) {
        state_->take(event, *this, events);
    }
    // SDL stamps events when it takes them in. What it finds at once may have come while the last frame was drawn.
    constexpr std::chrono::milliseconds stamp_step{1};
    for (std::size_t place = before; place < events.size(); ++place) {
        auto* key = std::get_if<KeyEvent>(&events[place]);
        if (key != nullptr && key->at <= began + stamp_step) key->unseen_max = began - state_->looked_at;
    }
    state_->looked_at = state_->clock->boot();
}

void Window::wake() {
    if (state_->wake_pending.exchange(true)) return;
    SDL_Event event{};
    event.type = state_->wake_event;
    // Refused only when SDL's queue of 65,535 events is full, and then wait() is not asleep.
    if (SDL_PushEvent(&event) != 1) state_->wake_pending = false;
}

SDL_Window* Window::sdl() const { return state_->window; }

}  // namespace zuil
