#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/webshops/vendure/counter.hpp"

namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

constexpr const char* lines_of = R"(select sku, ol.quantity, l."stockLocationId" from order_line ol
    join product_variant v on v.id = ol."productVariantId" join "order" o on o.id = ol."orderId"
    left join stock_movement l on l."orderLineId" = ol.id where o.code = ')";

}  // namespace

Counter& shared_counter() {
    static Counter counter;
    return counter;
}

TEST_CASE("an order reaches the shop once, with its lines, store and code") {
    Counter& counter = shared_counter();
    const std::string first = counter.article();
    const std::string second = counter.article();
    OrderRequest order = counter.request({{first, 2}, {second, 1}});

    CHECK(counter.inspect(order).found == Found::handle_gone);
    const auto prepared = counter.prepare(order);
    REQUIRE(prepared);
    CHECK(prepared->total == order.order.total);
    order.handle = prepared->handle;
    CHECK(counter.inspect(order).found == Found::not_placed);
    CHECK(counter.bookings(first) == "0");

    const auto placed = counter.commit(order);
    REQUIRE(placed);
    CHECK(placed->total == order.order.total);
    CHECK(counter.of_order(*placed, R"("customFieldsKioskref")") == order.order.ref.text());
    CHECK(counter.of_order(*placed, R"("customFieldsPickupcode")") == order.order.pickup_code);
    CHECK(counter.of_order(*placed, R"("customFieldsPickupstore")") == "UTR1");
    CHECK(counter.of_order(*placed, R"(c."emailAddress" || c."firstName" || '/' || c."lastName" || c."phoneNumber")") ==
          "sam@example.comSam/Proef+31655599000");
    CHECK(counter.of_order(*placed, "state") == "PaymentAuthorized");
    const std::string utrecht =
        counter.server.sql_value(R"(select id from stock_location where "customFieldsStorecode" = 'UTR1')");
    CHECK(counter.server.sql(lines_of + placed->shop_order + "' order by sku") ==
          std::vector<std::vector<std::string>>{{first, "2", utrecht}, {second, "1", utrecht}});
    // All that staff need stands in fields: no note says it twice.
    CHECK(counter.notes(*placed) == "0");

    SECTION("a repeated commit books nothing again") {
        for (int again = 0; again < 3; ++again) CHECK(counter.commit(order)->shop_order == placed->shop_order);
        CHECK(counter.bookings(first) == "1");
        CHECK(counter.of_order(*placed, R"((select count(*) from payment p where p."orderId" = o.id))") == "1");
        const OrderInspection inspection = counter.inspect(order);
        CHECK(inspection.found == Found::placed);
        CHECK(inspection.status == "PaymentAuthorized");
        CHECK(inspection.placed.shop_order == placed->shop_order);
    }
    SECTION("another handle for the same reference finds the order that is there") {
        order.handle = counter.prepare(order)->handle;
        CHECK(counter.inspect(order).found == Found::placed);
        CHECK(counter.commit(order)->shop_order == placed->shop_order);
        CHECK(counter.bookings(first) == "1");
    }
    SECTION("it can be cancelled, twice as well") {
        CHECK(counter.cancel(order));
        CHECK(counter.cancel(order));
        CHECK(counter.inspect(order).found == Found::cancelled);
        CHECK(counter.of_order(*placed, "state") == "Cancelled");
        const auto again = counter.commit(order);
        REQUIRE_FALSE(again);
        CHECK(again.error().code == Errc::refused);
    }
}

TEST_CASE("what the shop's staff do with an order shows, step by step, with its moment") {
    Counter& counter = shared_counter();
    OrderRequest order = counter.request({{counter.article(), 2}, {counter.article(), 1}});
    const auto placed = counter.place(order);
    REQUIRE(placed);
    const std::string id = counter.of_order(*placed, "o.id");
    const auto lines = counter.server.sql(R"(select id, quantity from order_line where "orderId" = )" + id);
    const auto fulfil = [&](std::size_t line) {
        counter.server.as_owner(
            "mutation($input: FulfillOrderInput!) { addFulfillmentToOrder(input: $input) { __typename ... on"
            " Fulfillment { id } ... on ErrorResult { errorCode message } } }",
            R"({"input":{"lines":[{"orderLineId":")" + lines[line][0] + R"(","quantity":)" + lines[line][1] +
                R"(}],"handler":{"code":"manual-fulfillment","arguments":[{"name":"method","value":"desk"},)"
                R"({"name":"trackingCode","value":""}]}}})");
        return counter.server.sql_value("select max(id) from fulfillment");
    };
    const auto move = [&](const std::string& fulfilment, const std::string& state) {
        counter.server.as_owner(
            "mutation($id: ID!, $state: String!) { transitionFulfillmentToState(id: $id, state: $state) { __typename"
            " ... on ErrorResult { errorCode message } } }",
            R"({"id":")" + fulfilment + R"(","state":")" + state + "\"}");
    };
    const std::string first = fulfil(0);
    const OrderProgress begun = counter.inspect(order).progress;
    CHECK(begun.stage == ShopStage::preparing);
    CHECK_FALSE(begun.is_paid);
    move(first, "Shipped");
    CHECK(counter.inspect(order).progress.stage == ShopStage::preparing);
    const std::string second = fulfil(1);
    move(second, "Shipped");
    const OrderProgress ready = counter.inspect(order).progress;
    CHECK(ready.stage == ShopStage::ready);
    REQUIRE(ready.ready_at);
    CHECK(*ready.ready_at >= *begun.preparing_at);

    const std::string payment =
        counter.of_order(*placed, R"((select max(id) from payment p where p."orderId" = o.id))");
    counter.server.as_owner("mutation($id: ID!) { settlePayment(id: $id) { __typename } }",
                            R"({"id":")" + payment + "\"}");
    CHECK(counter.inspect(order).progress.is_paid);
    move(first, "Delivered");
    move(second, "Delivered");
    const OrderInspection over = counter.inspect(order);
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
        CHECK(counter.of_order(*placed, R"(c."emailAddress")") == order.order.ref.text() + "@guest.invalid");
        CHECK(counter.of_order(*placed, R"(c."phoneNumber")") == "+31655599000");
    }
    SECTION("nothing at all") {
        order.contact = {};
        const auto placed = counter.place(order);
        REQUIRE(placed);
        CHECK(counter.of_order(*placed, R"(c."firstName" || ' ' || c."lastName")") ==
              "Kiosk " + order.order.pickup_code);
    }
    SECTION("the address of someone with an account") {
        order.contact.email = "Klant1@Example.com";
        const auto placed = counter.place(order);
        REQUIRE(placed);
        CHECK(counter.of_order(*placed, R"(c."emailAddress" || c."lastName")") == "klant1@example.comKlant 1");
        CHECK(counter.of_order(*placed, "state") == "PaymentAuthorized");
        CHECK(counter.note(*placed).find("Sam Proef") != std::string::npos);
        CHECK(counter.note(*placed).find("+31655599000") != std::string::npos);
        // The account itself keeps the name and number that its owner gave.
        CHECK(counter.of_order(*placed, R"(c."phoneNumber")") == "06 5550 1000");
        for (int again = 0; again < 2; ++again) CHECK(counter.commit(order));
        CHECK(counter.notes(*placed) == "1");
    }
}

