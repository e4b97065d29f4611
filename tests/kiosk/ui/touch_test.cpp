#include "kiosk/ui/touch.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace zuil {
namespace {

using Kind = Finger::Kind;

// One button inside an area that scrolls down 1000 px, drawn anew in each frame as a screen would.
class Panel {
public:
    Response frame(std::vector<Finger> fingers = {}, Grab grab = Grab::none) {
        std::deque<Finger> waiting{fingers.begin(), fingers.end()};
        now_ += 0.016;
        touch.begin(waiting, now_);
        touch.scroll("list", {0, 0, 400, 800}, Axis::vertical).measure(1800, 800);
        touch.scroll("row", {0, 500, 400, 200}, Axis::horizontal).measure(1400, 400, 100);
        const Response response = touch.target("button", {100, 100, 200, 100}, grab);
        touch.end();
        left = waiting;
        return response;
    }
    Finger at(Kind kind, float x, float y) const { return {kind, {x, y}, now_ + 0.016}; }
    float offset(const std::string& id) {
        const auto positions = touch.scroll_positions();
        const auto found = positions.find(id);
        return found == positions.end() ? 0 : found->second;
    }
    // Drags in steps of a frame each; the finger stays down.
    void drag(Point from, Point by, int steps) {
        frame({at(Kind::down, from.x, from.y)});
        for (int i = 1; i <= steps; ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(steps);
            frame({at(Kind::move, from.x + by.x * share, from.y + by.y * share)});
        }
    }

    Touch touch;
    std::deque<Finger> left;

private:
    double now_ = 10;
};

}  // namespace

TEST_CASE("a tap acts on release, inside the target only") {
    Panel panel;
    panel.frame();
    CHECK(panel.frame({panel.at(Kind::down, 150, 150)}).pressed);
    CHECK(panel.frame({panel.at(Kind::up, 154, 150)}).activated);

    panel.frame({panel.at(Kind::down, 105, 150)});
    CHECK_FALSE(panel.frame({panel.at(Kind::up, 96, 150)}).activated);
}

TEST_CASE("a press that moves 12 px is no press any more") {
    Panel panel;
    panel.frame();
    panel.frame({panel.at(Kind::down, 150, 150)});
    CHECK(panel.frame({panel.at(Kind::move, 150, 161)}).pressed);
    CHECK_FALSE(panel.frame({panel.at(Kind::move, 150, 163)}).pressed);
    CHECK_FALSE(panel.frame({panel.at(Kind::up, 150, 150)}).activated);
}

TEST_CASE("two taps in one frame are two frames' work") {
    Panel panel;
    panel.frame();
    const auto down = panel.at(Kind::down, 150, 150);
    const auto up = panel.at(Kind::up, 150, 150);
    CHECK(panel.frame({down, up, down, up}).activated);
    CHECK(panel.left.size() == 2);
}

TEST_CASE("a finger takes the list along, and the list goes on by itself") {
    Panel panel;
    panel.frame();
    panel.drag({150, 700}, {0, -300}, 10);
    const float dragged = panel.offset("list");
    CHECK(dragged > 200);
    CHECK(dragged <= 300);
    panel.frame({panel.at(Kind::up, 150, 400)});
    for (int i = 0; i < 20; ++i) panel.frame();
    CHECK(panel.offset("list") > dragged + 50);
    for (int i = 0; i < 400; ++i) panel.frame();
    CHECK_FALSE(panel.touch.moving());
    CHECK(panel.offset("list") <= 1000);
}

TEST_CASE("a row keeps to its own axis and comes to rest on a card") {
    Panel panel;
    panel.frame();
    panel.drag({350, 600}, {-230, 60}, 10);
    panel.frame({panel.at(Kind::up, 120, 660)});
    for (int i = 0; i < 400; ++i) panel.frame();
    CHECK(panel.offset("list") == 0);
    CHECK(panel.offset("row") > 0);
    CHECK(std::fmod(panel.offset("row"), 100.0F) == 0);
}

