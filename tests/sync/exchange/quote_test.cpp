#include <catch2/catch_test_macros.hpp>

#include "tests/sync/exchange/outbox_world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

OrderQuote one_left_at(std::int64_t minor) { return {.lines = {{1, Money::from_minor(minor, Currency::eur)}}}; }

// The order as its shopper agrees to it once the shop has said what there is.
Order as_quoted(const Order& order, const OrderQuote& quote) {
    Order agreed = order;
    agreed.lines.front().quantity = quote.lines.front().quantity;
    agreed.lines.front().unit_price = quote.lines.front().unit_price;
    agreed.total = agreed.lines.front().unit_price.times(agreed.lines.front().quantity);
    return agreed;
}

}  // namespace

TEST_CASE("what a shop cannot sell as promised it is asked about once somebody looks, and sent as agreed") {
    OutboxWorld world{21, {}};
    world.agrees = false;
    world.shop.sell_only(1, 100);
    const OrderRef ref = world.place_order();
    world.run_for(1min);
    REQUIRE(world.entry(ref).state == OrderState::needs_customer);
    CHECK(world.outbox().quote(ref) == nullptr);
    world.outbox().watch({ref});
    world.run_for(5s);
    const OrderQuote* quote = world.outbox().quote(ref);
    REQUIRE(quote != nullptr);
    CHECK(*quote == one_left_at(600));

    REQUIRE(world.outbox().agree(as_quoted(world.entry(ref).order, *quote)));
    world.run_for(1min);
    CHECK(world.entry(ref).state == OrderState::confirmed);
    CHECK(world.shop.bookings(ref) == 1);
    CHECK(world.shop.booked(ref)->lines.front().quantity == 1);
    CHECK(world.shop.booked(ref)->total == Money::from_minor(600, Currency::eur));
    CHECK(world.outbox().quote(ref) == nullptr);
}

TEST_CASE("what changes again between the yes and the sending is asked again, with what there is then") {
    OutboxWorld world{22, {}};
    world.agrees = false;
    world.shop.sell_only(1, 100);
    const OrderRef ref = world.place_order();
    world.outbox().watch({ref});
    world.run_for(1min);
    REQUIRE(world.outbox().quote(ref) != nullptr);
    const Order agreed = as_quoted(world.entry(ref).order, *world.outbox().quote(ref));
    world.shop.sell_only(1, 200);
    REQUIRE(world.outbox().agree(agreed));
    CHECK(world.outbox().quote(ref) == nullptr);
    world.run_for(1min);
    CHECK(world.entry(ref).state == OrderState::needs_customer);
    CHECK(world.shop.bookings(ref) == 0);
    REQUIRE(world.outbox().quote(ref) != nullptr);
    CHECK(*world.outbox().quote(ref) == one_left_at(700));
}

TEST_CASE("a shop that does not answer about an order is asked again while somebody looks, and then no more") {
    OutboxWorld world{23, {}};
    world.agrees = false;
    world.shop.sell_only(1, 100);
    const OrderRef ref = world.place_order();
    world.run_for(1min);
    world.shop.be({.offline = 100});
    world.outbox().watch({ref});
    world.run_for(1min);
    CHECK(world.outbox().quote(ref) == nullptr);
    world.shop.be_reliable();
    world.run_for(1min);
    CHECK(world.outbox().quote(ref) != nullptr);
    const int calls = world.shop.calls();
    world.outbox().watch({});
    CHECK(world.outbox().quote(ref) == nullptr);
    world.run_for(10min);
    CHECK(world.shop.calls() == calls);
}

TEST_CASE("a yes or a no need not wait for a quote that is on its way") {
    OutboxWorld world{24, {}};
    world.agrees = false;
    world.shop.sell_only(1, 100);
    const OrderRef agreed = world.place_order();
    const OrderRef cancelled = world.place_order();
    world.run_for(1min);
    world.shop.be({.lost_reply = 100});
    world.outbox().watch({agreed, cancelled});
    world.run_for(1s);
    REQUIRE(world.outbox().status().is_sending);
    REQUIRE(world.outbox().agree(as_quoted(world.entry(agreed).order, one_left_at(600))));
    REQUIRE(world.outbox().cancel(cancelled));
    world.shop.be_reliable();
    world.run_for(5min);
    CHECK(world.entry(agreed).state == OrderState::confirmed);
    CHECK(world.shop.bookings(agreed) == 1);
    CHECK(world.entry(cancelled).state == OrderState::cancelled);
    CHECK(world.shop.bookings(cancelled) == 0);
}

}  // namespace zuil
