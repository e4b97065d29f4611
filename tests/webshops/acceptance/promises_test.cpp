#include <catch2/catch_test_macros.hpp>

#include "tests/webshops/acceptance/counter.hpp"

// What becomes of orders that a shop cannot take as they were promised.
namespace zuil::test {

TEST_CASE("a promise that the shop cannot keep is a conflict, and nothing is placed") {
    Counter& counter = shared_counter();
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 1}});
    const std::int64_t price = order.order.total.minor();
    std::size_t bookings = 0;

    SECTION("more than there is anywhere") {
        counter.real->set_stock(article, 3);
        order.order.lines[0].quantity = 13;
        order.order.total = order.order.total.times(13);
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("an article that is not there") {
        order.order.lines[0].variant = counter.real->nobodys_variant();
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("an article that is no longer sold") {
        counter.real->switch_off(article);
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("a price that went up") {
        counter.real->set_price(article, price + 1);
        CHECK(counter.prepare(order).error().code == Errc::conflict);
    }
    SECTION("a price that went up between prepare and commit is not asked for") {
        order.handle = counter.prepare(order)->handle;
        counter.real->set_price(article, price + 1);
        const auto placed = counter.commit(order);
        // Shops keep the price at which an article went into the basket; one that does not has to say so first.
        if (placed) CHECK(placed->total == order.order.total);
        if (!placed) CHECK(placed.error().code == Errc::conflict);
        bookings = placed ? 1 : 0;
    }
    SECTION("a price that went down is no reason") {
        counter.real->set_price(article, price - 1);
        const auto placed = counter.place(order);
        INFO((placed ? "" : placed.error().detail));
        REQUIRE(placed);
        CHECK(placed->total == Money::from_minor(price - 1, Currency::eur));
        bookings = 1;
    }
    SECTION("stock that went between prepare and commit") {
        order.handle = counter.prepare(order)->handle;
        counter.real->set_stock(article, 0);
        CHECK(counter.commit(order).error().code == Errc::conflict);
    }
    CHECK(counter.bookings(article) == bookings);
}

TEST_CASE("a quote is what the shop sells of an order now, at its price, and what is agreed to on it is taken") {
    Counter& counter = shared_counter();
    // Articles that no other test asks for.
    OrderRequest order = counter.request({{"Z000001-1", 9}, {"Z000006-1", 1}, {"Z000011-1", 2}});
    const Money dearer = order.order.lines[1].unit_price.plus(Money::from_minor(100, Currency::eur));
    counter.real->set_stock("Z000001-1", 2);
    counter.real->set_price("Z000006-1", dearer.minor());
    counter.real->switch_off("Z000011-1");
    CHECK(counter.prepare(order).error().code == Errc::conflict);
    const auto quote = counter.quote(order);
    INFO((quote ? "" : quote.error().detail));
    REQUIRE(quote);
    REQUIRE(quote->lines.size() == 3);
    CHECK(quote->lines[0] == OrderQuote::Line{8, order.order.lines[0].unit_price});
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
    for (OrderLine& line : order.order.lines) line.variant = counter.real->nobodys_variant();
    const auto nothing = counter.quote(order);
    REQUIRE(nothing);
    CHECK(nothing->lines[0].quantity + nothing->lines[1].quantity == 0);
}

TEST_CASE("an order that was prepared and then cancelled can never be placed any more") {
    Counter& counter = shared_counter();
    const std::string article = counter.article();
    OrderRequest order = counter.request({{article, 1}});
    order.handle = counter.prepare(order)->handle;
    const auto cancelled = counter.cancel(order);
    // The shop has nothing of it, or names what it cancelled.
    if (!cancelled) CHECK(cancelled.error().code == Errc::not_found);
    CHECK(counter.inspect(order).found == OrderInspection::Found::handle_gone);
    CHECK_FALSE(counter.commit(order));
    CHECK(counter.bookings(article) == 0);
    // Another basket takes its place.
    REQUIRE(counter.place(order));
    CHECK(counter.bookings(article) == 1);
}

}  // namespace zuil::test
