#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/checkout_snapshots.hpp"
#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/phone_payment_snapshots.hpp"

namespace zuil::test {
namespace {

template <class Wanted>
std::vector<Wanted> all_of(const std::vector<Intent>& intents) {
    std::vector<Wanted> found;
    for (const Intent& intent : intents) {
        if (const auto* one = intent.get_if<Wanted>()) found.push_back(*one);
    }
    return found;
}

void tap_all(Offscreen& screen, const Snapshot& snapshot, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) screen.tap(snapshot, id);
}

// Holds a finger on it for as long as a long press takes.
void hold(Offscreen& screen, const Snapshot& snapshot, const std::string& id) {
    screen.settle(snapshot);
    const Meaning* key = screen.ui().semantics().find(id);
    REQUIRE(key != nullptr);
    const Point at = key->rect.centre();
    screen.press(at);
    screen.frame(snapshot);
    screen.frame(snapshot, 0.5);
    screen.release(at);
    screen.settle(snapshot);
}

std::string value_of(Offscreen& screen, const std::string& id) {
    const Meaning* meaning = screen.ui().semantics().find(id);
    REQUIRE(meaning != nullptr);
    return meaning->value;
}

}  // namespace

TEST_CASE("each key that is tapped in the search asks again") {
    Snapshot snapshot = sample("nl", Route::search);
    snapshot.search.value->query.clear();
    Offscreen screen{1080, 1920};
    tap_all(screen, snapshot, {"key/k", "key/o", "key/space", "key/shift", "key/p", "key/q", "key/backspace"});
    const auto asked = all_of<Query>(screen.intents());
    REQUIRE(asked.size() == 6);
    CHECK(asked[0].text == "k");
    CHECK(asked[3].text == "ko P");
    CHECK(asked.back().text == "ko P");
    CHECK(value_of(screen, "search") == "ko P");
}

TEST_CASE("a long press offers accents, and a tap beside them puts them away") {
    Snapshot snapshot = sample("nl", Route::search);
    snapshot.search.value->query = "caf";
    Offscreen screen{1080, 1920};
    hold(screen, snapshot, "key/e");
    CHECK(all_of<Query>(screen.intents()).empty());
    REQUIRE(screen.ui().semantics().find("key/é") != nullptr);
    screen.tap(snapshot, "key/é");
    CHECK(all_of<Query>(screen.intents()).back().text == "café");
    CHECK(screen.ui().semantics().find("key/é") == nullptr);

    hold(screen, snapshot, "key/o");
    REQUIRE(screen.ui().semantics().find("key/ö") != nullptr);
    screen.tap(snapshot, "key/q");
    CHECK(screen.ui().semantics().find("key/ö") == nullptr);
    CHECK(all_of<Query>(screen.intents()).empty());
}

TEST_CASE("the search closes its keyboard for the results, and opens it again") {
    const Snapshot snapshot = sample("nl", Route::search);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("nav/home") == nullptr);
    screen.tap(snapshot, "key/go");
    CHECK(screen.ui().semantics().find("key/a") == nullptr);
    CHECK(screen.ui().semantics().find("nav/home") != nullptr);
    screen.tap(snapshot, "search/clear");
    CHECK(screen.ui().semantics().find("key/a") != nullptr);
    CHECK(all_of<Query>(screen.intents()).back().text.empty());
}

TEST_CASE("the search asks for what was typed when the mended word was wrong") {
    const Snapshot snapshot = sample("nl", Route::search);
    Offscreen screen{1080, 1920};
    screen.tap(snapshot, "search/literal");
    const auto asked = all_of<Query>(screen.intents());
    REQUIRE(asked.size() == 1);
    CHECK(asked.front().literal);
    CHECK(asked.front().text == "instand camra");
}

