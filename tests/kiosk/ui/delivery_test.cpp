#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

namespace zuil::test {
namespace {

template <class Wanted>
std::vector<Wanted> wanted_of(const std::vector<Intent>& intents) {
    std::vector<Wanted> found;
    for (const Intent& intent : intents) {
        if (const auto* one = intent.get_if<Wanted>()) found.push_back(*one);
    }
    return found;
}

void type_address(Offscreen& screen, const Snapshot& snapshot) {
    for (const char* id : {"key/3", "key/5", "key/3", "key/1", "key/g", "key/t", "key/4", "key/8"}) {
        screen.tap(snapshot, id);
    }
}

std::string held_by(Offscreen& screen, const std::string& id) {
    const Meaning* meaning = screen.ui().semantics().find(id);
    REQUIRE(meaning != nullptr);
    return meaning->value;
}

}  // namespace

TEST_CASE("an address is typed from one field into the next, handed in, and written down nowhere") {
    const Snapshot snapshot = sample("nl", Route::delivery);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK_FALSE(screen.ui().semantics().find("checkout/on")->disabled_because.empty());
    type_address(screen, snapshot);
    CHECK(held_by(screen, "postcode") == "3531 GT");
    CHECK(held_by(screen, "house-number") == "48");
    CHECK(screen.ui().dump().find("3531") == std::string::npos);
    screen.tap(snapshot, "key/go");
    screen.tap(snapshot, "key/a");
    CHECK(held_by(screen, "addition") == "A");
    screen.intents();
    screen.tap(snapshot, "checkout/on");
    const auto given = wanted_of<GiveAddress>(screen.intents());
    REQUIRE(given.size() == 1);
    CHECK(given.front().postcode == "3531 GT");
    CHECK(given.front().house_number == "48");
    CHECK(given.front().addition == "A");
}

TEST_CASE("an address is still there on the way back, and gone with the next session") {
    Snapshot snapshot = sample("nl", Route::delivery);
    Offscreen screen{1080, 1920};
    type_address(screen, snapshot);
    Snapshot next = sample("nl", Route::payment);
    next.visit = 2;
    screen.settle(next);
    snapshot.visit = 3;
    screen.settle(snapshot);
    CHECK(held_by(screen, "postcode") == "3531 GT");
    snapshot.visit = 4;
    snapshot.session = 2;
    screen.settle(snapshot);
    CHECK(held_by(screen, "postcode").empty());
    CHECK(held_by(screen, "house-number").empty());
}

TEST_CASE("where the shopper lives is masked on the screen that repeats it, too") {
    Snapshot snapshot = sample("en", Route::payment);
    snapshot.payment.store = "To 3531 GT, number 48";
    snapshot.payment.is_home = true;
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().dump().find("3531") == std::string::npos);
}

TEST_CASE("what is wrong with an address is said until something is typed") {
    Snapshot snapshot = sample("nl", Route::delivery);
    snapshot.delivery.problem = {AddressProblem::Field::postcode, "Een postcode heeft vier cijfers en twee letters"};
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("address/problem") != nullptr);
    screen.tap(snapshot, "key/3");
    CHECK(screen.ui().semantics().find("address/problem") == nullptr);
}

TEST_CASE("days, hours and the other way are chosen by a tap") {
    const Snapshot snapshot = sample("nl", Route::delivery);
    Offscreen screen{1920, 1080};
    for (const char* id : {"day/4", "window/0", "either/deliver", "either/collect"}) screen.tap(snapshot, id);
    const std::vector<Intent> wanted = screen.intents();
    REQUIRE(wanted_of<ChooseDeliveryDay>(wanted).size() == 1);
    CHECK(wanted_of<ChooseDeliveryDay>(wanted).front().offset == 4);
    REQUIRE(wanted_of<ChooseDeliveryWindow>(wanted).size() == 1);
    CHECK(wanted_of<ChooseDeliveryWindow>(wanted).front().index == 0);
    CHECK(wanted_of<CollectInstead>(wanted).size() == 1);  // what is chosen already changes nothing
}

TEST_CASE("a line's way is chosen in the basket, where there is one to choose") {
    Snapshot snapshot = sample("en", Route::basket);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    BasketLineView& line = snapshot.basket.lines.front();
    const std::string chip = "line/" + line.variant.text() + "/way";
    CHECK(screen.ui().semantics().find(chip) == nullptr);
    line.way = "Collect";
    line.ways = {{Fulfilment::take_now, {}, "Take now", "", false, "There is 1 in this store"},
                 {Fulfilment::pickup, {}, "Collect", "", true, ""},
                 {Fulfilment::delivery, {}, "Home delivery", "", false, ""}};
    screen.tap(snapshot, chip);
    screen.tap(snapshot, "way/now");
    CHECK(wanted_of<ChooseWay>(screen.intents()).empty());
    screen.tap(snapshot, "way/delivery");
    const auto chosen = wanted_of<ChooseWay>(screen.intents());
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.front().variant == line.variant);
    CHECK(chosen.front().kind == Fulfilment::delivery);
}

TEST_CASE("paying when collecting is a way of its own") {
    Snapshot snapshot = sample("en", Route::payment);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("payment/pickup") == nullptr);
    snapshot.payment.pay_at_pickup = "You pay at the desk, when you have seen everything.";
    screen.tap(snapshot, "payment/pickup");
    const auto placed = wanted_of<PlaceOrder>(screen.intents());
    REQUIRE(placed.size() == 1);
    CHECK(placed.front().method == PaymentMethod::pickup);
    CHECK(placed.front().offer == snapshot.payment.offer);
}

}  // namespace zuil::test
