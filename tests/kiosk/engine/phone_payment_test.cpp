#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "sync/exchange/sealed_contact.hpp"
#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

// A shopper with a camera in the basket who chose to pay on their phone.
World& place_phone_order(World& world) {
    world.put_camera_in_basket();
    const PaymentView payment = world.go_to_payment().payment;
    REQUIRE(payment.pay_on_phone);
    REQUIRE(world.tap(PlaceOrder{.method = PaymentMethod::phone, .offer = payment.offer}).route ==
            Route::phone_payment);
    return world;
}

OrderRef ref_of(const World& world) { return world.session().phone->order.ref; }

}  // namespace

TEST_CASE("an order is paid on the phone: kept first, then a code, and a confirmation when the shop says so") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    const OrderRef ref = ref_of(world);
    REQUIRE(world.orders().size() == 1);
    CHECK(world.orders().front().order.payment == PaymentMethod::phone);
    CHECK(world.see().phone_payment.stage == PhoneStage::making);
    CHECK(world.see().phone_payment.page.empty());
    CHECK(world.see().phone_payment.total == "€129");

    const PhonePaymentView code = world.open_payment_page(15min).phone_payment;
    CHECK(code.stage == PhoneStage::waiting);
    CHECK(code.page == "https://pay.example/1");
    CHECK(code.valid == "Valid for 15 more minutes");
    CHECK_THAT(code.what, ContainsSubstring("Utrecht, Oudegracht"));
    CHECK(world.wait(10min + 1s).phone_payment.valid == "Valid for 5 more minutes");
    CHECK_FALSE(world.see().chrome.timeout);  // the shopper touches the phone, not the screen

    REQUIRE(world.outbox().note_payment(ref, PaymentProgress::in_progress, world.now()));
    const PhonePaymentView paying = world.hear_of_payment().phone_payment;
    CHECK(paying.stage == PhoneStage::paying);
    CHECK(paying.page.empty());
    CHECK_FALSE(paying.leave_disabled_because.empty());
    world.tap(PayAtTillInstead{});
    CHECK_FALSE(world.outbox().find(ref)->withdrawn);

    REQUIRE(world.outbox().note_payment(ref, PaymentProgress::failed, world.now()));
    const PhonePaymentView failed = world.hear_of_payment().phone_payment;
    CHECK(failed.stage == PhoneStage::failed);
    CHECK(failed.page == "https://pay.example/1");

    REQUIRE(world.outbox().confirm(ref, "1001", std::nullopt, world.now()));
    const Snapshot& paid = world.hear_of_payment();
    REQUIRE(paid.route == Route::confirmation);
    CHECK(paid.confirmation.status == "€129 is paid. The shop has your order.");
    CHECK(paid.confirmation.total.empty());
    CHECK(paid.confirmation.steps.back().detail == "It is paid.");
    CHECK(paid.confirmation.pickup_code.size() == 5);
    CHECK(paid.chrome.basket_count == 0);
    CHECK_FALSE(world.session().phone);
}

TEST_CASE("the phone is offered only where the shop takes it, with a line, for one order") {
    World plain;
    plain.put_camera_in_basket();
    const PaymentView none = plain.go_to_payment().payment;
    CHECK_FALSE(none.pay_on_phone);
    CHECK(plain.tap(PlaceOrder{.method = PaymentMethod::phone, .offer = none.offer}).route == Route::payment);
    CHECK(plain.orders().empty());

    World world{{.pay_on_phone = true}};
    world.put_camera_in_basket();
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    world.set_offline(true);
    CHECK_FALSE(world.see().payment.pay_on_phone);
    CHECK(world.tap(PlaceOrder{.method = PaymentMethod::phone, .offer = offer}).route == Route::payment);
    CHECK(world.orders().empty());
}

