#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

void call(World& world, CallQuestion question) {
    world.tap(OpenCall{});
    world.tap(CallStaff{question});
}

}  // namespace

TEST_CASE("a shopper calls about the article on the screen, another kiosk hears it, and somebody comes") {
    World world;
    StaffCalls& other = world.other_kiosk();
    world.tap(Begin{});
    world.tap(OpenProduct{goods::lamp});
    CHECK(world.tap(OpenCall{}).chrome.call.open);
    // Only what is asked on the sheet.
    CHECK(world.tap(CallStaff{CallQuestion::look_in_stock}).chrome.call.state == CallView::State::waiting);
    world.wait(250ms);
    REQUIRE(other.calls().size() == 1);
    const StaffCall heard = other.calls()[0];
    CHECK(heard.kiosk == "UT1");
    CHECK(heard.bay == "by the lamps");
    CHECK(heard.question == CallQuestion::look_in_stock);
    CHECK(heard.article == world.see().product.value->name);

    other.take(heard.id);
    world.wait(250ms);
    CHECK(world.see().chrome.call.state == CallView::State::coming);
    CHECK(world.see().chrome.floor_calls.at(0).taken == "Somebody goes there from UT2");
    // It goes with the shopper.
    world.tap(Stop{});
    world.wait(250ms);
    CHECK(other.calls().empty());
    CHECK(world.see().chrome.call.state == CallView::State::none);
}

TEST_CASE("who calls elsewhere is shown here, with how long they have waited") {
    World world;
    StaffCalls& other = world.other_kiosk();
    other.call(CallQuestion::cannot_find, "Lamp");
    world.wait(250ms);
    REQUIRE(world.see().chrome.floor_calls.size() == 1);
    const FloorCallView call = world.see().chrome.floor_calls[0];
    CHECK(call.place == "UT2");
    CHECK(call.question == "Cannot find something");
    CHECK(call.article == "Lamp");
    CHECK(call.waiting == "Just now");
    CHECK(call.taken.empty());
    world.wait(2min);
    CHECK(world.see().chrome.floor_calls.at(0).waiting == "Waits 2 minutes");
    // Whoever stands here and is no staff takes no call.
    world.tap(TakeCall{call.call});
    world.wait(1s);
    CHECK_FALSE(other.own()->is_taken());
    other.end();
    world.wait(250ms);
    CHECK(world.see().chrome.floor_calls.empty());
}

TEST_CASE("who waits for somebody is not asked whether they are there, and the call ends when they do leave") {
    World world;
    StaffCalls& other = world.other_kiosk();
    world.tap(Begin{});
    call(world, CallQuestion::help_choosing);
    CHECK_FALSE(world.wait(4min).chrome.timeout);
    CHECK(other.calls().size() == 1);
    world.wait(3min);
    CHECK(world.see().route == Route::attract);
    CHECK(other.calls().empty());
}

TEST_CASE("calls in vain are few, whoever makes them; one that somebody came to is none of these") {
    World world;
    StaffCalls& other = world.other_kiosk();
    for (int time = 0; time < 5; ++time) {
        world.tap(Begin{});
        call(world, CallQuestion::other);
        world.wait(250ms);
        REQUIRE(other.calls().size() == 1);
        other.take(other.calls()[0].id);
        world.wait(1s);
        world.tap(Stop{});
    }
    for (int time = 0; time < 3; ++time) {
        world.tap(Begin{});
        call(world, CallQuestion::other);
        CHECK(world.see().chrome.call.state == CallView::State::waiting);
        world.tap(CancelCall{});
        world.tap(Stop{});
    }
    world.tap(Begin{});
    call(world, CallQuestion::other);
    CHECK(world.see().chrome.call.state == CallView::State::none);
    CHECK_FALSE(world.see().chrome.call.closed_because.empty());
    world.wait(6min);
    world.tap(Begin{});
    call(world, CallQuestion::other);
    CHECK(world.see().chrome.call.state == CallView::State::waiting);
}

TEST_CASE("a search that finds nothing, and an article that does not lie here, lead to somebody") {
    World world;
    world.tap(Begin{});
    world.tap(OpenSearch{});
    const SearchView nothing = *world.tap(Query{.text = "qqqqq", .literal = true}).search.value;
    REQUIRE(nothing.empty);
    CHECK(nothing.empty->calls_staff);
    CHECK(world.tap(OpenProduct{goods::sold_out}).product.value->calls_staff);
    CHECK_FALSE(world.tap(OpenProduct{goods::camera}).product.value->calls_staff);
}

TEST_CASE("where nobody can be called, that is said before anybody calls") {
    World world;
    world.tap(Begin{});
    CHECK(world.tap(OpenCall{}).chrome.call.closed_because ==
          "Our staff cannot be called from here right now. Please walk up to one of us.");
    CHECK(world.tap(CallStaff{CallQuestion::other}).chrome.call.state == CallView::State::none);
    world.other_kiosk();
    CHECK(world.see().chrome.call.closed_because.empty());
}

TEST_CASE("a call that nobody answers, and one that does not get through any more, are told as they are") {
    World world;
    StaffCalls& other = world.other_kiosk();
    world.tap(Begin{});
    call(world, CallQuestion::help_choosing);
    CHECK(world.wait(2min).chrome.call.state == CallView::State::waiting);
    CHECK(world.wait(70s).chrome.call.state == CallView::State::unanswered);
    world.cut_floor();
    CHECK(world.wait(20s).chrome.call.state == CallView::State::unheard);
    CHECK(other.calls().empty());
}

TEST_CASE("who said that they come is not announced for ever") {
    World world;
    StaffCalls& other = world.other_kiosk();
    world.tap(Begin{});
    call(world, CallQuestion::other);
    world.wait(250ms);
    other.take(other.calls().at(0).id);
    CHECK(world.wait(1s).chrome.call.state == CallView::State::coming);
    world.wait(4min);
    world.tap(OpenProduct{goods::lamp});
    CHECK(world.see().chrome.call.state == CallView::State::coming);
    CHECK(world.wait(70s).chrome.call.state == CallView::State::none);
    CHECK(other.calls().empty());
}
