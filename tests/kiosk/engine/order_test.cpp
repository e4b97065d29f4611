#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "sync/exchange/sealed_contact.hpp"
#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("an order from the article's page takes six taps and is on the disk when its code is shown") {
    World world;
    world.tap(Begin{});
    world.tap(OpenProduct{goods::camera});
    const int before = world.taps();
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    const PaymentView payment = world.go_to_payment().payment;
    CHECK(payment.total == "€129");
    CHECK(payment.place_disabled_because.empty());
    CHECK_THAT(payment.summary, ContainsSubstring("1 item, collect on Thu\u00A012\u00A0March"));
    CHECK_THAT(payment.terms, ContainsSubstring("30 days"));
    const Snapshot& done = world.tap(PlaceOrder{.method = PaymentMethod::till, .offer = payment.offer});
    CHECK(world.taps() - before == 6);  // the tap budget

    REQUIRE(done.route == Route::confirmation);
    const ConfirmationView& view = done.confirmation;
    CHECK_FALSE(view.offline);
    CHECK(view.pickup_code.size() == 5);
    CHECK(view.total == "€129");
    CHECK(view.where == "Utrecht, Oudegracht, service desk");
    CHECK_THAT(view.when, ContainsSubstring("12\u00A0March, from 11:45"));
    CHECK(done.chrome.basket_count == 0);
    CHECK_FALSE(done.chrome.can_go_back);

    const auto kept = world.orders();
    REQUIRE(kept.size() == 1);
    const Order& order = kept.front().order;
    CHECK(order.pickup_code == view.pickup_code);
    CHECK(order.pickup_store == goods::utrecht);
    CHECK(order.ordered_in == goods::utrecht);
    CHECK(order.total.minor() == 12900);
    CHECK(order.lines.at(0).name == "Instant camera One, white");
    CHECK(order.slot->begins == WallTime{sys_days{March / 12 / 2026} + 10h + 45min});
    const Contact contact = open_contact(kept.front().sealed_contact, order.ref, world.key()).value();
    CHECK(contact.name == "Marloes de Vries");
    CHECK(contact.phone == "+31612345678");
    // The session has forgotten what the order needed of the shopper.
    CHECK(world.session().checkout.contact == Contact{});
}

TEST_CASE("tapping twice orders once, and a stale picture orders nothing") {
    World world;
    world.put_camera_in_basket();
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    world.set_price(goods::camera, 13900);
    const PaymentView changed = world.see().payment;
    CHECK(changed.total == "€139");
    CHECK_FALSE(changed.notice.empty());
    CHECK(world.tap(PlaceOrder{.offer = offer}).route == Route::payment);
    CHECK(world.orders().empty());

    world.tap(PlaceOrder{.offer = changed.offer});
    world.tap(PlaceOrder{.offer = changed.offer});
    const auto kept = world.orders();
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().order.total.minor() == 13900);
}

TEST_CASE("without a connection an order is taken under a code of the kiosk's own") {
    World world;
    world.put_camera_in_basket();
    world.set_offline(true);
    const Snapshot& article = world.see();
    CHECK(article.chrome.connection == Connection::offline);
    CHECK(article.chrome.offline_detail == "Stock as of 10:42");
    CHECK(article.product.value->here.text == "Probably 3 in stock in this store");
    const PaymentView payment = world.go_to_payment().payment;
    const ConfirmationView view = world.tap(PlaceOrder{.offer = payment.offer}).confirmation;
    CHECK(view.offline);
    CHECK(view.pickup_code == "UT1-0001");
    CHECK(view.barcode_text == "UT1-0001");
    CHECK(view.status == "Safely saved");
    CHECK(world.orders().size() == 1);
    // Once the shop has it, nothing says any more that it has to wait.
    world.move_order(OrderState::confirmed);
    CHECK_FALSE(world.see().confirmation.offline);
    CHECK(world.see().confirmation.pickup_code == "UT1-0001");

    world.tap(Finish{});
    world.put_camera_in_basket();
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    CHECK(world.tap(PlaceOrder{.offer = offer}).confirmation.pickup_code == "UT1-0002");
}

