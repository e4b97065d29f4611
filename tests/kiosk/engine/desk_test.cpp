#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kiosk/engine/pickup_code.hpp"
#include "sync/exchange/sealed_contact.hpp"
#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using LineState = DeskLineView::State;

namespace {

DeskOrder waiting_order(const World& world, const std::string& id, const std::string& code) {
    DeskOrder order;
    order.id = id;
    order.number = "W-20441-" + id;
    order.ref = OrderRef{"018f0000-0000-7000-8000-00000000000" + id};
    order.pickup_code = code;
    order.store = goods::utrecht;
    order.slot = PickupSlot{.begins = world.now() + 26min, .ends = world.now() + 86min};
    order.placed_at = world.now() - 30min;
    order.lines = {{"1", goods::white, "40 2817", "Instantcamera One, wit", 1, Money::from_minor(12900, Currency::eur)},
                   {"2", goods::film_pack, "40 3120", "Film", 2, Money::from_minor(1795, Currency::eur)}};
    order.total = Money::from_minor(16490, Currency::eur);
    return order;
}

// A kiosk with a pick-up desk, with Sanne in staff mode.
struct DeskWorldOf {
    World world;

    DeskWorldOf() {
        world.open_desk();
        world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    }
    void list(const std::vector<DeskOrder>& orders) {
        std::vector<PickupStore::Told> told;
        for (const DeskOrder& order : orders) {
            told.push_back(
                {order, world.seal({"Joke de Vries", "+31612345678", "joke@example.com"}, desk_contact_ref(order.id))});
        }
        REQUIRE(world.pickups().take_list(told, true, world.now()));
    }
    DeskQueueView queue() { return world.see().staff_home.desk.value(); }
    DeskOrderView open(const std::string& id) { return world.tap(OpenPickup{id}).staff_pickup; }
    // All of it, by hand.
    DeskOrderView tick_all() {
        world.tap(TickLine{"1"});
        world.tap(TickLine{"2"});
        return world.tap(TickLine{"2"}).staff_pickup;
    }
    PickupEntry entry(const std::string& id) { return world.pickups().find(id).value(); }
    // What the shop makes of what staff did, as the exchange writes it down.
    void shop_hears(const std::string& id) {
        const DeskChange change = entry(id).change.value();
        DeskOrder order = entry(id).order;
        order.progress.stage = change.to;
        if (change.to == ShopStage::handed_over) order.progress.handed_over_at = world.now();
        if (change.to == ShopStage::ready) order.progress.ready_at = world.now();
        REQUIRE(world.pickups().told(change, order, world.now()));
        world.see();
    }
    std::vector<std::string> acts() {
        std::vector<std::string> all;
        const std::vector<AuditRow> rows = world.staff().audit(100).value();
        for (const AuditRow& row : rows) all.push_back(row.act);
        return all;
    }
    bool was_noted(const std::string& act) { return std::ranges::count(acts(), act) > 0; }
};

}  // namespace

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
