#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/desk_world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using LineState = DeskLineView::State;

TEST_CASE("the queue tells what waits for what, the most pressing first, and who stands here before all") {
    DeskWorldOf desk;
    DeskOrder late = waiting_order(desk.world, "1", "7K 42");
    late.slot->begins = desk.world.now() - 12min;
    DeskOrder ready = waiting_order(desk.world, "2", "3P 49");
    ready.progress = {.stage = ShopStage::ready, .ready_at = desk.world.now() - 49h};
    desk.list({waiting_order(desk.world, "3", "9D 43"), late, ready});
    desk.world.enter_staff(staff_pin);
    DeskQueueView queue = desk.queue();
    REQUIRE(queue.counts.size() == 3);
    CHECK(queue.counts[0].number == "2");
    CHECK(queue.counts[0].pill == "1 late");
    CHECK(queue.counts[1].pill == "One for 2 days");
    REQUIRE(queue.rows.size() == 2);
    CHECK(queue.rows[0].code == "7K 42");
    CHECK(queue.rows[0].pill == "12 min late");
    CHECK(queue.rows[0].title == "3 items");
    CHECK(queue.rows[1].pill == "25 min left");
    REQUIRE(desk.world.pickups().check_in("3", desk.world.now()));
    desk.world.wait(3min);
    desk.world.enter_staff(staff_pin);
    queue = desk.queue();
    CHECK(queue.rows[0].code == "9D 43");
    CHECK(queue.rows[0].pill == "Waits here: 3 min");
    CHECK(queue.rows[0].waits);
    desk.world.tap(ShowDeskPart{DeskPart::ready});
    CHECK(desk.queue().rows.at(0).pill == "For 2 days");
}

TEST_CASE("of a long queue the first are listed, and the others when somebody asks for them") {
    DeskWorldOf desk;
    std::vector<DeskOrder> many;
    const std::string letters = "CDFHJKLMNP";
    for (const char letter : letters) {
        many.push_back(waiting_order(desk.world, std::string{letter}, std::string{"7K 4"} + letter));
    }
    desk.list(many);
    desk.world.enter_staff(staff_pin);
    CHECK(desk.queue().rows.size() == desk_rows_first);
    CHECK(desk.queue().more == "4 more");
    desk.world.tap(ShowMorePickups{});
    CHECK(desk.queue().rows.size() == many.size());
    CHECK(desk.queue().more.empty());
    desk.world.tap(ShowDeskPart{DeskPart::to_prepare});
    CHECK(desk.queue().rows.size() == desk_rows_first);
}

TEST_CASE("an order is prepared by scanning each piece, and put ready for the customer once") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 42")});
    desk.world.enter_staff(staff_pin);
    DeskOrderView view = desk.open("1");
    CHECK(view.about == "Prepare");
    // Others see that somebody is at it.
    CHECK(desk.entry("1").change->to == ShopStage::preparing);
    CHECK(view.lines.at(0).state == LineState::next);
    CHECK(view.off_because == "3 items still to scan");
    CHECK(desk.world.tap(FinishPickup{"1"}).route == Route::staff_pickup);
    view = desk.world.tap(Scanned{goods::white_ean}).staff_pickup;
    CHECK(view.lines.at(0).state == LineState::ticked);
    CHECK(view.progress == "1 of 3");
    CHECK(desk.world.tap(Scanned{goods::white_ean}).chrome.toast->text == "All of it is checked already.");
    view = desk.world.tap(TickLine{"2"}).staff_pickup;
    CHECK(view.lines.at(1).status == "1 of 2");
    view = desk.world.tap(TickLine{"2"}).staff_pickup;
    CHECK(view.off_because.empty());
    CHECK(desk.world.tap(FinishPickup{"1"}).route == Route::staff_home);
    CHECK(desk.entry("1").change->to == ShopStage::ready);
    CHECK(desk.entry("1").change->keeps.empty());
    CHECK(desk.was_noted("pickup_ready"));
    CHECK(desk.queue().counts[1].number == "1");
    // A second tap finds another stage.
    desk.world.tap(FinishPickup{"1"});
    CHECK(desk.entry("1").change->to == ShopStage::ready);
}