TEST_CASE("the contact that was typed is handed in, and is masked wherever the screen is written down") {
    const Snapshot snapshot = sample("nl", Route::identify);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK_FALSE(screen.ui().semantics().find("checkout/on")->disabled_because.empty());
    tap_all(screen, snapshot, {"key/0", "key/6", "key/1", "key/2", "name", "key/j", "key/a", "key/n"});
    CHECK(value_of(screen, "contact") == "06 12");
    CHECK(value_of(screen, "name") == "Jan");
    const std::string dump = screen.ui().dump();
    CHECK(dump.find("Jan") == std::string::npos);
    CHECK(dump.find("06 12") == std::string::npos);
    CHECK(dump.find("•••") != std::string::npos);

    screen.intents();
    screen.tap(snapshot, "checkout/on");
    const auto given = all_of<GiveContact>(screen.intents());
    REQUIRE(given.size() == 1);
    CHECK(given.front().name == "Jan");
    CHECK(given.front().phone == "0612");
    CHECK(given.front().email.empty());
}

TEST_CASE("a number from abroad begins with a long press on zero") {
    const Snapshot snapshot = sample("nl", Route::identify);
    Offscreen screen{1080, 1920};
    hold(screen, snapshot, "key/0");
    screen.tap(snapshot, "key/4");
    CHECK(value_of(screen, "contact") == "+4");
}

TEST_CASE("what was wrong is shown until something is typed") {
    Snapshot snapshot = sample("nl", Route::identify);
    snapshot.identify.problem = "Er missen nog 3 cijfers";
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("contact/problem") != nullptr);
    screen.tap(snapshot, "key/6");
    CHECK(screen.ui().semantics().find("contact/problem") == nullptr);
}

TEST_CASE("the contact is still there on the way back, and gone with the next session") {
    Snapshot snapshot = sample("nl", Route::identify);
    Offscreen screen{1080, 1920};
    tap_all(screen, snapshot, {"key/6", "key/1"});
    Snapshot next = sample("nl", Route::pickup);
    next.visit = 2;
    screen.settle(next);
    snapshot.visit = 3;
    screen.settle(snapshot);
    CHECK(value_of(screen, "contact") == "6 1");
    snapshot.visit = 4;
    snapshot.session = 2;
    screen.settle(snapshot);
    CHECK(value_of(screen, "contact").empty());
}

TEST_CASE("an order that was placed takes the contact along") {
    Snapshot snapshot = sample("nl", Route::identify);
    Offscreen screen{1080, 1920};
    tap_all(screen, snapshot, {"key/6", "key/1"});
    Snapshot done = sample("nl", Route::confirmation);
    done.visit = 2;
    screen.settle(done);
    snapshot.visit = 3;
    screen.settle(snapshot);
    CHECK(value_of(screen, "contact").empty());
}

TEST_CASE("without a contact nothing is asked") {
    Snapshot snapshot = sample("nl", Route::identify);
    snapshot.identify.kind = ContactKind::none;
    Offscreen screen{1080, 1920};
    screen.type("typed on a real keyboard");
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("contact") == nullptr);
    CHECK(screen.ui().semantics().find("key/a") == nullptr);
    screen.intents();
    screen.tap(snapshot, "checkout/on");
    const auto given = all_of<GiveContact>(screen.intents());
    REQUIRE(given.size() == 1);
    CHECK((given.front().name + given.front().phone + given.front().email).empty());
}

TEST_CASE("a full moment and a store that lacks something cannot be chosen") {
    const Snapshot snapshot = sample("nl", Route::pickup);
    Offscreen screen{1080, 1920};
    tap_all(screen, snapshot, {"slot/2", "store/3", "day/0", "slot/-1", "day/3", "store/2"});
    const std::vector<Intent> wanted = screen.intents();
    REQUIRE(all_of<ChooseSlot>(wanted).size() == 1);
    CHECK(all_of<ChooseSlot>(wanted).front().index == -1);
    REQUIRE(all_of<ChooseDay>(wanted).size() == 1);
    CHECK(all_of<ChooseDay>(wanted).front().offset == 3);
    REQUIRE(all_of<ChooseStore>(wanted).size() == 1);
    CHECK(all_of<ChooseStore>(wanted).front().store == StoreId{"2"});
}

