#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using Annoyance = ChromeView::Annoyance;

TEST_CASE("a shopper says with one tap that a screen annoys, once for each time that it is opened") {
    World world;
    world.tap(Begin{});
    CHECK(world.see().chrome.annoyance == Annoyance::asked);
    CHECK(world.tap(MarkAnnoying{}).chrome.annoyance == Annoyance::told);
    CHECK(world.see().chrome.toast);
    world.tap(MarkAnnoying{});
    CHECK(world.tap(OpenSearch{}).chrome.annoyance == Annoyance::asked);
    world.tap(MarkAnnoying{});
    const auto kept = world.notes().annoyances(10).value();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].screen == "home");
    CHECK(kept[0].language == "en");
    CHECK(kept[0].times == 1);
    CHECK(kept[1].screen == "search");
    // Nobody fills the list by going back and forth.
    for (int i = 0; i < 40; ++i) {
        world.tap(GoHome{});
        world.tap(MarkAnnoying{});
        world.tap(OpenSearch{});
    }
    int times = 0;
    const auto all_of_them = world.notes().annoyances(10).value();
    for (const auto& one : all_of_them) times += one.times;
    CHECK(times == 20);
}

TEST_CASE("staff leave a note for the manager, and nobody else does") {
    World world;
    const StaffId sanne = world.hire("Sanne de Wit", StaffRole::staff, "482913");
    world.tap(Begin{});
    world.tap(OpenStaffNote{});
    world.tap(WriteNote{"something"});
    CHECK(world.see().route == Route::home);
    world.enter_staff("482913");
    CHECK(world.tap(OpenStaffNote{}).route == Route::staff_note);
    CHECK(world.tap(WriteNote{"The scanner beeps twice"}).route == Route::staff_home);
    const auto notes = world.notes().notes().value();
    REQUIRE(notes.size() == 1);
    CHECK(notes.front().text == "The scanner beeps twice");
    CHECK(notes.front().who == sanne);
    CHECK(world.staff().audit(1).value().front().act == "note_left");
    // What is written in training is practice too.
    world.tap(SetTraining{Training::yes});
    world.tap(OpenStaffNote{});
    world.tap(WriteNote{"practice"});
    CHECK(world.notes().notes().value().size() == 1);
}
