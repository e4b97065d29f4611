#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/webshops/acceptance/counter.hpp"

namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

}  // namespace

TEST_CASE("an order reaches the shop once, with its lines, store and code") {
    Counter& counter = shared_counter();
    const std::string first = counter.article();
    const std::string second = counter.article();
    OrderRequest order = counter.request({{first, 2}, {second, 1}});

    CHECK(counter.inspect(order).found == Found::handle_gone);
    const auto prepared = counter.prepare(order);
    INFO((prepared ? "" : prepared.error().detail));
    REQUIRE(prepared);
    CHECK(prepared->total == order.order.total);
    order.handle = prepared->handle;
    CHECK(counter.inspect(order).found == Found::not_placed);
    CHECK(counter.bookings(first) == 0);

    const auto placed = counter.commit(order);
    INFO((placed ? "" : placed.error().detail));
    REQUIRE(placed);
    CHECK(placed->total == order.order.total);
    const auto booked = counter.real->bookings(first);
    REQUIRE(booked.size() == 1);
    CHECK(booked[0].first == placed->shop_order);
    CHECK(booked[0].second == first + " x 2, " + second + " x 1");
    for (const std::string& words :
         {order.order.ref.text(), order.order.pickup_code, std::string{"UTR1"}, std::string{"sam@example.com"},
          std::string{"Sam Proef"}, std::string{"+31655599000"}}) {
        INFO(words);
        CHECK(counter.is_told(*placed, words));
    }
    CHECK(counter.real->kept(placed->shop_order) ==
          std::vector<std::string>{first + " x 2 in UTR1", second + " x 1 in UTR1"});
    CHECK(counter.real->payments(placed->shop_order) == 1);
    CHECK(counter.inspect(order).found == Found::placed);
    CHECK_FALSE(counter.inspect(order).progress.is_paid);

    SECTION("a repeated commit books nothing again") {
        for (int again = 0; again < 3; ++again) CHECK(counter.commit(order)->shop_order == placed->shop_order);
        CHECK(counter.bookings(first) == 1);
        CHECK(counter.real->payments(placed->shop_order) == 1);
        CHECK(counter.real->kept(placed->shop_order).size() == 2);
        CHECK(counter.inspect(order).placed.shop_order == placed->shop_order);
    }
    SECTION("it can be cancelled, twice as well, and gives back what it kept") {
        const auto held = counter.real->stock(first);
        CHECK(counter.cancel(order));
        CHECK(counter.cancel(order));
        CHECK(counter.real->is_cancelled(placed->shop_order));
        CHECK(counter.inspect(order).found == Found::cancelled);
        CHECK(counter.bookings(first) == 0);
        CHECK(counter.real->stock(first).at(StoreId{"UTR1"}) == held.at(StoreId{"UTR1"}) + 2);
        const auto again = counter.commit(order);
        REQUIRE_FALSE(again);
        CHECK(again.error().code == Errc::refused);
    }
}

TEST_CASE("what an order takes, it takes from its own store and from nowhere else") {
    Counter& counter = shared_counter();
    const std::string sku = counter.article();
    counter.real->set_stock(sku, 9);
    const auto before = counter.real->stock(sku);
    OrderRequest order = counter.request({{sku, 4}});
    REQUIRE(counter.place(order));
    for (const auto& [store, pieces] : counter.real->stock(sku)) {
        INFO(store.text());
        CHECK(pieces == before.at(store) - (store == StoreId{"UTR1"} ? 4 : 0));
    }
}

TEST_CASE("what the shop's staff do with an order shows, step by step, with its moment") {
    Counter& counter = shared_counter();
    const std::string first = counter.article();
    const std::string second = counter.article();
    OrderRequest order = counter.request({{first, 2}, {second, 1}});
    const auto placed = counter.place(order);
    REQUIRE(placed);
    CHECK(counter.inspect(order).progress.stage == ShopStage::received);
    counter.real->make_ready(placed->shop_order, first);
    const OrderProgress begun = counter.inspect(order).progress;
    CHECK(begun.stage == ShopStage::preparing);
    CHECK_FALSE(begun.is_paid);
    counter.real->make_ready(placed->shop_order, second);
    const OrderProgress ready = counter.inspect(order).progress;
    CHECK(ready.stage == ShopStage::ready);
    REQUIRE(ready.ready_at);
    REQUIRE(begun.preparing_at);
    CHECK(*ready.ready_at >= *begun.preparing_at);
    counter.real->take_payment(placed->shop_order);
    CHECK(counter.inspect(order).progress.is_paid);
    counter.real->hand_over(placed->shop_order);
    const OrderInspection over = counter.inspect(order);
    CHECK(over.found == Found::placed);
    CHECK(over.progress.stage == ShopStage::handed_over);
    CHECK(over.progress.handed_over_at);
}

