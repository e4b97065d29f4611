#include <algorithm>
#include <cmath>

#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

// Fingers on whole screens, as they come from the window.
namespace zuil::test {
namespace {

Snapshot sample(const std::string& name) {
    for (const auto& screen : sample_screens("en")) {
        if (screen.name == name) return screen.snapshot;
    }
    throw std::runtime_error("no such sample: " + name);
}

struct Hand {
    Hand(const std::string& name, int width, int height)
        : snapshot{sample(name)}, screen{width, height, Offscreen::Photos::left_out} {
        screen.settle(snapshot);
    }

    // From `from` by `by`, in steps of a frame each, and let go of after a rest.
    void drag(Point from, Point by) {
        screen.frame(snapshot, 0.2);
        screen.press(from);
        screen.frame(snapshot);
        for (int i = 1; i <= 10; ++i) {
            const float share = static_cast<float>(i) / 10;
            screen.move({from.x + by.x * share, from.y + by.y * share});
            screen.frame(snapshot);
        }
        screen.frame(snapshot, 0.3);
        screen.move({from.x + by.x, from.y + by.y});
        screen.frame(snapshot, 0.2);
        screen.release({from.x + by.x, from.y + by.y});
        screen.settle(snapshot);
    }

    const Meaning* find(const std::string& id) {
        for (const Meaning& meaning : screen.ui().semantics().all()) {
            if (meaning.id == id) return &meaning;
        }
        return nullptr;
    }
    bool shows(const std::string& id) { return find(id) != nullptr; }
    bool chosen(const std::string& id) {
        const Meaning* meaning = find(id);
        return meaning != nullptr && meaning->chosen == Meaning::Chosen::yes;
    }