TEST_CASE("nothing leads away from a payment but what takes the order back") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    world.open_payment_page(15min);
    for (const Intent& intent : std::vector<Intent>{GoHome{}, OpenBasket{}, OpenSearch{}, OpenProduct{goods::lamp},
                                                    Scanned{goods::white_ean}, StartCheckout{}, Finish{}}) {
        CHECK(world.tap(intent).route == Route::phone_payment);
    }
    CHECK(world.tap(SetLanguage{"nl"}).language == "nl");
    CHECK(world.see().phone_payment.page == "https://pay.example/1");
}

TEST_CASE("whoever goes back is let go when the shop has said that nothing was paid, and finds all that was typed") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    const OrderRef ref = ref_of(world);
    world.open_payment_page(15min);
    const Snapshot& asking = world.tap(GoBack{});
    CHECK(asking.route == Route::phone_payment);
    CHECK(asking.phone_payment.stage == PhoneStage::asking);
    CHECK(asking.phone_payment.page.empty());
    CHECK(world.outbox().find(ref)->withdrawn);

    SECTION("nothing was") {
        REQUIRE(world.outbox().cancel(ref, world.now()));
        const Snapshot& back = world.hear_of_payment();
        CHECK(back.route == Route::payment);
        CHECK(back.chrome.basket_count == 1);
        const Snapshot& done = world.tap(PlaceOrder{.offer = back.payment.offer});
        CHECK(done.route == Route::confirmation);
        const OutboxEntry kept = world.orders().front();
        CHECK(kept.order.payment == PaymentMethod::till);
        CHECK(open_contact(kept.sealed_contact, kept.order.ref, world.key())->phone == "+31612345678");
    }
    SECTION("it was") {
        REQUIRE(world.outbox().confirm(ref, "1001", std::nullopt, world.now()));
        CHECK(world.hear_of_payment().route == Route::confirmation);
        CHECK(world.orders().empty());
    }
}

TEST_CASE("the till instead: the same order once more, when the one before can no longer be paid") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    const Order before = world.session().phone->order;

    SECTION("after a code was shown the shop is asked first") {
        world.open_payment_page(15min);
        CHECK(world.tap(PayAtTillInstead{}).route == Route::phone_payment);
        CHECK(world.orders().empty());
        REQUIRE(world.outbox().cancel(before.ref, world.now()));
        CHECK(world.hear_of_payment().route == Route::confirmation);
    }
    SECTION("before there was one, nobody can have paid") {
        CHECK(world.tap(PayAtTillInstead{}).route == Route::confirmation);
        CHECK(world.outbox().find(before.ref)->withdrawn);
    }
    SECTION("the shop made no page") {
        REQUIRE(world.outbox().begin_attempt(before.ref, world.now()));
        REQUIRE(world.outbox().reject(before.ref, {Errc::refused, "not today"}, world.now(), world.now()));
        CHECK(world.hear_of_payment().phone_payment.stage == PhoneStage::refused);
        CHECK(world.tap(PayAtTillInstead{}).route == Route::confirmation);
        CHECK(world.outbox().find(before.ref)->state == OrderState::cancelled);
    }
    const Order& now = world.session().accepted->orders.front().order;
    CHECK(now.ref != before.ref);
    CHECK(now.payment == PaymentMethod::till);
    CHECK(now.lines == before.lines);
    CHECK(now.pickup_code == before.pickup_code);
    CHECK(world.see().confirmation.total == "€129");
    const OutboxEntry kept = *world.outbox().find(now.ref);
    CHECK(open_contact(kept.sealed_contact, now.ref, world.key())->name == "Marloes de Vries");
    CHECK(world.see().chrome.basket_count == 0);
}

