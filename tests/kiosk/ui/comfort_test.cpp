#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

namespace zuil::test {
namespace {

// The last thing that was wanted of the comfort of the screen.
std::optional<ComfortChange> wanted(Offscreen& screen) {
    std::optional<ComfortChange> change;
    for (const Intent& intent : screen.intents()) {
        if (const auto* set = intent.get_if<SetComfort>()) change = set->to;
    }
    return change;
}

const Meaning* find(Offscreen& screen, const char* id) { return screen.ui().semantics().find(id); }

}  // namespace

TEST_CASE("the panel that makes the screen easier opens on every screen, and says what each choice is") {
    for (const Route route : {Route::attract, Route::home, Route::listing, Route::product, Route::basket,
                              Route::identify, Route::pickup, Route::payment, Route::confirmation}) {
        for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
            Offscreen screen{width, height, Offscreen::Photos::left_out};
            const Snapshot snapshot = sample("en", route);
            const char* door = route == Route::attract ? "attract/comfort" : "Accessible";
            screen.tap(snapshot, door);
            CHECK(find(screen, "comfort/text/100") != nullptr);
            screen.tap(snapshot, "comfort/text/150");
            CHECK(wanted(screen) == ComfortChange{TextSize::larger});
            screen.tap(snapshot, "comfort/colours/contrast");
            CHECK(wanted(screen) == ComfortChange{ColourMode::high_contrast});
            screen.tap(snapshot, "comfort/done");
            CHECK(find(screen, "comfort/text/100") == nullptr);
            CHECK((find(screen, "comfort/stop") == nullptr));
        }
    }
}

TEST_CASE("a switch says whether it is on, and its tap wants the other") {
    Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
    Snapshot snapshot = sample("en", Route::home);
    screen.tap(snapshot, "nav/comfort");
    CHECK(find(screen, "comfort/pace")->chosen == Meaning::Chosen::no);
    screen.tap(snapshot, "comfort/pace");
    CHECK(wanted(screen) == ComfortChange{Pace::slow});
    snapshot.chrome.comfort.pace = Pace::slow;
    screen.tap(snapshot, "comfort/pace");
    CHECK(wanted(screen) == ComfortChange{Pace::normal});
    screen.settle(snapshot);
    CHECK(find(screen, "comfort/pace")->chosen == Meaning::Chosen::yes);
}

TEST_CASE("the session can be stopped and the language changed from the panel") {
    Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
    const Snapshot snapshot = sample("en", Route::identify);
    screen.tap(snapshot, "checkout/comfort");
    screen.tap(snapshot, "comfort/language/nl");
    const auto is_dutch = [](const Intent& intent) {
        const auto* language = intent.get_if<SetLanguage>();
        return language != nullptr && language->tag == "nl";
    };
    CHECK(std::ranges::any_of(screen.intents(), is_dutch));
    screen.tap(snapshot, "comfort/stop");
    const auto stops = [](const Intent& intent) { return intent.is_one_of<Stop>(); };
    CHECK(std::ranges::any_of(screen.intents(), stops));
}

TEST_CASE("with less motion a new page does not slide") {
    const auto first_rect = [](MotionAmount motion) {
        Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
        screen.settle(sample("en", Route::home));
        Snapshot snapshot = sample("en", Route::basket);
        snapshot.visit = 2;
        snapshot.chrome.comfort.motion = motion;
        screen.frame(snapshot, 0.016);
        const float arriving = find(screen, "basket/order")->rect.x;
        screen.settle(snapshot);
        return arriving - find(screen, "basket/order")->rect.x;
    };
    CHECK(first_rect(MotionAmount::full) > 4);
    CHECK(first_rect(MotionAmount::reduced) == 0);
}

TEST_CASE("in low reach buttons page down and up, and say when there is no more") {
    Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
    Snapshot snapshot = sample("en", Route::listing);
    snapshot.chrome.comfort.reach = Reach::low;
    screen.settle(snapshot);
    CHECK_FALSE(find(screen, "reach/up")->disabled_because.empty());
    CHECK(find(screen, "reach/down")->disabled_because.empty());
    const float before = screen.ui().scrolled_areas().front().after;
    screen.tap(snapshot, "reach/down");
    CHECK(screen.ui().scrolled_areas().front().after < before);
    CHECK(find(screen, "reach/up")->disabled_because.empty());
    screen.tap(snapshot, "reach/up");
    CHECK(screen.ui().scrolled_areas().front().after == before);
}

}  // namespace zuil::test
