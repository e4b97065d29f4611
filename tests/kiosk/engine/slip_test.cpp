#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/desk_world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

// Whatever kind of space keeps a date together.
std::string with_plain_spaces(std::string text) {
    const std::string kept_together = "\u00A0";
    for (auto at = text.find(kept_together); at != text.npos; at = text.find(kept_together)) {
        text.replace(at, kept_together.size(), " ");
    }
    return text;
}

bool says(const std::vector<std::string>& facts, const std::string& wanted) {
    return std::ranges::any_of(
        facts, [&](const std::string& fact) { return with_plain_spaces(fact).find(wanted) != std::string::npos; });
}

}  // namespace

TEST_CASE("an order that is made ready gets its slip, and it says nothing about the customer") {
    DeskWorldOf desk;
    desk.world.settings().keep_days = 14;
    desk.list({waiting_order(desk.world, "1", "7K 42")});
    desk.world.enter_staff(staff_pin);
    desk.open("1");
    desk.world.tap(TickLine{"1"});
    desk.world.tap(TickLine{"2"});
    desk.world.tap(RefuseLine{"2", RefusalReason::damaged});
    CHECK(desk.world.printer().slips.empty());
    desk.world.tap(FinishPickup{"1"});
    REQUIRE(desk.world.printer().slips.size() == 1);
    const Slip& slip = desk.world.printer().slips.front();
    CHECK(slip.order == "1");
    CHECK(slip.code == "7K 42");
    CHECK(slip.scan == "SLIP/1");
    CHECK_FALSE(slip.is_paid);
    CHECK(slip.payment.starts_with("To pay: €"));
    REQUIRE(slip.lines.size() == 3);
    CHECK(slip.lines[0].is_given);
    CHECK(slip.lines[1].is_given);
    CHECK(slip.lines[1].quantity == "1\u00A0×");
    CHECK_FALSE(slip.lines[2].is_given);
    CHECK(slip.lines[2].quantity == "1\u00A0×");
    CHECK(says(slip.facts, "Ready since Thu 12 March 10:42"));
    CHECK(says(slip.facts, "Kept until Thu 26 March"));
    for (const char* personal : {"Joke", "J•••", "Vries", "78", "example.com"}) {
        INFO(personal);
        for (const Slip::Line& line : slip.lines) CHECK((line.name + line.detail).find(personal) == std::string::npos);
        CHECK_FALSE(says(slip.facts, personal));
        CHECK((slip.title + slip.shop + slip.payment + slip.scan_note).find(personal) == std::string::npos);
    }
}

TEST_CASE("a slip is printed again, by whoever works here, and that is in the audit trail") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 42");
    order.progress = {.stage = ShopStage::ready, .is_paid = true, .ready_at = desk.world.now() - 1h};
    desk.list({order});
    // A shopper's screen prints nothing.
    desk.world.tap(PrintSlip{"1"});
    CHECK(desk.world.printer().slips.empty());
    desk.world.enter_staff(staff_pin);
    CHECK(desk.open("1").print == "Print the slip again");
    const Snapshot& printed = desk.world.tap(PrintSlip{"1"});
    CHECK(printed.chrome.toast->text == "The slip of 7K 42 is being printed.");
    desk.world.tap(PrintSlip{"1"});
    REQUIRE(desk.world.printer().slips.size() == 2);
    CHECK(desk.world.printer().slips[1].payment.starts_with("Paid, "));
    CHECK(desk.was_noted("slip_printed"));
    // A tap on an older picture is about another order.
    desk.world.tap(PrintSlip{"2"});
    CHECK(desk.world.printer().slips.size() == 2);
}