TEST_CASE("the order that is placed is the offer that was on the screen") {
    Snapshot snapshot = sample("nl", Route::payment);
    snapshot.payment.offer = 48713;
    Offscreen screen{1080, 1920};
    screen.tap(snapshot, "payment/order");
    auto placed = all_of<PlaceOrder>(screen.intents());
    REQUIRE(placed.size() == 1);
    CHECK(placed.front().offer == 48713);
    CHECK(placed.front().method == PaymentMethod::till);

    snapshot.payment.placing = true;
    screen.tap(snapshot, "payment/order");
    CHECK(all_of<PlaceOrder>(screen.intents()).empty());
}

TEST_CASE("the phone is one of the ways to pay where it is offered") {
    Snapshot snapshot = sample("nl", Route::payment);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("payment/phone") == nullptr);
    snapshot.payment.pay_on_phone = true;
    snapshot.payment.offer = 48713;
    screen.tap(snapshot, "payment/phone");
    const auto placed = all_of<PlaceOrder>(screen.intents());
    REQUIRE(placed.size() == 1);
    CHECK(placed.front().offer == 48713);
    CHECK(placed.front().method == PaymentMethod::phone);
}

TEST_CASE("while a phone pays the till, the way back and a new code are one touch away, or off with a reason") {
    Snapshot snapshot = sample("en", Route::phone_payment);
    snapshot.phone_payment = phone_payment_sample(Words{"en"});
    Offscreen screen{1080, 1920};
    screen.tap(snapshot, "payment/till-instead");
    screen.tap(snapshot, "payment/change");
    CHECK(screen.ui().semantics().find("phone/again") == nullptr);
    CHECK(value_of(screen, "code/Code to pay with your phone") == snapshot.phone_payment.page);
    const std::vector<Intent> wanted = screen.intents();
    CHECK(all_of<PayAtTillInstead>(wanted).size() == 1);
    CHECK(all_of<LeavePhonePayment>(wanted).size() == 1);

    snapshot.phone_payment.leave_disabled_because = "Your payment is under way";
    screen.tap(snapshot, "payment/till-instead");
    CHECK(all_of<PayAtTillInstead>(screen.intents()).empty());

    snapshot.phone_payment.page.clear();
    snapshot.phone_payment.title = "The time to pay is over";
    snapshot.phone_payment.can_try_again = true;
    screen.tap(snapshot, "phone/again");
    CHECK(all_of<PayOnPhoneAgain>(screen.intents()).size() == 1);
}

TEST_CASE("the last screen says the code, and ends on request") {
    const Snapshot snapshot = sample("nl", Route::confirmation);
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(value_of(screen, "pickup-code") == "7K 42");
    CHECK(screen.ui().semantics().find("stop") == nullptr);
    screen.tap(snapshot, "done");
    CHECK(all_of<Finish>(screen.intents()).size() == 1);
}

TEST_CASE("an order that the shop refused is neither thanked for nor paid") {
    Snapshot snapshot = sample("en", Route::confirmation);
    snapshot.confirmation.ask_staff = true;
    Offscreen screen{1080, 1920};
    screen.settle(snapshot);
    CHECK(screen.ui().semantics().find("till") == nullptr);
    CHECK(screen.ui().dump().find("thank you") == std::string::npos);
    CHECK(value_of(screen, "pickup-code") == "7K 42");
}

TEST_CASE("the field that is chosen stands above the keys, whatever else is on the screen") {
    Snapshot snapshot = sample("nl", Route::identify);
    snapshot.chrome.connection = Connection::offline;
    snapshot.identify.problem = "Er missen nog 3 cijfers";
    Offscreen screen{1920, 1080};
    screen.tap(snapshot, "name");
    const Meaning* name = screen.ui().semantics().find("name");
    const Meaning* keyboard = screen.ui().semantics().find("keyboard");
    REQUIRE(name != nullptr);
    REQUIRE(keyboard != nullptr);
    CHECK(name->rect.h >= 112);
    CHECK(name->rect.bottom() <= keyboard->rect.y);
}

}  // namespace zuil::test