TEST_CASE("when the time is over the shop is asked, and a new code or the till take one touch") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    const OrderRef before = ref_of(world);
    world.open_payment_page(2min);
    CHECK(world.wait(90s).phone_payment.valid == "Valid for 30 more seconds");
    CHECK(world.wait(31s).phone_payment.stage == PhoneStage::asking);
    REQUIRE(world.outbox().cancel(before, world.now()));
    const PhonePaymentView over = world.hear_of_payment().phone_payment;
    CHECK(over.stage == PhoneStage::over);
    CHECK(over.can_try_again);
    SECTION("a new code") {
        const Snapshot& again = world.tap(PayOnPhoneAgain{});
        CHECK(again.phone_payment.stage == PhoneStage::making);
        CHECK(ref_of(world) != before);
        CHECK(world.orders().size() == 1);
        CHECK(world.tap(GoBack{}).route == Route::payment);
    }
    SECTION("not without a line") {
        world.set_offline(true);
        CHECK_FALSE(world.see().phone_payment.can_try_again);
        world.tap(PayOnPhoneAgain{});
        CHECK(world.orders().empty());
        CHECK(world.tap(PayAtTillInstead{}).route == Route::confirmation);
    }
    SECTION("nobody is there any more") {
        world.wait(3min);
        CHECK(world.see().route == Route::attract);
        CHECK(world.orders().empty());
    }
}

TEST_CASE("a session that ends leaves the order to the outbox, which asks before it lets go") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    const OrderRef ref = ref_of(world);
    world.open_payment_page(15min);
    SECTION("by the shopper's own touch") { world.tap(Stop{}); }
    SECTION("because nobody was there, long after the time was over") {
        world.wait(15min);
        CHECK(world.see().route == Route::phone_payment);
        world.wait(5min);
    }
    CHECK(world.see().route == Route::attract);
    CHECK(world.session().basket.empty());
    CHECK(world.outbox().find(ref)->state == OrderState::awaiting_payment);
    CHECK(world.outbox().find(ref)->withdrawn);
    world.restart();
    CHECK(world.see().route == Route::attract);
}

TEST_CASE("a payment that was begun keeps its screen beyond the time of the code, but not for ever") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    world.open_payment_page(2min);
    REQUIRE(world.outbox().note_payment(ref_of(world), PaymentProgress::in_progress, world.now()));
    world.hear_of_payment();
    CHECK(world.wait(12min).phone_payment.stage == PhoneStage::paying);
    CHECK(world.wait(10min).route == Route::attract);
}

TEST_CASE("a kiosk that lost its power goes on waiting for the payment, and for the shopper's choice") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    const OrderRef ref = ref_of(world);
    world.open_payment_page(15min);
    world.restart();
    const PhonePaymentView again = world.see().phone_payment;
    CHECK(world.see().route == Route::phone_payment);
    CHECK(again.page == "https://pay.example/1");
    SECTION("paid") {
        REQUIRE(world.outbox().confirm(ref, "1001", std::nullopt, world.now()));
        CHECK(world.hear_of_payment().route == Route::confirmation);
    }
    SECTION("paid while the power was off") {
        REQUIRE(world.outbox().confirm(ref, "1001", std::nullopt, world.now()));
        world.restart();
        CHECK(world.see().route == Route::confirmation);
    }
    SECTION("at the till after all, without typing anything again") {
        world.tap(PayAtTillInstead{});
        REQUIRE(world.outbox().cancel(ref, world.now()));
        CHECK(world.hear_of_payment().route == Route::confirmation);
        const OutboxEntry kept = world.orders().front();
        CHECK(open_contact(kept.sealed_contact, kept.order.ref, world.key())->phone == "+31612345678");
    }
    SECTION("given up") {
        world.tap(LeavePhonePayment{});
        REQUIRE(world.outbox().cancel(ref, world.now()));
        CHECK(world.hear_of_payment().route == Route::attract);
    }
}

TEST_CASE("a line that goes down meanwhile is said with what it means for who may have paid") {
    World world{{.pay_on_phone = true}};
    place_phone_order(world);
    world.open_payment_page(15min);
    CHECK(world.see().phone_payment.line.empty());
    world.set_offline(true);
    CHECK_THAT(world.see().phone_payment.line, ContainsSubstring("What you have paid stays paid"));
    CHECK(world.see().phone_payment.page == "https://pay.example/1");
}
