#include <SDL.h>
#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <thread>

#include "platform/display/window.hpp"
#include "platform/scanner/scanner.hpp"
#include "tests/platform/display/own_display.hpp"

using namespace zuil;
using std::chrono::milliseconds;

namespace {

struct Desk {
    explicit Desk(Turn turn = Turn::none) {
        auto opened = Window::open({.width = 600, .height = 800, .drawing = Drawing::software, .turn = turn}, clock);
        REQUIRE(opened);
        window = std::move(*opened);
        // What the window says about itself while it opens.
        collect(milliseconds{300});
    }

    // Everything that happens until nothing has for `quiet`.
    std::vector<InputEvent> collect(milliseconds quiet) {
        std::vector<InputEvent> all;
        std::size_t before = 0;
        do {
            before = all.size();
            window->wait(quiet, all);
        } while (all.size() > before);
        return all;
    }

    test::OwnDisplay display{600, 800};
    SystemClock clock;
    std::unique_ptr<Window> window;
};

template <class Event>
std::vector<Event> only(const std::vector<InputEvent>& events) {
    std::vector<Event> found;
    for (const InputEvent& event : events) {
        if (const auto* match = std::get_if<Event>(&event)) found.push_back(*match);
    }
    return found;
}

}  // namespace

TEST_CASE("a tap arrives once, where it was") {
    Desk desk;
    desk.display.x.tap(321, 456);
    std::vector<PointerEvent> presses;
    for (const PointerEvent& event : only<PointerEvent>(desk.collect(milliseconds{300}))) {
        if (event.phase != PointerPhase::move) presses.push_back(event);
    }
    REQUIRE(presses.size() == 2);
    CHECK(presses[0].phase == PointerPhase::down);
    CHECK(presses[1].phase == PointerPhase::up);
    for (const PointerEvent& press : presses) {
        CHECK(press.id == presses[0].id);
        CHECK(std::abs(press.x - 321) < 1);
        CHECK(std::abs(press.y - 456) < 1);
    }
    CHECK(presses[1].at >= presses[0].at);
}

TEST_CASE("a drag arrives in order from press to release") {
    Desk desk;
    desk.display.x.drag(300, 700, 300, 100, milliseconds{200});
    const auto events = only<PointerEvent>(desk.collect(milliseconds{300}));
    float lowest = 800;
    bool down = false;
    int moves = 0;
    for (const PointerEvent& event : events) {
        if (event.phase == PointerPhase::down) down = true;
        if (!down || event.phase == PointerPhase::up) continue;
        ++moves;
        CHECK(event.y <= lowest);
        lowest = event.y;
    }
    CHECK(moves > 10);
    CHECK(events.back().phase == PointerPhase::up);
    CHECK(std::abs(events.back().y - 100) < 1);
}

TEST_CASE("every finger arrives with its own number, turned as the picture is") {
    for (const Turn turn : {Turn::none, Turn::quarter}) {
        Desk desk{turn};
        const auto push = [](SDL_EventType type, SDL_FingerID finger, float x, float y) {
            SDL_Event event{};
            event.tfinger.type = type;
            event.tfinger.touchId = 1;
            event.tfinger.fingerId = finger;
            event.tfinger.x = x;
            event.tfinger.y = y;
            event.tfinger.timestamp = SDL_GetTicks();
            REQUIRE(SDL_PushEvent(&event) == 1);
        };
        push(SDL_FINGERDOWN, 4, 0.25F, 0.5F);
        push(SDL_FINGERDOWN, 9, 0.75F, 0.5F);
        push(SDL_FINGERMOTION, 9, 0.75F, 0.75F);
        push(SDL_FINGERUP, 4, 0.25F, 0.5F);
        push(SDL_FINGERUP, 9, 0.75F, 0.75F);
        const auto events = only<PointerEvent>(desk.collect(milliseconds{200}));
        REQUIRE(events.size() == 5);
        CHECK(events[0].id == events[3].id);
        CHECK(events[1].id == events[4].id);
        CHECK(events[0].id != events[1].id);
        const bool turned = turn == Turn::quarter;
        CHECK(std::abs(events[0].x - (turned ? 400 : 150)) < 1);
        CHECK(std::abs(events[0].y - (turned ? 450 : 400)) < 1);
        CHECK(std::abs(events[2].x - (turned ? 600 : 450)) < 1);
        CHECK(std::abs(events[2].y - (turned ? 150 : 600)) < 1);
        CHECK(desk.window->width() == (turned ? 800 : 600));
    }
}

TEST_CASE("a reader that types is a scan in the real window") {
    Desk desk;
    Scanner scanner;
    desk.display.x.scan("8712345678906");
    std::vector<InputEvent> seen;
    for (const InputEvent& event : desk.collect(milliseconds{300})) scanner.feed(event, seen);
    scanner.expire(desk.clock.boot() + milliseconds{200}, seen);
    const auto scans = only<ScanEvent>(seen);
    REQUIRE(scans.size() == 1);
    CHECK(scans[0].code == "8712345678906");
    CHECK(only<TextEvent>(seen).empty());
    CHECK(only<KeyEvent>(seen).empty());
}

TEST_CASE("another thread wakes the window, also before it sleeps") {
    Desk desk;
    std::vector<InputEvent> events;
    const auto since = [&](BootTime start) { return desk.clock.boot() - start; };
    BootTime start = desk.clock.boot();
    std::thread other{[&] {
        std::this_thread::sleep_for(milliseconds{50});
        desk.window->wake();
    }};
    desk.window->wait(std::nullopt, events);
    other.join();
    CHECK(since(start) >= milliseconds{40});

    desk.window->wake();
    desk.window->wake();
    start = desk.clock.boot();
    desk.window->wait(milliseconds{5000}, events);
    CHECK(since(start) < milliseconds{1000});
    // Two wakes before one sleep are one.
    start = desk.clock.boot();
    desk.window->wait(milliseconds{100}, events);
    CHECK(since(start) >= milliseconds{90});
    CHECK(events.empty());
}

TEST_CASE("a sleeping window uses no processor") {
    Desk desk;
    std::vector<InputEvent> events;
    rusage before{}, after{};
    getrusage(RUSAGE_THREAD, &before);
    desk.window->wait(milliseconds{1000}, events);
    getrusage(RUSAGE_THREAD, &after);
    CHECK(events.empty());
    CHECK(after.ru_nvcsw - before.ru_nvcsw <= 3);
    CHECK(after.ru_utime.tv_sec == before.ru_utime.tv_sec);
}
