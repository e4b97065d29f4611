#include <catch2/catch_test_macros.hpp>

#include "tests/webshops/acceptance/counter.hpp"
#include "tests/webshops/vendure/vendure_real_shop.hpp"

// What only Vendure does with orders.
namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

std::string of_order(const RealShop& shop, const PlacedOrder& placed, const std::string& what) {
    return shop.sql_value("select " + what +
                          R"( from "order" o left join customer c on c.id = o."customerId" where o.code = ')" +
                          placed.shop_order + "'");
}

std::string notes(const RealShop& shop, const PlacedOrder& placed) {
    return of_order(shop, placed,
                    R"((select count(*) from history_entry h where h.type = 'ORDER_NOTE' and h."orderId" = o.id))");
}

}  // namespace

TEST_CASE("what staff need stands in Vendure's fields, and no note says it twice") {
    Counter& counter = shared_counter();
    OrderRequest order = counter.request({{counter.article(), 2}});
    const auto placed = counter.place(order);
    REQUIRE(placed);
    const RealShop& shop = *counter.real;
    CHECK(of_order(shop, *placed, R"("customFieldsKioskref")") == order.order.ref.text());
    CHECK(of_order(shop, *placed, R"("customFieldsPickupcode")") == order.order.pickup_code);
    CHECK(of_order(shop, *placed, R"("customFieldsPickupstore")") == "UTR1");
    CHECK(of_order(shop, *placed, "state") == "PaymentAuthorized");
    CHECK(counter.inspect(order).status == "PaymentAuthorized");
    CHECK(notes(shop, *placed) == "0");

    SECTION("another handle for the same reference finds the order that is there") {
        order.handle = counter.prepare(order)->handle;
        CHECK(counter.inspect(order).found == Found::placed);
        CHECK(counter.commit(order)->shop_order == placed->shop_order);
        CHECK(counter.bookings(order.order.lines[0].sku) == 1);
    }
    SECTION("what somebody gets together is being prepared before it is sent") {
        auto& vendure = dynamic_cast<VendureRealShop&>(*counter.real);
        vendure.server.as_owner(
            "mutation($input: FulfillOrderInput!) { addFulfillmentToOrder(input: $input) { __typename } }",
            R"({"input":{"lines":[{"orderLineId":")" +
                of_order(shop, *placed, R"((select max(l.id) from order_line l where l."orderId" = o.id))") +
                R"(","quantity":2}],"handler":{"code":"manual-fulfillment","arguments":[{"name":"method","value":"desk"},)"
                R"({"name":"trackingCode","value":""}]}}})");
        CHECK(counter.inspect(order).progress.stage == ShopStage::preparing);
    }
}

TEST_CASE("an order for somebody's account leaves the account as its owner made it") {
    Counter& counter = shared_counter();
    OrderRequest order = counter.request({{counter.article(), 1}});
    order.contact.email = "Klant1@Example.com";
    const auto placed = counter.place(order);
    REQUIRE(placed);
    CHECK(of_order(*counter.real, *placed, R"(c."emailAddress" || c."lastName")") == "klant1@example.comKlant 1");
    CHECK(of_order(*counter.real, *placed, R"(c."phoneNumber")") == "06 5550 1000");
    for (int again = 0; again < 2; ++again) CHECK(counter.commit(order));
    CHECK(notes(*counter.real, *placed) == "1");
}

TEST_CASE("a basket that can never be paid is given up, and another one takes its place") {
    Counter& counter = shared_counter();
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 1}});
    order.handle = counter.prepare(order)->handle;

    SECTION("its session has ended") {
        order.handle.replace(0, order.handle.find(' '), "ended");
        CHECK(counter.commit(order).error().code == Errc::shop_fault);
        CHECK(counter.inspect(order).found == Found::handle_gone);
        REQUIRE(counter.place(order));
    }
    SECTION("the handle names another order, as after a backup was put back") {
        order.handle.replace(order.handle.find(' ') + 1, 3, "AAA");
        CHECK(counter.commit(order).error().code == Errc::shop_fault);
        CHECK(counter.inspect(order).found == Found::handle_gone);
        REQUIRE(counter.place(order));
    }
    SECTION("a basket of an earlier handle holds the reference") {
        const OrderRequest earlier = order;
        const std::string id = order.handle.substr(order.handle.rfind(' ') + 1);
        counter.real->sql(R"(update "order" set "customFieldsKioskref" = ')" + order.order.ref.text() +
                          "' where id = " + id);
        order.handle = counter.prepare(order)->handle;
        REQUIRE(counter.commit(order));
        CHECK(counter.real->sql_value(R"(select state from "order" where id = )" + id) == "Cancelled");
        // The reference finds the order, whichever handle asks.
        CHECK(counter.inspect(earlier).found == Found::placed);
    }
    CHECK(counter.bookings(article) == 1);
}

TEST_CASE("a shop without our custom fields keeps the code in a note, and every order once") {
    Counter counter{real_shop_kinds().back()};
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 1}, {counter.article(), 3}});
    const auto placed = counter.place(order);
    INFO((placed ? "" : placed.error().detail));
    REQUIRE(placed);
    for (const std::string& words : {order.order.ref.text(), order.order.pickup_code, std::string{"UTR1"}}) {
        CHECK(counter.is_told(*placed, words));
    }
    for (int again = 0; again < 3; ++again) CHECK(counter.commit(order)->shop_order == placed->shop_order);
    CHECK(counter.bookings(article) == 1);
    CHECK(notes(*counter.real, *placed) == "1");
    CHECK(counter.inspect(order).found == Found::placed);
    CHECK(counter.cancel(order));
    CHECK(counter.inspect(order).found == Found::cancelled);
}

}  // namespace zuil::test
