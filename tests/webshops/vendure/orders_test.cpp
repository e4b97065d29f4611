#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

// A shop, the connector on it, and orders to place.
class Counter {
public:
    explicit Counter(VendureServer::OrderFields fields = VendureServer::OrderFields::present) : server{fields} {
        use(server.options());
    }

    void use(VendureOptions options) { shop = *make_vendure_shop(*http, clock, std::move(options)); }

    // So many pieces of each article number, as the kiosk would ask for them.
    OrderRequest request(const std::vector<std::pair<std::string, int>>& articles) {
        return {.order = order_of(server, ++orders_, articles),
                .contact = {.name = "Sam Proef", .phone = "+31655599000", .email = "sam@example.com"},
                .handle = ""};
    }

    Result<PreparedOrder> prepare(const OrderRequest& order) {
        return wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(order, done); });
    }
    Result<PlacedOrder> commit(const OrderRequest& order) {
        return wait_for<PlacedOrder>(*http, [&](auto done) { shop->commit_order(order, done); });
    }
    OrderInspection inspect(const OrderRequest& order) {
        return *wait_for<OrderInspection>(*http, [&](auto done) { shop->inspect_order(order, done); });
    }
    Result<PlacedOrder> cancel(const OrderRequest& order) {
        return wait_for<PlacedOrder>(*http, [&](auto done) { shop->cancel_order(order, done); });
    }
    Result<PlacedOrder> place(OrderRequest& order) {
        auto prepared = prepare(order);
        if (!prepared) return tl::unexpected<Error>{prepared.error()};
        order.handle = prepared->handle;
        return commit(order);
    }
    // An article that no other test has.
    std::string article() { return single_article(++articles_); }
    // How many placed orders hold that article.
    std::string bookings(const std::string& sku) {
        return server.sql_value(R"(select count(distinct o.id) from "order" o join order_line l on l."orderId" = o.id
            join product_variant v on v.id = l."productVariantId" where o."orderPlacedAt" is not null and v.sku = ')" +
                                sku + "'");
    }
    std::string notes(const PlacedOrder& placed) { return of_order(placed, note_query("count(*)")); }
    std::string note(const PlacedOrder& placed) { return of_order(placed, note_query("max(data)")); }
    std::string of_order(const PlacedOrder& placed, const std::string& what) {
        return server.sql_value("select " + what +
                                R"( from "order" o left join customer c on c.id = o."customerId" where o.code = ')" +
                                placed.shop_order + "'");
    }

    static std::string note_query(const std::string& what) {
        return "(select " + what + R"( from history_entry h where h.type = 'ORDER_NOTE' and h."orderId" = o.id))";
    }

    VendureServer server;
    SystemClock clock;
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop;

private:
    int orders_ = 0;
    int articles_ = 0;
};

// One server for all tests of this program.
Counter& shared_counter() {
    static Counter counter;
    return counter;
}

constexpr const char* lines_of = R"(select sku, ol.quantity, l."stockLocationId" from order_line ol
    join product_variant v on v.id = ol."productVariantId" join "order" o on o.id = ol."orderId"
    left join stock_movement l on l."orderLineId" = ol.id where o.code = ')";

}  // namespace

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

TEST_CASE("a promise that the shop cannot keep is a conflict, and nothing is placed") {
    Counter& counter = shared_counter();
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 1}});
    const auto set_price = [&](std::int64_t minor) {
        counter.server.as_owner(
            "mutation($v: [UpdateProductVariantInput!]!) { updateProductVariants(input: $v) { id } }",
            R"({"v":[{"id":")" + order.order.lines[0].variant.text() + R"(","price":)" + std::to_string(minor) + "}]}");
    };
    const std::int64_t price = order.order.total.minor();
    std::string bookings = "0";

    SECTION("more than there is anywhere") {
        counter.server.sql(R"(update stock_level set "stockOnHand" = 3 where "productVariantId" = )" +
                           order.order.lines[0].variant.text());
        order.order.lines[0].quantity = 13;
        order.order.total = order.order.total.times(13);
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("an article that is no longer sold") {
        order.order.lines[0].variant = VariantId{"999999"};
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("a price that went up") {
        set_price(price + 1);
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("a price that went up between prepare and commit is not asked for") {
        order.handle = counter.prepare(order)->handle;
        set_price(price + 1);
        // Vendure keeps the price at which an article went into the basket.
        const auto placed = counter.commit(order);
        REQUIRE(placed);
        CHECK(placed->total == order.order.total);
        bookings = "1";
    }
    SECTION("a price that went down is no reason") {
        set_price(price - 1);
        const auto placed = counter.place(order);
        REQUIRE(placed);
        CHECK(placed->total == Money::from_minor(price - 1, Currency::eur));
        bookings = "1";
    }
    SECTION("stock that went between prepare and commit") {
        order.handle = counter.prepare(order)->handle;
        counter.server.sql(R"(update stock_level set "stockOnHand" = 0 where "productVariantId" = )" +
                           order.order.lines[0].variant.text());
        CHECK(counter.commit(order).error().code == Errc::conflict);
    }
    CHECK(counter.bookings(article) == bookings);
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
        counter.server.sql(R"(update "order" set "customFieldsKioskref" = ')" + order.order.ref.text() +
                           "' where id = " + id);
        order.handle = counter.prepare(order)->handle;
        REQUIRE(counter.commit(order));
        CHECK(counter.server.sql_value(R"(select state from "order" where id = )" + id) == "Cancelled");
        // The reference finds the order, whichever handle asks.
        CHECK(counter.inspect(earlier).found == Found::placed);
    }
    CHECK(counter.bookings(article) == "1");
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