TEST_CASE("what keeps the printer stands on the screen, and goes when it prints again") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 42")});
    desk.world.enter_staff(staff_pin);
    CHECK(desk.world.see().staff_home.printer.title.empty());
    desk.world.printer().now = {.last = Printed::no_paper, .waiting = 2};
    const PrinterView empty = desk.world.see().staff_home.printer;
    CHECK(empty.title == "The printer needs a new roll of paper");
    CHECK(empty.text == "2 slips wait for it.");
    CHECK(empty.tone == DeskTone::wrong);
    CHECK(desk.open("1").printer.title == empty.title);
    // Nothing is said to be printed that is not.
    const Snapshot& waits = desk.world.tap(PrintSlip{"1"});
    CHECK_FALSE(waits.chrome.toast);
    desk.world.printer().now = {.last = Printed::yes, .paper_low = true};
    CHECK(desk.world.see().staff_pickup.printer.title.empty());
    desk.world.tap(GoBack{});
    CHECK(desk.world.see().staff_home.printer.tone == DeskTone::hurry);
    desk.world.printer().outcomes = {{.order = "1", .code = "7K 42", .printed = Printed::no_paper}};
    CHECK(desk.world.see().chrome.toast->text == "The slip of 7K 42 was not printed.");
    desk.world.printer().is_full = true;
    desk.open("1");
    CHECK(desk.world.tap(PrintSlip{"1"}).chrome.toast->text == "The printer takes no more slips at the moment.");
}

TEST_CASE(
    "a slip that was given up while nobody of the staff was there is told to who comes next, until it is printed") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 42");
    order.progress.stage = ShopStage::ready;
    DeskOrder other = waiting_order(desk.world, "2", "3P 49");
    other.progress.stage = ShopStage::ready;
    desk.list({order, other});
    desk.world.printer().outcomes = {{.order = "1", .code = "7K 42", .printed = Printed::away},
                                     {.order = "2", .code = "3P 49", .printed = Printed::away}};
    CHECK_FALSE(desk.world.see().chrome.toast);
    desk.world.enter_staff(staff_pin);
    PrinterView told = desk.world.see().staff_home.printer;
    CHECK(told.title == "Not printed: 7K 42, 3P 49");
    CHECK(told.text == "Print it again from the order.");
    desk.world.printer().outcomes = {{.order = "2", .code = "3P 49", .printed = Printed::yes}};
    CHECK(desk.world.see().staff_home.printer.title == "Not printed: 7K 42");
    // Nobody needs the slip of what was handed over.
    order.progress.stage = ShopStage::handed_over;
    desk.list({order, other});
    CHECK(desk.world.see().staff_home.printer.title.empty());
}

TEST_CASE("the code of a slip opens the order for staff, and is no proof of anything") {
    DeskWorldOf desk;
    DeskOrder order = waiting_order(desk.world, "1", "7K 42");
    order.progress.stage = ShopStage::ready;
    desk.list({order});
    const Snapshot& shopper = desk.world.tap(Scanned{slip_text("1")});
    CHECK(shopper.route != Route::collect);
    CHECK(shopper.chrome.toast->text == "This code is for our staff.");
    desk.world.enter_staff(staff_pin);
    const Snapshot& opened = desk.world.tap(Scanned{slip_text("1")});
    REQUIRE(opened.route == Route::staff_pickup);
    CHECK_FALSE(opened.staff_pickup.is_proven);
    CHECK_FALSE(opened.staff_pickup.off_because.empty());
    CHECK(desk.world.tap(Scanned{slip_text("none")}).chrome.toast->text == "This order is not on the list any more.");
}

TEST_CASE("nothing is printed of an order of which nothing is given, and nothing in training by itself") {
    DeskWorldOf desk;
    desk.list({waiting_order(desk.world, "1", "7K 42"), waiting_order(desk.world, "2", "3P 49")});
    desk.world.enter_staff(staff_pin);
    desk.open("1");
    desk.world.tap(RefuseLine{"1", RefusalReason::sold_out});
    desk.world.tap(RefuseLine{"2", RefusalReason::sold_out});
    desk.world.tap(FinishPickup{"1"});
    CHECK(desk.entry("1").change->to == ShopStage::ready);
    desk.world.tap(SetTraining{Training::yes});
    desk.open("2");
    desk.tick_all();
    desk.world.tap(FinishPickup{"2"});
    CHECK(desk.world.printer().slips.empty());
}
