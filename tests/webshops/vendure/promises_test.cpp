#include <catch2/catch_test_macros.hpp>

#include "tests/webshops/vendure/counter.hpp"

// What becomes of orders that Vendure cannot take as they were promised.
namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

}  // namespace

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

TEST_CASE("a quote is what the shop sells of an order now, at its price, and what is agreed to on it is taken") {
    Counter& counter = shared_counter();
    // Of articles with several variants, which no other test asks for.
    OrderRequest order = counter.request({{"Z000001-1", 3}, {"Z000002-1", 1}, {"Z000003-1", 2}});
    const auto variant = [&](std::size_t line) { return order.order.lines[line].variant.text(); };
    const Money dearer = order.order.lines[1].unit_price.plus(Money::from_minor(100, Currency::eur));
    counter.server.sql(R"(update stock_level set "stockOnHand" = case when "stockLocationId" = (select min(id) from
        stock_location) then 2 else 0 end, "stockAllocated" = 0 where "productVariantId" = )" +
                       variant(0));
    counter.server.as_owner("mutation($v: [UpdateProductVariantInput!]!) { updateProductVariants(input: $v) { id } }",
                            R"({"v":[{"id":")" + variant(1) + R"(","price":)" + std::to_string(dearer.minor()) + "}]}");
    counter.server.as_owner("mutation($v: [UpdateProductVariantInput!]!) { updateProductVariants(input: $v) { id } }",
                            R"({"v":[{"id":")" + variant(2) + R"(","enabled":false}]})");
    CHECK(counter.prepare(order).error().code == Errc::conflict);
    const auto quote = counter.quote(order);
    INFO((quote ? "" : quote.error().detail));
    REQUIRE(quote);
    REQUIRE(quote->lines.size() == 3);
    CHECK(quote->lines[0] == OrderQuote::Line{2, order.order.lines[0].unit_price});
    CHECK(quote->lines[1] == OrderQuote::Line{1, dearer});
    CHECK(quote->lines[2].quantity == 0);

    order.order.lines.pop_back();
    order.order.lines[0].quantity = 2;
    order.order.lines[1].unit_price = dearer;
    order.order.total = order.order.lines[0].unit_price.times(2).plus(dearer);
    const auto placed = counter.place(order);
    INFO((placed ? "" : placed.error().detail));
    REQUIRE(placed);
    CHECK(placed->total == order.order.total);

    // Of an order of which nothing is sold any more, a quote of nothing.
    for (OrderLine& line : order.order.lines) line.variant = VariantId{"999999"};
    const auto nothing = counter.quote(order);
    REQUIRE(nothing);
    CHECK(nothing->lines[0].quantity + nothing->lines[1].quantity == 0);
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

}  // namespace zuil::test
