#include <catch2/catch_test_macros.hpp>

#include "tests/support/watched_disk.hpp"
#include "tests/sync/exchange/outbox_world.hpp"

namespace zuil {

using namespace std::chrono_literals;

TEST_CASE("after a failed fsync the outbox is opened again by itself, and orders go on") {
    test::WatchedDisk disk{test::WatchedDisk::Use::by_default};
    OutboxWorld world{31, {}};
    const OrderRef before = world.place_order();
    disk.fail_next_fsync();
    Order refused = world.make_order();
    CHECK_FALSE(world.outbox().accept(refused, {"Noor", "", ""}));
    world.run_for(1min);
    CHECK_FALSE(world.outbox().status().store_error);
    CHECK(world.entry(before).state == OrderState::confirmed);
    const OrderRef next = world.place_order();
    world.run_for(1min);
    CHECK(world.entry(next).state == OrderState::confirmed);
    CHECK(world.shop.bookings() == 2);
}

TEST_CASE("an fsync that fails at any step of an order leaves it booked once") {
    for (int operation = 1; operation < 60; ++operation) {
        test::WatchedDisk disk{test::WatchedDisk::Use::by_default};
        OutboxWorld world{static_cast<std::uint64_t>(operation), {}};
        const OrderRef ref = world.place_order();
        disk.fail_fsync_later(operation);
        world.run_for(10min);
        INFO("at disk operation " << operation);
        CHECK(world.entry(ref).state == OrderState::confirmed);
        CHECK(world.shop.bookings(ref) == 1);
    }
}

}  // namespace zuil