TEST_CASE("content gives way at its edge by 80 px at most, and returns") {
    Panel panel;
    panel.frame();
    panel.drag({150, 100}, {0, 690}, 20);
    CHECK(panel.offset("list") < 0);
    CHECK(panel.offset("list") >= -80);
    panel.frame({panel.at(Kind::up, 150, 790)});
    for (int i = 0; i < 200; ++i) panel.frame();
    CHECK(panel.offset("list") == 0);
}

TEST_CASE("a finger on content that flies stops it and presses nothing") {
    Panel panel;
    panel.frame();
    panel.drag({150, 700}, {0, -400}, 6);
    panel.frame({panel.at(Kind::up, 150, 300)});
    panel.frame();
    REQUIRE(panel.touch.moving());
    CHECK_FALSE(panel.frame({panel.at(Kind::down, 150, 150)}).pressed);
    CHECK_FALSE(panel.frame({panel.at(Kind::up, 150, 150)}).activated);
}

TEST_CASE("a slider follows the finger sideways, and lets the list have it upwards") {
    Panel panel;
    panel.frame({}, Grab::horizontal);
    panel.frame({panel.at(Kind::down, 150, 150)}, Grab::horizontal);
    const Response moved = panel.frame({panel.at(Kind::move, 190, 152)}, Grab::horizontal);
    CHECK(moved.dragged);
    CHECK(moved.moved.x == 40);
    CHECK(panel.frame({panel.at(Kind::up, 195, 152)}, Grab::horizontal).dropped);

    panel.frame({panel.at(Kind::down, 150, 150)}, Grab::horizontal);
    CHECK_FALSE(panel.frame({panel.at(Kind::move, 152, 110)}, Grab::horizontal).dragged);
}

TEST_CASE("a long press is told once, and is no tap") {
    Panel panel;
    panel.frame({}, Grab::linger);
    panel.frame({panel.at(Kind::down, 150, 150)}, Grab::linger);
    int held = 0;
    for (int i = 0; i < 40; ++i) held += panel.frame({}, Grab::linger).held ? 1 : 0;
    CHECK(held == 1);
    CHECK_FALSE(panel.frame({panel.at(Kind::up, 150, 150)}, Grab::linger).activated);
}

TEST_CASE("what is held for two seconds is held for all of them, in one place") {
    Panel panel;
    const auto held_after = [&](int frames, Point way) {
        panel.frame({}, Grab::hold);
        panel.frame({panel.at(Kind::down, 150, 150)}, Grab::hold);
        panel.frame({panel.at(Kind::move, 150 + way.x, 150 + way.y)}, Grab::hold);
        int held = 0;
        for (int i = 0; i < frames; ++i) held += panel.frame({}, Grab::hold).held ? 1 : 0;
        panel.frame({panel.at(Kind::up, 150 + way.x, 150 + way.y)}, Grab::hold);
        return held;
    };
    constexpr int two_seconds = 126;  // frames
    CHECK(held_after(two_seconds, {5, 5}) == 1);
    CHECK(held_after(two_seconds - 10, {}) == 0);
    CHECK(held_after(2 * two_seconds, {40, 0}) == 0);
}

TEST_CASE("a second finger changes nothing on what is no photo") {
    Panel panel;
    panel.frame();
    panel.frame({panel.at(Kind::down, 150, 150)});
    Finger second = panel.at(Kind::down, 180, 180);
    second.id = 2;
    CHECK(panel.frame({second}).pressed);
    second = panel.at(Kind::move, 380, 700);
    second.id = 2;
    CHECK(panel.frame({second}).pressed);
    second.kind = Kind::up;
    CHECK(panel.frame({second}).pressed);
    CHECK(panel.frame({panel.at(Kind::up, 150, 150)}).activated);
}

