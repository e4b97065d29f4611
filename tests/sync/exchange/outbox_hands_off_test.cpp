#include "tests/sync/exchange/outbox_world.hpp"

// What staff and shoppers ask for while an order is at a point where it must be left alone.
namespace zuil {
namespace {

using namespace std::chrono_literals;

}  // namespace

TEST_CASE("while the shop is being asked about an order, nobody changes it here") {
    OutboxWorld world{31, {}};
    const OrderRef ref = world.place_order();
    world.outbox().step();
    const Order order = world.entry(ref).order;
    CHECK(world.outbox().agree(order).error().code == Errc::conflict);
    CHECK(world.outbox().retry(ref).error().code == Errc::conflict);
    CHECK(world.outbox().cancel(ref).error().code == Errc::conflict);
    world.run_for(10s);
    CHECK(world.entry(ref).state == OrderState::confirmed);
    CHECK(world.shop.bookings() == 1);
}

TEST_CASE("an order that was sent and is in doubt is not cancelled until it is known") {
    OutboxWorld world{32, {}};
    const OrderRef ref = world.place_order();
    while (world.entry(ref).state != OrderState::prepared) world.run_for(1ms);
    world.shop.be({.lost_reply = 100});
    while (world.entry(ref).state != OrderState::committing) world.run_for(1ms);
    // Between two attempts nothing is under way.
    bool is_told = false;
    for (int tries = 0; tries < 600 && !is_told; ++tries) {
        world.run_for(1s);
        const Status cancelled = world.outbox().cancel(ref);
        REQUIRE_FALSE(cancelled);
        CHECK(cancelled.error().code == Errc::conflict);
        is_told = cancelled.error().detail.find("not known yet") != std::string::npos;
    }
    CHECK(is_told);
    world.shop.be_reliable();
    world.run_for(20min);
    CHECK(world.entry(ref).state == OrderState::confirmed);
    REQUIRE(world.outbox().cancel(ref));
    CHECK(world.outbox().cancel(ref).error().code == Errc::conflict);
    world.run_for(1min);
    CHECK(world.entry(ref).state == OrderState::cancelled);
    CHECK(world.shop.bookings(ref) == 0);
}

TEST_CASE("an order whose contact nobody can open any more is booked without it, for its code is enough") {
    OutboxWorld world{33, {}};
    const Order order = world.make_order();
    REQUIRE(world.store().accept(order, "not sealed by this kiosk"));
    world.run_for(10min);
    CHECK(world.entry(order.ref).state == OrderState::confirmed);
    CHECK(world.shop.bookings(order.ref) == 1);
}

TEST_CASE("what does not exist is neither sent again nor cancelled nor agreed to") {
    OutboxWorld world{34, {}};
    const OrderRef nobody{"nobody"};
    CHECK(world.outbox().retry(nobody).error().code == Errc::not_found);
    CHECK(world.outbox().cancel(nobody).error().code == Errc::not_found);
    Order order = world.make_order();
    order.ref = nobody;
    CHECK_FALSE(world.outbox().agree(order));
    const OrderRef done = world.place_order();
    world.run_for(10s);
    CHECK(world.outbox().retry(done).error().code == Errc::conflict);
    CHECK(world.outbox().agree(world.entry(done).order).error().code == Errc::conflict);
}

}  // namespace zuil