TEST_CASE("an order that is brought home has its address, its way of sending and its price") {
    Counter& counter = shared_counter();
    VendureOptions options = counter.server.options();
    options.delivery_shipping_method = "home-delivery";
    counter.use(options);
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
        CHECK(counter.of_order(*placed, R"("shippingAddress"::jsonb->>'streetLine1')") == "Kanaalstraat 48A");
        CHECK(counter.of_order(*placed, R"("shippingAddress"::jsonb->>'postalCode')") == "3531 GT");
        CHECK(counter.of_order(*placed, R"("shippingAddress"::jsonb->>'city')") == "Utrecht");
        CHECK(counter.of_order(*placed, R"("shippingAddress"::jsonb->>'countryCode')") == "NL");
        CHECK(counter.of_order(*placed, R"("shippingAddress"::jsonb->>'fullName')") == "Sam Proef");
        CHECK(counter.of_order(*placed, R"((select m.code from shipping_line s join shipping_method m
            on m.id = s."shippingMethodId" where s."orderId" = o.id))") == "home-delivery");
        for (const char* part : {"Delivery from 2026-03-13T17:00:00", "basket-1", "paid at the till"}) {
            CHECK(counter.note(*placed).find(part) != std::string::npos);
        }
        for (int again = 0; again < 2; ++again) CHECK(counter.commit(order)->shop_order == placed->shop_order);
        CHECK(counter.bookings(article) == "1");
    }
    SECTION("and at no higher one") {
        order.order.delivery->cost = Money::from_minor(395, Currency::eur);
        order.order.total = order.order.total.plus(order.order.delivery->cost);
        CHECK(counter.place(order).error().code == Errc::conflict);
        CHECK(counter.bookings(article) == "0");
    }
    counter.use(counter.server.options());
}

TEST_CASE("what is paid when it is collected says so at the shop, and what is taken from the shelf too") {
    Counter& counter = shared_counter();
    CHECK_FALSE(counter.shop->traits().orders.pay_at_pickup);
    VendureOptions options = counter.server.options();
    options.pickup_payment_method = "pay-at-pickup";
    options.takes_now = true;
    counter.use(options);
    CHECK(counter.shop->traits().orders.pay_at_pickup);
    CHECK(counter.shop->traits().orders.take_now);
    const auto method = R"((select p.method from payment p where p."orderId" = o.id))";
    OrderRequest later = counter.request({{counter.article(), 1}});
    later.order.payment = PaymentMethod::pickup;
    const auto collected = counter.place(later);
    REQUIRE(collected);
    CHECK(counter.of_order(*collected, method) == "pay-at-pickup");
    CHECK(counter.of_order(*collected, "state") == "PaymentAuthorized");

    OrderRequest now = counter.request({{counter.article(), 1}});
    now.order.fulfilment = Fulfilment::take_now;
    const auto taken = counter.place(now);
    REQUIRE(taken);
    CHECK(counter.of_order(*taken, method) == "pay-in-store");
    CHECK(counter.note(*taken).find("Taken from the shelf") != std::string::npos);
    counter.use(counter.server.options());
}

TEST_CASE("a shop without our custom fields keeps the code in a note, and every order once") {
    Counter counter{VendureServer::OrderFields::absent};
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 1}, {counter.article(), 3}});
    const auto placed = counter.place(order);
    INFO((placed ? "" : placed.error().detail));
    REQUIRE(placed);
    for (const std::string& part : {order.order.ref.text(), order.order.pickup_code, std::string{"UTR1"}}) {
        CHECK(counter.note(*placed).find(part) != std::string::npos);
    }
    for (int again = 0; again < 3; ++again) CHECK(counter.commit(order)->shop_order == placed->shop_order);
    CHECK(counter.bookings(article) == "1");
    CHECK(counter.notes(*placed) == "1");
    CHECK(counter.inspect(order).found == Found::placed);
    CHECK(counter.cancel(order));
    CHECK(counter.inspect(order).found == Found::cancelled);
}

}  // namespace zuil::test