    Snapshot snapshot;
    Offscreen screen;
};

}  // namespace

TEST_CASE("a photo that is swiped far enough gives way to the next, and springs back before that") {
    Hand hand{"05-product", 1080, 1920};
    REQUIRE(hand.chosen("photo/1"));
    hand.drag({700, 500}, {-300, 10});
    CHECK(hand.chosen("photo/1"));
    hand.drag({700, 500}, {-400, 10});
    CHECK(hand.chosen("photo/2"));
    hand.drag({300, 500}, {400, 10});
    CHECK(hand.chosen("photo/1"));
}

TEST_CASE("two taps on a photo enlarge it, and two more show all of it") {
    Hand hand{"05-product", 1080, 1920};
    const auto tap_twice = [&](Point at) {
        hand.screen.frame(hand.snapshot, 0.5);
        for (int tap = 0; tap < 2; ++tap) {
            hand.screen.press(at);
            hand.screen.frame(hand.snapshot, 0.03);
            hand.screen.release(at);
            hand.screen.frame(hand.snapshot, 0.06);
        }
        hand.screen.settle(hand.snapshot);
    };
    tap_twice({700, 500});
    REQUIRE(hand.shows("zoom/photo"));
    CHECK(hand.find("zoom/level")->name == "Show the whole photo");
    tap_twice({500, 900});
    CHECK(hand.find("zoom/level")->name == "Enlarge the photo");
}

TEST_CASE("two fingers zoom, and the photo that is seen whole is swiped on") {
    Hand hand{"05-product", 1080, 1920};
    hand.screen.tap(hand.snapshot, "photo/zoom");
    REQUIRE(hand.find("zoom/level")->name == "Show the whole photo");
    hand.screen.frame(hand.snapshot, 0.2);
    hand.screen.touch(PointerPhase::down, 1, {200, 900});
    hand.screen.frame(hand.snapshot);
    hand.screen.touch(PointerPhase::down, 2, {900, 900});
    hand.screen.frame(hand.snapshot);
    for (int i = 1; i <= 10; ++i) {
        hand.screen.touch(PointerPhase::move, 1, {200 + 45 * static_cast<float>(i), 900});
        hand.screen.frame(hand.snapshot);
    }
    hand.screen.touch(PointerPhase::up, 1, {650, 900});
    hand.screen.frame(hand.snapshot);
    hand.screen.touch(PointerPhase::up, 2, {900, 900});
    hand.screen.settle(hand.snapshot);
    CHECK(hand.find("zoom/level")->name == "Enlarge the photo");
    REQUIRE(hand.chosen("zoom/photo/1"));
    hand.drag({800, 900}, {-500, 0});
    CHECK(hand.chosen("zoom/photo/2"));
}

TEST_CASE(
    "what was put aside and is taken off the list elsewhere closes its sheet, and offers nothing under a finger") {
    Hand hand{"15m-staff-product-held", 1080, 1920};
    hand.screen.tap(hand.snapshot, "product/hold");
    REQUIRE(hand.shows("hold/done"));
    const Point done = hand.find("hold/done")->rect.centre();
    hand.snapshot.product.value->hold->code.clear();
    hand.screen.frame(hand.snapshot);
    hand.screen.press(done);
    hand.screen.frame(hand.snapshot);
    hand.screen.release(done);
    hand.screen.settle(hand.snapshot);
    CHECK_FALSE(hand.shows("hold/done"));
    CHECK_FALSE(hand.shows("hold/term/0"));
    for (const Intent& intent : hand.screen.intents()) CHECK_FALSE(intent.is_one_of<HoldArticle>());
}

TEST_CASE("a sheet follows the finger: back up when let go of early, away when it was pulled far") {
    Hand hand{"03-listing", 1080, 1920};
    hand.screen.tap(hand.snapshot, "filter-bar/filters");
    REQUIRE(hand.shows("filters/close"));
    const float top = hand.find("filters/close")->rect.y;
    const Point grip{540, top + 20};
    hand.drag(grip, {0, 120});
    REQUIRE(hand.shows("filters/close"));
    CHECK(std::abs(hand.find("filters/close")->rect.y - top) < 1);
    hand.drag(grip, {0, 200});
    CHECK_FALSE(hand.shows("filters/close"));
}

TEST_CASE("a sheet is pulled away by its rows too, once they are scrolled back to their beginning") {
    Hand hand{"03-listing", 1080, 1920};
    auto& facets = hand.snapshot.listing.value->filters.facets;
    for (int more = 0; more < 3; ++more) {
        facets.push_back(facets.front());
        facets.back().key += std::to_string(more);
    }
    hand.screen.tap(hand.snapshot, "filter-bar/filters");
    const Point rows{540, 1300};
    hand.drag(rows, {0, -300});
    const auto scrolled = [&] {
        const auto areas = hand.screen.ui().scrolled_areas();
        return std::ranges::any_of(
            areas, [](const ScrolledArea& area) { return area.axis == Axis::vertical && area.before > 50; });
    };
    REQUIRE(scrolled());
    hand.drag(rows, {0, 400});
    REQUIRE(hand.shows("filters/close"));
    CHECK_FALSE(scrolled());
    hand.drag(rows, {0, 250});
    CHECK_FALSE(hand.shows("filters/close"));
}

TEST_CASE("a panel at the side is pulled away sideways, by its rows as well") {
    Hand hand{"05-product", 1920, 1080};
    hand.screen.tap(hand.snapshot, "product/phone");
    REQUIRE(hand.shows("phone/close"));
    hand.drag({1500, 700}, {120, 0});
    REQUIRE(hand.shows("phone/close"));
    hand.drag({1500, 700}, {300, 10});
    CHECK_FALSE(hand.shows("phone/close"));
}

TEST_CASE("what is bare on a sheet is no way out of it") {
    Hand hand{"05-product", 1080, 1920};
    hand.screen.tap(hand.snapshot, "product/phone");
    REQUIRE(hand.shows("phone/close"));
    const Box close = hand.find("phone/close")->rect;
    hand.screen.frame(hand.snapshot, 0.2);
    hand.screen.press({540, close.bottom() + 30});
    hand.screen.release({540, close.bottom() + 30});
    hand.screen.settle(hand.snapshot);
    CHECK(hand.shows("phone/close"));
}

TEST_CASE("with less motion a press is a colour, and nothing slides") {
    Hand hand{"05-product", 1080, 1920};
    hand.snapshot.chrome.comfort.motion = MotionAmount::reduced;
    hand.screen.settle(hand.snapshot);
    hand.screen.tap(hand.snapshot, "photo/2");
    // The choice is there in the frame after the tap: no photo is on its way.
    CHECK_FALSE(hand.screen.frame(hand.snapshot));
    CHECK(hand.chosen("photo/2"));
}

TEST_CASE("the attract screen sleeps between the steps of its motions, and for good with less motion and one photo") {
    Hand hand{"01-attract", 1080, 1920};
    CHECK_FALSE(hand.screen.frame(hand.snapshot));
    REQUIRE(hand.screen.ui().wake_in());
    CHECK(*hand.screen.ui().wake_in() > 0);

    Snapshot still = sample("01-attract");
    still.chrome.comfort.motion = MotionAmount::reduced;
    still.attract.slides = {PictureRef{}};
    Offscreen screen{1080, 1920};
    screen.settle(still);
    CHECK_FALSE(screen.ui().wake_in());
}

}  // namespace zuil::test
