#include "platform/display/event_translator.hpp"

#include <SDL.h>

#include <catch2/catch_test_macros.hpp>

using namespace zuil;
using std::chrono::milliseconds;

namespace {

struct TranslatorDesk {
    ManualClock clock{WallTime{}};
    EventTranslator translator;
    std::vector<PointerEvent> pointers;

    explicit TranslatorDesk(Turn turn = Turn::none) : translator{clock, turn} { clock.advance(milliseconds{100'000}); }

    void feed(SDL_Event event) {
        event.common.timestamp = SDL_GetTicks();
        std::vector<InputEvent> out;
        translator.translate(event, 1000, 2000, out);
        for (const InputEvent& one : out) {
            if (const auto* pointer = std::get_if<PointerEvent>(&one)) pointers.push_back(*pointer);
        }
    }
    void finger(SDL_EventType type, SDL_FingerID id, float x, float y) {
        SDL_Event event{};
        event.tfinger.type = type;
        event.tfinger.fingerId = id;
        event.tfinger.x = x, event.tfinger.y = y;
        feed(event);
    }
    void button(SDL_EventType type, Uint8 which, int x, int y) {
        SDL_Event event{};
        event.button.type = type;
        event.button.button = which;
        event.button.x = x, event.button.y = y;
        feed(event);
    }
    void window(SDL_WindowEventID what) {
        SDL_Event event{};
        event.window.type = SDL_WINDOWEVENT;
        event.window.event = static_cast<Uint8>(what);
        feed(event);
    }
};

}  // namespace

TEST_CASE("a touch comes in pixels, and the mouse that X makes of it does not come") {
    TranslatorDesk desk;
    desk.finger(SDL_FINGERDOWN, 0, 0.5F, 0.25F);
    desk.button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 500, 500);
    desk.clock.advance(milliseconds{60});
    desk.finger(SDL_FINGERUP, 0, 0.5F, 0.25F);
    desk.button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 500, 500);
    desk.clock.advance(milliseconds{100});
    desk.button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 500, 500);
    desk.button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 500, 500);
    REQUIRE(desk.pointers.size() == 2);
    CHECK(desk.pointers[0].touch);
    CHECK(desk.pointers[0].x == 500);
    CHECK(desk.pointers[0].y == 500);
    CHECK(desk.pointers[1].phase == PointerPhase::up);

    desk.clock.advance(milliseconds{1000});
    desk.button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 7, 8);
    REQUIRE(desk.pointers.size() == 3);
    CHECK_FALSE(desk.pointers[2].touch);
    CHECK(desk.pointers[2].id != desk.pointers[0].id);
}

TEST_CASE("two fingers keep their own numbers") {
    TranslatorDesk desk;
    desk.finger(SDL_FINGERDOWN, 5, 0.1F, 0.1F);
    desk.finger(SDL_FINGERDOWN, 6, 0.9F, 0.9F);
    desk.finger(SDL_FINGERMOTION, 5, 0.2F, 0.1F);
    desk.finger(SDL_FINGERUP, 6, 0.9F, 0.9F);
    REQUIRE(desk.pointers.size() == 4);
    CHECK(desk.pointers[0].id == desk.pointers[2].id);
    CHECK(desk.pointers[1].id == desk.pointers[3].id);
    CHECK(desk.pointers[0].id != desk.pointers[1].id);
}

TEST_CASE("what is down when the window is lost is cancelled once, and its end is not reported again") {
    TranslatorDesk desk;
    desk.finger(SDL_FINGERDOWN, 5, 0.1F, 0.1F);
    desk.window(SDL_WINDOWEVENT_FOCUS_LOST);
    desk.finger(SDL_FINGERMOTION, 5, 0.2F, 0.1F);
    desk.finger(SDL_FINGERUP, 5, 0.2F, 0.1F);
    desk.window(SDL_WINDOWEVENT_HIDDEN);
    REQUIRE(desk.pointers.size() == 2);
    CHECK(desk.pointers[1].phase == PointerPhase::cancel);
    CHECK(desk.pointers[1].id == desk.pointers[0].id);
}

TEST_CASE("only the left button presses, and a release without a press is nothing") {
    TranslatorDesk desk;
    desk.button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 7, 8);
    desk.button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 7, 8);
    CHECK(desk.pointers.empty());
}

TEST_CASE("a touch is turned back to where it is on the picture") {
    // The window is 1000 wide and 2000 high; a tenth from its left, a quarter from its top.
    const auto touched = [](Turn turn) {
        TranslatorDesk desk{turn};
        desk.finger(SDL_FINGERDOWN, 1, 0.1F, 0.25F);
        REQUIRE(desk.pointers.size() == 1);
        return std::pair{std::lround(desk.pointers[0].x), std::lround(desk.pointers[0].y)};
    };
    CHECK(touched(Turn::none) == std::pair{100L, 500L});
    CHECK(touched(Turn::quarter) == std::pair{500L, 900L});
    CHECK(touched(Turn::half) == std::pair{900L, 1500L});
    CHECK(touched(Turn::three_quarters) == std::pair{1500L, 100L});
    TranslatorDesk mouse{Turn::quarter};
    mouse.button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 100, 500);
    REQUIRE(mouse.pointers.size() == 1);
    CHECK(mouse.pointers[0].x == 500);
    CHECK(mouse.pointers[0].y == 900);
}

TEST_CASE("a number that comes twice ends the first, and fingers without end are not kept") {
    TranslatorDesk desk;
    desk.finger(SDL_FINGERDOWN, 5, 0.1F, 0.1F);
    desk.finger(SDL_FINGERDOWN, 5, 0.5F, 0.5F);
    REQUIRE(desk.pointers.size() == 3);
    CHECK(desk.pointers[1].phase == PointerPhase::cancel);
    CHECK(desk.pointers[2].phase == PointerPhase::down);

    for (int i = 100; i < 1100; ++i) desk.finger(SDL_FINGERDOWN, i, 0.5F, 0.5F);
    desk.pointers.clear();
    desk.window(SDL_WINDOWEVENT_FOCUS_LOST);
    CHECK(desk.pointers.size() <= 32);
}
