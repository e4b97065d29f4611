#include "kiosk/engine/pickup_times.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr local_days thursday{March / 12 / 2026};

Store utrecht() {
    Store store{.id = StoreId{"utrecht"}, .name = "Utrecht, Oudegracht"};
    store.hours.emplace();
    for (auto& day : *store.hours) day = OpeningHours{.opens = 10h, .closes = 20h};
    store.hours->at(6).reset();  // closed on Sunday
    store.slot_length = 2h;
    return store;
}

}  // namespace

TEST_CASE("what is ready this afternoon can be collected from then on, in whole slots") {
    const auto days = pickup_days(utrecht(), thursday + 10h + 42min, thursday + 15h + 50min);
    REQUIRE(days.size() == pickup_days_shown);
    const PickupDay& today = days.front();
    CHECK(today.offset == 0);
    REQUIRE(today.whole);
    CHECK(today.whole->begins == thursday + 16h);  // in quarters of an hour
    CHECK(today.whole->ends == thursday + 20h);
    REQUIRE(today.slots.size() == 5);
    CHECK_FALSE(today.slots[2].available);  // 14 to 16
    CHECK(today.slots[3].available);        // 16 to 18
    CHECK(days[1].slots[0].available);
    CHECK_FALSE(days[3].whole);  // Sunday
}

TEST_CASE("after closing time the next open day is the first") {
    const auto saturday = thursday + std::chrono::days{2};
    const auto days = pickup_days(utrecht(), saturday + 19h + 50min, saturday + 20h + 50min);
    CHECK_FALSE(days[0].whole);
    CHECK_FALSE(days[1].whole);
    REQUIRE(days[2].whole);
    CHECK(days[2].whole->begins == saturday + std::chrono::days{2} + 10h);
}

TEST_CASE("a quarter of an hour before closing is the last promise of the day") {
    CHECK(pickup_days(utrecht(), thursday + 19h, thursday + 19h + 45min)[0].whole);
    CHECK_FALSE(pickup_days(utrecht(), thursday + 19h, thursday + 19h + 46min)[0].whole);
}

TEST_CASE("what takes ten days ends the row of days where it is ready") {
    const auto days = pickup_days(utrecht(), thursday + 11h, thursday + std::chrono::days{10} + 11h);
    REQUIRE(days.size() == pickup_days_shown);
    CHECK(days.back().whole);
    CHECK(days.back().offset == 11);  // day ten is a Sunday
}

TEST_CASE("a store that tells no hours, or is never open, promises nothing") {
    Store store = utrecht();
    store.hours.reset();
    CHECK(pickup_days(store, thursday + 11h, thursday + 12h).empty());
    store.hours.emplace();
    CHECK(pickup_days(store, thursday + 11h, thursday + 12h).empty());
    CHECK_FALSE(closes_today(store, thursday + 11h));
}

TEST_CASE("without a slot length only days are offered") {
    Store store = utrecht();
    store.slot_length.reset();
    const auto days = pickup_days(store, thursday + 11h, thursday + 12h);
    CHECK(days[0].whole->begins == thursday + 12h);
    CHECK(days[0].slots.empty());
}

TEST_CASE("closing time is known while the store is open") {
    CHECK(closes_today(utrecht(), thursday + 11h) == thursday + 20h);
    CHECK_FALSE(closes_today(utrecht(), thursday + 9h));
    CHECK_FALSE(closes_today(utrecht(), thursday + 20h));
}