TEST_CASE("days and times come from the store, and can be chosen") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    const PickupView today = world.tap(GiveContact{.phone = "0612345678"}).pickup;
    REQUIRE(today.stores.size() == 2);  // a warehouse is no place to collect
    CHECK(today.stores.at(0).this_store);
    CHECK(today.stores.at(0).chosen);
    CHECK(today.stores.at(0).when == "Today");
    CHECK_THAT(today.stores.at(1).detail, ContainsSubstring("7.2 km"));
    REQUIRE(today.days.size() == 6);
    CHECK(today.days.at(0).chosen);
    REQUIRE(today.slots.size() == 6);  // five of two hours, and any time
    CHECK_FALSE(today.slots.at(0).available);
    CHECK(today.slots.at(5).chosen);
    CHECK(today.promise_detail == "from 11:45, service desk");

    world.tap(ChooseDay{.offset = 1});
    const PickupView tomorrow = world.tap(ChooseSlot{.index = 3}).pickup;
    CHECK(tomorrow.days.at(1).chosen);
    CHECK(tomorrow.slots.at(3).chosen);
    CHECK_THAT(tomorrow.promise, ContainsSubstring("Friday\u00A013\u00A0March"));
    CHECK(tomorrow.keep_note == "We keep your order for 7 days. Someone else may collect it for you.");

    const PaymentView payment = world.tap(ContinueToPayment{}).payment;
    CHECK_THAT(payment.summary, ContainsSubstring("16:00"));
    world.tap(PlaceOrder{.offer = payment.offer});
    CHECK(world.orders().at(0).order.slot ==
          PickupSlot{.begins = sys_days{March / 13 / 2026} + 15h, .ends = sys_days{March / 13 / 2026} + 17h});
}

TEST_CASE("an article that goes while the shopper chooses a time is said on the button that leads on") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    CHECK(world.tap(GiveContact{.phone = "0612345678"}).pickup.continue_disabled_because.empty());
    world.remove(goods::camera);
    CHECK_THAT(world.see().pickup.continue_disabled_because, ContainsSubstring("no longer sold"));
    CHECK(world.tap(ContinueToPayment{}).route == Route::pickup);
}

TEST_CASE("what has to come from elsewhere is ready when the store says, and another store may be sooner") {
    World world;
    world.tap(Begin{});
    world.tap(OpenProduct{goods::lamp});
    world.tap(AddToBasket{.product = goods::lamp, .variant = goods::grey_lamp});
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    const PickupView view = world.tap(GiveContact{.phone = "0612345678"}).pickup;
    CHECK(view.stores.at(0).when == "Tomorrow");
    CHECK(view.stores.at(1).when == "Today");
    CHECK_FALSE(view.days.at(0).available);
    const PickupView other = world.tap(ChooseStore{goods::nieuwegein}).pickup;
    CHECK(other.stores.at(1).chosen);
    CHECK(other.days.at(0).chosen);
}

TEST_CASE("a moment that passes on the pay screen is not promised") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    world.tap(GiveContact{.phone = "0612345678"});
    world.tap(ChooseSlot{.index = 1});  // 12 to 14
    const std::uint64_t offer = world.tap(ContinueToPayment{}).payment.offer;
    for (int minutes = 0; minutes < 60; ++minutes) {
        world.tap(Touched{});
        world.wait(60s);
    }
    world.tap(Touched{});
    const Snapshot& back = world.tap(PlaceOrder{.offer = offer});
    CHECK(back.route == Route::pickup);
    REQUIRE(back.chrome.toast);
    CHECK(world.orders().empty());
}

TEST_CASE("a contact that does not fit keeps the shopper where they can mend it") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    const Snapshot& asked = world.tap(GiveContact{.phone = "06 1234 5"});
    CHECK(asked.route == Route::identify);
    CHECK(asked.identify.problem == "3 digits to go");
    world.tap(ChooseContactKind{ContactKind::none});
    CHECK(world.tap(GiveContact{}).route == Route::pickup);
}

TEST_CASE("after a power cut the code that nobody saw is offered again, once and not for ever") {
    World world;
    world.put_camera_in_basket();
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    const std::string code = world.tap(PlaceOrder{.offer = offer}).confirmation.pickup_code;
    world.restart();
    CHECK(world.see().route == Route::confirmation);
    CHECK(world.see().confirmation.pickup_code == code);
    CHECK(world.tap(Finish{}).route == Route::attract);
    world.restart();
    CHECK(world.see().route == Route::attract);
}

TEST_CASE("a code of an hour ago is nobody's business any more") {
    World world;
    world.put_camera_in_basket();
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    world.tap(PlaceOrder{.offer = offer});
    world.pass_without_power(1h);
    CHECK(world.see().route == Route::attract);
    CHECK(world.outbox().receipts_not_shown().value().empty());
}

TEST_CASE("a confirmation wipes itself, and follows what becomes of the order") {
    World world;
    world.put_camera_in_basket();
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    const Snapshot& done = world.tap(PlaceOrder{.offer = offer});
    CHECK(done.confirmation.wipes_in_seconds == 60);
    CHECK(done.confirmation.wipes_after_seconds == 60);
    CHECK_FALSE(done.chrome.timeout);
    CHECK_THAT(done.confirmation.status, ContainsSubstring("Safely saved"));
    world.move_order(OrderState::confirmed);
    CHECK(world.see().confirmation.status == "The shop has your order");
    CHECK(world.wait(10s).confirmation.wipes_in_seconds == 50);
    CHECK(world.wait(51s).route == Route::attract);
}
