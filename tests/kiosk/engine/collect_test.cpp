#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/desk_world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

TEST_CASE("who comes to collect says so by their code, and staff see it, with the line down as well") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 43");
    order.progress.stage = ShopStage::ready;
    desk.list({order});
    desk.world.set_offline(true);
    desk.world.tap(Begin{});
    CollectView view = desk.world.tap(FindOrder{"7k43"}).collect;
    REQUIRE(desk.world.see().route == Route::collect);
    CHECK(view.title == "Your order is ready");
    CHECK(view.items == "3 items");
    view = desk.world.tap(CheckInHere{}).collect;
    CHECK(view.kind == CollectView::Kind::waiting);
    CHECK(view.action.empty());
    desk.world.wait(4min);
    desk.world.tap(Stop{});
    desk.world.enter_staff(staff_pin);
    CHECK(desk.queue().counts[1].pill == "1 waits here");
    CHECK(desk.open("1").waits == "The customer waits here: 4 min");
    desk.world.tap(CustomerLeft{"1"});
    CHECK(desk.world.see().staff_pickup.waits.empty());
}

TEST_CASE("who came to collect is told to every kiosk of the store, beside shoppers who call, until they have got it") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 43");
    order.progress.stage = ShopStage::ready;
    desk.list({order});
    StaffCalls& other = desk.world.other_kiosk();
    desk.world.tap(Begin{});
    desk.world.tap(FindOrder{"7K 43"});
    desk.world.tap(CheckInHere{});
    desk.world.wait(250ms);
    REQUIRE(other.calls().size() == 1);
    CHECK(other.calls()[0].question == CallQuestion::collects);
    CHECK(other.calls()[0].article == "7K 43");
    // The shopper has called nobody, and it does not go with them.
    CHECK(desk.world.see().chrome.call.state == CallView::State::none);
    desk.world.tap(Stop{});
    desk.world.wait(4min);
    REQUIRE(other.calls().size() == 1);
    CHECK(desk.world.boot() - other.calls()[0].since >= 4min);
    desk.world.tap(Begin{});
    desk.world.tap(OpenCall{});
    desk.world.tap(CallStaff{CallQuestion::cannot_find});
    desk.world.wait(250ms);
    CHECK(other.calls().at(0).question == CallQuestion::cannot_find);
    desk.world.tap(CancelCall{});
    desk.world.wait(250ms);
    CHECK(other.calls().at(0).article == "7K 43");
    CHECK(desk.world.boot() - other.calls()[0].since >= 4min);

    desk.world.enter_staff(staff_pin);
    CHECK(desk.world.see().chrome.floor_calls.empty());  // it stands in the queue here
    desk.open("1");
    desk.world.tap(ConfirmProof{DeskProof::identity});
    desk.tick_all();
    desk.world.tap(FinishPickup{"1"});
    desk.world.wait(250ms);
    CHECK(other.calls().empty());
}

TEST_CASE("the number in the webshop's mail is scanned like a code, but proves nothing to staff") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "");
    order.ref = OrderRef{};
    order.number = "XJ3KQ7PLM2AB4DWZ";
    order.progress.stage = ShopStage::ready;
    desk.list({order});
    desk.world.tap(Begin{});
    CHECK(desk.world.tap(Scanned{order.number}).collect.title == "Your order is ready");
    desk.world.tap(CheckInHere{});
    desk.world.tap(Stop{});
    desk.world.enter_staff(staff_pin);
    const DeskOrderView view = desk.open("1");
    CHECK_FALSE(view.can_show_code);
    CHECK(view.can_check_identity);
}