TEST_CASE("two fingers spread and move a photo, and the one that stays goes on") {
    Panel panel;
    panel.frame({}, Grab::pinch);
    const auto second = [&](Kind kind, float x, float y) {
        Finger finger = panel.at(kind, x, y);
        finger.id = 2;
        return finger;
    };
    panel.frame({panel.at(Kind::down, 120, 150)}, Grab::pinch);
    panel.frame({second(Kind::down, 220, 150)}, Grab::pinch);
    const Response wider = panel.frame({second(Kind::move, 320, 150)}, Grab::pinch);
    CHECK(wider.spread == 2);
    CHECK(wider.slid == Point{50, 0});
    CHECK(wider.at == Point{220, 150});
    // What was told is not told again.
    CHECK(panel.frame({}, Grab::pinch).spread == 1);
    CHECK_FALSE(panel.frame({panel.at(Kind::up, 120, 150)}, Grab::pinch).dropped);
    const Response left = panel.frame({second(Kind::move, 330, 160)}, Grab::pinch);
    CHECK(left.spread == 1);
    CHECK(left.slid == Point{10, 10});
    const Response end = panel.frame({second(Kind::up, 330, 160)}, Grab::pinch);
    CHECK(end.dropped);
    CHECK_FALSE(end.activated);
}

TEST_CASE("two taps at the same place are a double tap, once") {
    Panel panel;
    panel.frame();
    const auto tap = [&](float x) {
        panel.frame({panel.at(Kind::down, x, 150)});
        return panel.frame({panel.at(Kind::up, x, 150)});
    };
    CHECK_FALSE(tap(150).twice);
    CHECK(tap(155).twice);
    CHECK_FALSE(tap(150).twice);
    CHECK_FALSE(tap(280).twice);
    for (int i = 0; i < 30; ++i) panel.frame();
    CHECK_FALSE(tap(280).twice);
}

TEST_CASE("a finger that the panel forgot to lift gives way to the next") {
    Panel panel;
    panel.frame();
    panel.frame({panel.at(Kind::down, 300, 700)});
    for (int i = 0; i < 320; ++i) panel.frame();
    Finger next = panel.at(Kind::down, 150, 150);
    next.id = 7;
    CHECK(panel.frame({next}).pressed);
    next = panel.at(Kind::up, 150, 150);
    next.id = 7;
    CHECK(panel.frame({next}).activated);
}

TEST_CASE("a slanted stroke moves the list where nothing scrolls sideways") {
    Panel panel;
    panel.frame();
    panel.drag({350, 400}, {-150, -120}, 10);
    CHECK(panel.offset("list") > 0);
    panel.frame({panel.at(Kind::up, 200, 280)});
    Panel flat;
    flat.frame();
    flat.drag({350, 400}, {-200, -40}, 10);
    CHECK(flat.offset("list") == 0);
}

TEST_CASE("with less motion what flies stops in half the way") {
    const auto flight = [](MotionAmount motion) {
        Scroll scroll;
        scroll.measure(100'000, 1000);
        scroll.set_motion(motion);
        scroll.release(3000);
        for (int i = 0; i < 600; ++i) scroll.step(0.016);
        CHECK_FALSE(scroll.moving());
        return scroll.offset();
    };
    const float full = flight(MotionAmount::full);
    CHECK(full > 700);
    CHECK(std::abs(flight(MotionAmount::reduced) - full / 2) < 10);
}

TEST_CASE("nothing flies faster than 6000 px a second, and a snapping row still ends on a card") {
    Scroll scroll;
    scroll.measure(100'000, 1000, 300);
    scroll.release(20'000);
    CHECK(scroll.speed() <= 6000);
    float before = 0;
    float fastest = 0;
    for (int i = 0; i < 600 && scroll.moving(); ++i) {
        before = scroll.offset();
        scroll.step(0.016);
        fastest = std::max(fastest, scroll.offset() - before);
    }
    CHECK(fastest <= 6000 * 0.016F);
    CHECK(std::fmod(scroll.offset(), 300.0F) == 0);
}

TEST_CASE("what a dialog covers cannot be touched") {
    Touch touch;
    const auto frame = [&](double seconds, std::deque<Finger> fingers) {
        touch.begin(fingers, seconds);
        const Response below = touch.target("below", {0, 0, 100, 100});
        touch.block();
        touch.target("dialog", {200, 0, 100, 100});
        touch.end();
        return below;
    };
    frame(1, {});
    CHECK_FALSE(frame(2, {{Kind::down, {50, 50}, 2}}).pressed);
    CHECK_FALSE(frame(3, {{Kind::up, {50, 50}, 3}}).activated);
}

}  // namespace zuil
