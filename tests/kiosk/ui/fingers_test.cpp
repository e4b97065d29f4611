#include "kiosk/ui/fingers.hpp"

#include <cmath>
#include <set>

#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

PointerEvent pointer(PointerPhase phase, std::int64_t id, Point at, double seconds) {
    PointerEvent event;
    event.phase = phase;
    event.id = id;
    event.touch = true;
    event.x = at.x;
    event.y = at.y;
    event.at = BootTime{std::chrono::milliseconds{std::llround(seconds * 1000)}};
    return event;
}

// What a broken panel can make up: any order of phases, a few numbers, any place, and frames in between.
struct Step {
    int kind = 0;  // 0 to 3: the phases; 4: a frame; 5: a pause of several seconds
    std::int64_t id = 0;
    int x = 0;
    int y = 0;
};

rc::Gen<std::vector<Step>> steps() {
    const auto one = rc::gen::build<Step>(
        rc::gen::set(&Step::kind, rc::gen::weightedElement<int>({{6, 0}, {6, 1}, {5, 2}, {1, 3}, {6, 4}, {1, 5}})),
        rc::gen::set(&Step::id, rc::gen::inRange<std::int64_t>(0, 6)),
        rc::gen::set(&Step::x, rc::gen::inRange(-50, 1130)), rc::gen::set(&Step::y, rc::gen::inRange(-50, 1970)));
    return rc::gen::container<std::vector<Step>>(one);
}

// A list that scrolls, a row that snaps, a slider, a photo and a button, as a screen would register them.
class Glass {
public:
    void pointer_event(PointerPhase phase, std::int64_t id, Point at) {
        now_ += 0.002;
        if (fingers.take(pointer(phase, id, at, now_), shape)) ++downs;
    }

    void frame(double seconds = 0.016) {
        now_ += seconds;
        touch.begin(fingers.waiting(), now_);
        Scroll& list = touch.scroll("list", {0, 100, 1080, 1000}, Axis::vertical);
        list.measure(3000, 1000);
        Scroll& row = touch.scroll("row", {0, 700, 1080, 300}, Axis::horizontal);
        row.measure(4000, 1080, 300);
        in_bounds = in_bounds && kept(list) && kept(row);
        int activated = 0;
        pressed = false;
        const auto note = [&](const Response& response) {
            activated += response.activated ? 1 : 0;
            pressed = pressed || response.pressed;
            sane = sane && std::isfinite(response.spread) && response.spread > 0 && std::isfinite(response.slid.x);
        };
        const Response button = touch.target("button", {100, 200, 300, 200});
        if (button.activated) ++button_taps;
        note(button);
        note(touch.target("slider", {500, 200, 500, 200}, Grab::horizontal));
        note(touch.target("photo", {0, 1200, 1080, 700}, Grab::pinch));
        touch.end();
        one_at_a_time = one_at_a_time && activated <= 1;
        taps += activated;
    }

    void take(const Step& step) {
        constexpr PointerPhase phases[] = {PointerPhase::down, PointerPhase::move, PointerPhase::up,
                                           PointerPhase::cancel};
        if (step.kind == 4) return frame();
        if (step.kind == 5) return frame(6);
        pointer_event(phases[step.kind], step.id, {static_cast<float>(step.x), static_cast<float>(step.y)});
    }

    Fingers fingers;
    Touch touch;
    PanelShape shape;
    int downs = 0, taps = 0, button_taps = 0;
    bool in_bounds = true, one_at_a_time = true, sane = true, pressed = false;

private:
    static bool kept(const Scroll& scroll) {
        return scroll.offset() >= -80.01F && scroll.offset() <= scroll.extent() + 80.01F &&
               std::abs(scroll.speed()) <= 6000.5F;
    }

    double now_ = 10;
};

}  // namespace

TEST_CASE("a finger that begins on the panel's frame is a hand that holds on to it") {
    Fingers fingers;
    const PanelShape shape;
    CHECK_FALSE(fingers.take(pointer(PointerPhase::down, 1, {4, 900}, 1), shape));
    CHECK_FALSE(fingers.take(pointer(PointerPhase::down, 2, {500, 1915}, 2), shape));
    CHECK(fingers.waiting().empty());
    CHECK(fingers.take(pointer(PointerPhase::down, 3, {12, 900}, 3), shape));
}