TEST_CASE("an order that is not ready says so, and one that was collected is refused") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 43");
    desk.list({order});
    desk.world.tap(Begin{});
    CollectView view = desk.world.tap(FindOrder{"7K 43"}).collect;
    CHECK(view.kind == CollectView::Kind::soon);
    CHECK(view.title == "Your order is not ready yet");
    CHECK(view.action == "I am here, I will wait");
    order.progress.stage = ShopStage::handed_over;
    order.progress.handed_over_at = desk.world.now();
    REQUIRE(desk.world.pickups().take({order, ""}, desk.world.now()));
    view = desk.world.tap(FindOrder{"7K 43"}).collect;
    CHECK(view.kind == CollectView::Kind::over);
    CHECK(view.title == "This order was collected already");
    CHECK(view.action.empty());
    desk.world.tap(CheckInHere{});
    CHECK_FALSE(desk.entry("1").check_in);
    // A day later nobody knows it any more.
    desk.world.wait(25h);
    REQUIRE(desk.world.pickups().expire(desk.world.now()));
    desk.world.tap(Begin{});
    CHECK(desk.world.tap(FindOrder{"7K 43"}).find_order.problem.find("We do not know this code") == 0);
}

TEST_CASE("somebody else collects with a code of their own: once, for a while, until it is taken back") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 43");
    order.progress.stage = ShopStage::ready;
    desk.list({order});
    desk.world.tap(Begin{});
    desk.world.tap(FindOrder{"7K 43"});
    const std::string code = desk.world.tap(MakeHelperCode{}).collect.helper_code;
    REQUIRE(tidy_helper_code(code) == code);
    const auto shown = [&](const std::string& text) {
        desk.world.tap(Stop{});
        desk.world.tap(Begin{});
        return desk.world.tap(Scanned{text});
    };
    SECTION("it shows nothing of the order but that it is here, and makes no other code") {
        const Snapshot seen = shown(helper_qr_text(code));
        REQUIRE(seen.route == Route::collect);
        CHECK(seen.collect.about == "You collect for somebody else");
        CHECK_FALSE(seen.collect.can_make_code);
        desk.world.tap(CheckInHere{});
        CHECK(desk.entry("1").check_in->by_helper);
        CHECK(shown(code).find_order.problem == "This code was used already. Each one is good for one person.");
        // At the desk it still speaks for who was let in by it.
        desk.world.tap(Stop{});
        desk.world.enter_staff(staff_pin);
        CHECK(desk.world.tap(Scanned{helper_qr_text(code)}).staff_pickup.proof_title ==
              "The code of a helper is right");
    }
    SECTION("taken back") {
        desk.world.tap(RevokeHelperCode{});
        CHECK(shown(code).find_order.problem == "This code was taken back by who gave it.");
    }
    SECTION("too old") {
        desk.world.pass_without_power(49h);
        CHECK(shown(code).find_order.problem == "This code is too old. Ask for a new one.");
    }
}

TEST_CASE("codes of the pick-up list cannot be guessed at leisure") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 43")});
    desk.world.tap(Begin{});
    const std::vector<std::string> guesses{"3333", "3334", "333 337", "W-20441-9", "W-20441-8"};
    for (const std::string& guess : guesses) desk.world.tap(FindOrder{guess});
    CHECK_FALSE(desk.world.see().find_order.closed_because.empty());
    desk.world.tap(FindOrder{"7K 43"});
    CHECK(desk.world.see().route == Route::find_order);
}

TEST_CASE("two customers with one code are told to scan theirs") {
    DeskWorldOf desk;
    const DeskOrder one = waiting_order(desk.world, "1", "7K 43");
    const DeskOrder two = waiting_order(desk.world, "2", "7K 43");
    desk.list({one, two});
    desk.world.tap(Begin{});
    CHECK(desk.world.tap(FindOrder{"7K 43"}).find_order.problem ==
          "Please scan the QR code of this order. Its code alone is not enough.");
    const Snapshot seen = desk.world.tap(Scanned{to_text({.code = "7K43", .ref = two.ref})});
    CHECK(seen.route == Route::collect);
    CHECK(desk.world.session().collecting->entry.order.id == "2");
}