TEST_CASE("what is missing or damaged goes to the shop with its reason, and can be taken back before") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 42")});
    desk.world.enter_staff(staff_pin);
    desk.open("1");
    desk.world.tap(TickLine{"1"});
    desk.world.tap(TickLine{"2"});
    DeskOrderView view = desk.world.tap(RefuseLine{"2", RefusalReason::damaged}).staff_pickup;
    CHECK(view.lines.at(1).status == "1 × Damaged");
    CHECK(view.off_because.empty());
    view = desk.world.tap(UntickLine{"2"}).staff_pickup;
    CHECK(view.off_because == "2 items still to scan");
    desk.world.tap(RefuseLine{"2", RefusalReason::damaged});
    desk.world.tap(FinishPickup{"1"});
    const DeskChange change = desk.entry("1").change.value();
    CHECK(change.keeps == std::vector<DeskChange::Kept>{{"2", 0}});
    CHECK(change.reason.find("Film") != std::string::npos);
    CHECK(desk.queue().counts[1].number == "1");
}

TEST_CASE("an order is handed over to who shows its code, or was looked in the face, and to nobody else") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 42");
    order.progress.stage = ShopStage::ready;
    desk.list({order});
    desk.world.enter_staff(staff_pin);
    desk.open("1");
    DeskOrderView view = desk.tick_all();
    CHECK(view.off_because == "Check the code first");
    CHECK(view.proof_detail == "J••• de V•••, number ends in 78");
    desk.world.tap(FinishPickup{"1"});
    CHECK_FALSE(desk.entry("1").change);
    SECTION("a scan of the code") {
        view = desk.world.tap(Scanned{to_text({.code = "7K42", .ref = order.ref})}).staff_pickup;
        CHECK(view.is_proven);
    }
    SECTION("by eye") {
        view = desk.world.tap(ConfirmProof{DeskProof::identity}).staff_pickup;
        CHECK(view.is_proven);
        CHECK(desk.was_noted("identity_checked"));
    }
    CHECK(view.off_because.empty());
    desk.world.tap(FinishPickup{"1"});
    CHECK(desk.entry("1").stage() == ShopStage::handed_over);
    CHECK(desk.was_noted("pickup_handed_over"));
}

TEST_CASE("whose order it is shows for a reason only, which the trail keeps, and goes with the screen") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 42")});
    desk.world.enter_staff(staff_pin);
    DeskOrderView view = desk.open("1");
    CHECK(view.contact.empty());
    CHECK(view.can_show_contact);
    CHECK_FALSE(desk.was_noted("contact_shown_to_call"));
    view = desk.world.tap(ShowContact{ContactReason::to_call}).staff_pickup;
    CHECK(view.contact.at(0) == "Joke de Vries");
    CHECK(desk.was_noted("contact_shown_to_call"));
    desk.world.tap(Stop{});
    CHECK_FALSE(desk.world.session().desk);
    CHECK(desk.world.see().staff_pickup.contact.empty());
}

TEST_CASE("a colleague who was faster shows on the order, until somebody has seen it") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 42");
    desk.list({order});
    desk.world.enter_staff(staff_pin);
    desk.open("1");
    desk.tick_all();
    const DeskChange ours = desk.entry("1").change.value();
    order.progress.stage = ShopStage::ready;
    REQUIRE(desk.world.pickups().not_taken(ours, {}, order, desk.world.now()));
    DeskOrderView view = desk.world.see().staff_pickup;
    CHECK(view.notice_title == "A colleague was faster");
    CHECK(view.can_resolve);
    CHECK(view.action.empty());
    view = desk.world.tap(ResolvePickup{"1"}).staff_pickup;
    CHECK(view.notice_title.empty());
    CHECK(view.about == "Hand over");
    CHECK(view.done == 0);
}

TEST_CASE("training touches no order at the desk") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 42")});
    desk.world.enter_staff(staff_pin);
    desk.world.tap(SetTraining{Training::yes});
    desk.open("1");
    desk.tick_all();
    desk.world.tap(FinishPickup{"1"});
    CHECK_FALSE(desk.entry("1").change);
}