TEST_CASE("contacts of every kind reach the shop") {
    Counter& counter = shared_counter();
    OrderRequest order = counter.request({{counter.article(), 1}});

    SECTION("a telephone number only") {
        order.contact.email = "";
        const auto placed = counter.place(order);
        REQUIRE(placed);
        CHECK(counter.is_told(*placed, order.order.ref.text() + "@guest.invalid"));
        CHECK(counter.is_told(*placed, "+31655599000"));
    }
    SECTION("nothing at all") {
        order.contact = {};
        const auto placed = counter.place(order);
        REQUIRE(placed);
        CHECK(counter.is_told(*placed, "Kiosk " + order.order.pickup_code));
    }
    SECTION("the address of someone with an account") {
        order.contact.email = "Klant1@Example.com";
        const auto placed = counter.place(order);
        INFO((placed ? "" : placed.error().detail));
        REQUIRE(placed);
        CHECK(counter.is_told(*placed, "klant1@example.com"));
        CHECK(counter.is_told(*placed, "Sam Proef"));
        CHECK(counter.is_told(*placed, "+31655599000"));
        for (int again = 0; again < 2; ++again) CHECK(counter.commit(order));
        CHECK(counter.bookings(order.order.lines[0].sku) == 1);
    }
}

TEST_CASE("an order that is brought home has its address, its way of sending and its price") {
    Counter& counter = shared_counter();
    counter.use({.does_all = true});
    CHECK(counter.shop->traits().orders.delivery);
    CHECK(counter.shop->traits().orders.delivery_needs_street);
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 2}});
    order.order.fulfilment = Fulfilment::delivery;
    order.order.pickup_store = StoreId{};
    order.order.basket = OrderRef{"basket-1"};
    const WallTime evening{std::chrono::sys_days{std::chrono::March / 13 / 2026} + std::chrono::hours{17}};
    order.order.delivery = Delivery{.window = PickupSlot{.begins = evening, .ends = evening + std::chrono::hours{3}},
                                    .cost = Money::from_minor(495, Currency::eur),
                                    .method = {}};
    order.contact.address = Address{"3531 GT", "48", "A", "Kanaalstraat", "Utrecht"};

    SECTION("at the price that was shown") {
        order.order.total = order.order.total.plus(order.order.delivery->cost);
        const auto placed = counter.place(order);
        INFO((placed ? "" : placed.error().detail));
        REQUIRE(placed);
        CHECK(placed->total == order.order.total);
        for (const char* words : {"Kanaalstraat 48A", "3531 GT", "Utrecht", "Sam Proef", "2026-03-13T17:00:00",
                                  "basket-1", "paid at the till"}) {
            INFO(words);
            CHECK(counter.is_told(*placed, words));
        }
        for (int again = 0; again < 2; ++again) CHECK(counter.commit(order)->shop_order == placed->shop_order);
        CHECK(counter.bookings(article) == 1);
    }
    SECTION("and at no higher one") {
        order.order.delivery->cost = Money::from_minor(395, Currency::eur);
        order.order.total = order.order.total.plus(order.order.delivery->cost);
        CHECK(counter.place(order).error().code == Errc::conflict);
        CHECK(counter.bookings(article) == 0);
    }
    counter.use({});
}

TEST_CASE("what is paid when it is collected says so at the shop, and what is taken from the shelf too") {
    Counter& counter = shared_counter();
    CHECK_FALSE(counter.shop->traits().orders.pay_at_pickup);
    counter.use({.does_all = true});
    CHECK(counter.shop->traits().orders.pay_at_pickup);
    CHECK(counter.shop->traits().orders.take_now);
    OrderRequest later = counter.request({{counter.article(), 1}});
    later.order.payment = PaymentMethod::pickup;
    const auto collected = counter.place(later);
    REQUIRE(collected);
    CHECK((counter.is_told(*collected, "pay-at-pickup") || counter.is_told(*collected, "when it is collected")));
    CHECK(counter.real->payments(collected->shop_order) == 1);

    OrderRequest now = counter.request({{counter.article(), 1}});
    now.order.fulfilment = Fulfilment::take_now;
    const auto taken = counter.place(now);
    REQUIRE(taken);
    CHECK(counter.is_told(*taken, "Taken from the shelf"));
    counter.use({});
}

}  // namespace zuil::test