TEST_CASE("the frame is that of the panel, also where low reach leaves its upper part empty") {
    Fingers fingers;
    PanelShape shape;
    shape.above = 700;
    CHECK(fingers.take(pointer(PointerPhase::down, 1, {500, 702}, 1), shape));
    CHECK(fingers.waiting().front().at == Point{500, 2});
}

TEST_CASE("the same spot again at once is a bounce, elsewhere it is a second tap") {
    Fingers fingers;
    const PanelShape shape;
    fingers.take(pointer(PointerPhase::down, 1, {500, 500}, 1), shape);
    fingers.take(pointer(PointerPhase::up, 1, {500, 500}, 1.05), shape);
    CHECK_FALSE(fingers.take(pointer(PointerPhase::down, 1, {505, 500}, 1.08), shape));
    CHECK(fingers.take(pointer(PointerPhase::down, 2, {700, 500}, 1.09), shape));
    CHECK(fingers.take(pointer(PointerPhase::down, 3, {505, 500}, 1.12), shape));
}

TEST_CASE("four at once are a hand that leans on the panel: what they pressed is let go of") {
    Glass glass;
    glass.frame();
    for (std::int64_t id = 1; id <= 4; ++id) {
        glass.pointer_event(PointerPhase::down, id, {200 + 10 * static_cast<float>(id), 300});
    }
    glass.frame();
    CHECK_FALSE(glass.pressed);
    for (std::int64_t id = 1; id <= 4; ++id) {
        glass.pointer_event(PointerPhase::up, id, {200 + 10 * static_cast<float>(id), 300});
    }
    for (int i = 0; i < 5; ++i) glass.frame();
    CHECK(glass.taps == 0);
}

TEST_CASE("the end of a finger that got lost is its end when its number comes again") {
    Glass glass;
    glass.frame();
    glass.pointer_event(PointerPhase::down, 1, {600, 1300});
    glass.frame();
    glass.pointer_event(PointerPhase::down, 1, {200, 300});
    glass.frame();
    CHECK(glass.pressed);
    glass.pointer_event(PointerPhase::up, 1, {200, 300});
    glass.frame();
    CHECK(glass.button_taps == 1);
}

TEST_CASE("a flood of taps leaves little to do") {
    Glass glass;
    glass.frame();
    for (int i = 0; i < 10'000; ++i) {
        const Point at{20.0F + static_cast<float>(i * 97 % 1000), 210};
        glass.pointer_event(PointerPhase::down, i, at);
        glass.pointer_event(PointerPhase::up, i, at);
    }
    CHECK(glass.fingers.waiting().size() <= 300);
    for (int i = 0; i < 10; ++i) glass.frame();
    CHECK(glass.fingers.waiting().empty());
    CHECK(glass.taps <= 10);
}

TEST_CASE("whatever a panel makes up stays bounded, and leaves the screen usable") {
    const bool holds = rc::check([] {
        const std::vector<Step> story = *steps();
        Glass glass;
        glass.frame();
        for (const Step& step : story) glass.take(step);
        RC_ASSERT(glass.in_bounds);
        RC_ASSERT(glass.one_at_a_time);
        RC_ASSERT(glass.sane);
        RC_ASSERT(glass.fingers.waiting().size() <= 300U);
        RC_ASSERT(glass.taps <= glass.downs);

        // Some of the fingers may never have been lifted. After a while a new one is heard all the same.
        glass.frame(6);
        for (int i = 0; i < 600; ++i) glass.frame();
        RC_ASSERT_FALSE(glass.touch.moving());
        const int before = glass.button_taps;
        glass.pointer_event(PointerPhase::down, 99, {200, 300});
        glass.frame();
        RC_ASSERT(glass.pressed);
        glass.pointer_event(PointerPhase::up, 99, {200, 300});
        glass.frame();
        RC_ASSERT(glass.button_taps == before + 1);
    });
    CHECK(holds);
}

TEST_CASE("a finger that nobody presses with again leaves nothing pressed") {
    const bool holds = rc::check([] {
        const std::vector<Step> story = *steps();
        Glass glass;
        glass.frame();
        for (const Step& step : story) glass.take(step);
        for (std::int64_t id = 0; id < 6; ++id) glass.pointer_event(PointerPhase::up, id, {500, 1150});
        for (int i = 0; i < 600; ++i) glass.frame();
        RC_ASSERT_FALSE(glass.pressed);
        RC_ASSERT_FALSE(glass.touch.busy());
        for (const auto& [id, offset] : glass.touch.scroll_positions()) RC_ASSERT(offset >= 0);
    });
    CHECK(holds);
}

}  // namespace zuil
