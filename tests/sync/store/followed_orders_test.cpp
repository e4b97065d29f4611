#include <array>
#include <catch2/catch_test_macros.hpp>

#include "sync/store/order_json.hpp"
#include "sync/store/outbox_salvage.hpp"
#include "sync/store/outbox_store.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"
#include "tests/sync/store/outbox_fixture.hpp"

// An order after it was accepted: found by its code, and how far the shop is with it.
namespace zuil {

using namespace std::chrono_literals;

TEST_CASE("an order is found by its code, and keeps how far the shop is with it") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    require_ok(store->accept(an_order("old", noon), "x"));
    require_ok(store->accept(an_order("new", noon + 1h), "x"));
    Order other = an_order("other");
    other.pickup_code = "3M 9P";
    require_ok(store->accept(other, "x"));
    CHECK(refs_of(value_of(store->under_code("7K 42"))) == std::vector<std::string>{"new", "old"});
    CHECK(value_of(store->under_code("7K42")).empty());

    const OrderRef ref{"new"};
    const OrderProgress ready{.stage = ShopStage::ready,
                              .is_paid = true,
                              .preparing_at = noon + 2h,
                              .ready_at = noon + 3h,
                              .handed_over_at = std::nullopt};
    // Only what the shop has can be anywhere there.
    CHECK(store->keep_progress(ref, ready, noon + 4h).error().code == Errc::conflict);
    require_ok(store->begin_attempt(ref, noon));
    require_ok(store->confirm(ref, "W-1", std::nullopt, noon + 1h));
    CHECK_FALSE(value_of(store->find(ref)).progress);
    require_ok(store->keep_progress(ref, ready, noon + 4h));
    CHECK(value_of(store->find(ref)).progress == ready);
    CHECK(value_of(store->find(ref)).progress_at == noon + 4h);
    CHECK(value_of(store->find(ref)).changed_at == noon + 1h);
}

TEST_CASE("an outbox of the release before is opened, and its orders are found by their codes") {
    const TemporaryFolder folder;
    {
        Database before = value_of(
            Database::open(folder / "outbox.db", {.use = DatabaseUse::precious, .erases_deleted = true, .vfs = {}}));
        const std::array steps{outbox_steps.front()};
        REQUIRE(before.migrate(steps));
        REQUIRE(before.execute("INSERT INTO orders(ref, body, accepted_at) VALUES ('a', '" +
                               order_to_json(an_order("a")) + "', 1)"));
        REQUIRE(before.execute("INSERT INTO outbox(ref, state, next_at, changed_at) VALUES ('a', 'confirmed', 1, 1)"));
    }
    const auto store = open_store(folder);
    CHECK(refs_of(value_of(store->under_code("7K 42"))) == std::vector<std::string>{"a"});
}

}  // namespace zuil
