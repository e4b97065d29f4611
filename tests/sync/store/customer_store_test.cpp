#include "sync/store/customer_store.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <iterator>

#include "tests/support/temporary_folder.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const WallTime morning{1'800'000'000'000ms};

CustomerStore::Person person(const std::string& id, WallTime asked_at = morning) {
    return {.id = "id-" + id, .keys = {"card-" + id, "phone-" + id}, .sealed = "sealed-" + id, .asked_at = asked_at};
}

// What was kept under that hash; empty: nothing.
std::string sealed_of(CustomerStore& store, const std::string& hash, WallTime now = morning) {
    const auto kept = value_of(store.find(hash, now));
    return kept ? kept->sealed : "";
}

// Whether any file of the folder holds the text, free pages and log included.
}  // namespace

TEST_CASE("a customer is found by id, card or telephone, for a day") {
    const TemporaryFolder folder;
    auto store = value_of(CustomerStore::open(folder.path()));
    require_ok(store->keep(person("a")));
    require_ok(store->keep(person("b")));
    CHECK(sealed_of(*store, "id-a") == "sealed-a");
    CHECK(sealed_of(*store, "card-a") == "sealed-a");
    CHECK(sealed_of(*store, "phone-b", morning + 23h) == "sealed-b");
    CHECK(sealed_of(*store, "card-c").empty());
    store.reset();
    store = value_of(CustomerStore::open(folder.path()));
    CHECK(sealed_of(*store, "card-a") == "sealed-a");
    CHECK(sealed_of(*store, "card-a", morning + 24h).empty());
    // A clock that was set back keeps nobody longer.
    CHECK(sealed_of(*store, "card-a", morning - 1h).empty());
    CHECK(value_of(store->next_over()) == morning + 24h);
}

TEST_CASE("a telephone that two customers share finds neither") {
    const TemporaryFolder folder;
    const auto store = value_of(CustomerStore::open(folder.path()));
    CustomerStore::Person other = person("b");
    other.keys.push_back("phone-a");
    require_ok(store->keep(person("a")));
    require_ok(store->keep(other));
    CHECK(sealed_of(*store, "phone-a").empty());
    CHECK(sealed_of(*store, "card-a") == "sealed-a");
}

TEST_CASE("nobody beyond the five-hundredth is kept") {
    const TemporaryFolder folder;
    const auto store = value_of(CustomerStore::open(folder.path()));
    for (int n = 0; n <= CustomerStore::people_max; ++n)
        require_ok(store->keep(person(std::to_string(n), morning + std::chrono::seconds{n})));
    CHECK(sealed_of(*store, "card-0", morning + 1h).empty());
    CHECK(sealed_of(*store, "card-1", morning + 1h) == "sealed-1");
    CHECK(sealed_of(*store, "card-500", morning + 1h) == "sealed-500");
}

TEST_CASE("who was erased does not come back with an answer that was asked for before") {
    const TemporaryFolder folder;
    const auto store = value_of(CustomerStore::open(folder.path()));
    require_ok(store->keep(person("a")));
    require_ok(store->erase("card-a", morning + 1min));
    CHECK(sealed_of(*store, "id-a", morning + 1min).empty());
    require_ok(store->keep(person("a", morning + 30s)));
    CHECK(sealed_of(*store, "card-a", morning + 2min).empty());
    // By another number the person is the same one.
    CustomerStore::Person renumbered = person("a", morning + 30s);
    renumbered.keys = {"card-new"};
    require_ok(store->keep(renumbered));
    CHECK(sealed_of(*store, "card-new", morning + 2min).empty());
    // Somebody who came back to the shop since is somebody whom it knows again.
    require_ok(store->keep(person("a", morning + 10min)));
    CHECK(sealed_of(*store, "card-a", morning + 11min) == "sealed-a");
}

TEST_CASE("what is over or erased stands in no byte of any file") {
    const TemporaryFolder folder;
    const auto store = value_of(CustomerStore::open(folder.path()));
    for (int n = 0; n < 40; ++n) {
        CustomerStore::Person one = person("x" + std::to_string(n));
        one.sealed = "canary-" + std::to_string(n) + std::string(3000, 'c');
        require_ok(store->keep(one));
    }
    CHECK(folder.holds("canary-7c"));
    require_ok(store->erase("card-x7", morning));
    CHECK_FALSE(folder.holds("canary-7c"));
    CHECK(folder.holds("canary-8c"));
    CHECK_FALSE(value_of(store->tidy(morning + 23h)));
    CHECK(value_of(store->tidy(morning + 24h)));
    CHECK_FALSE(folder.holds("canary-"));
    CHECK_FALSE(folder.holds("card-x8"));
    CHECK_FALSE(value_of(store->next_over()));
}

TEST_CASE("tries are counted over a restart, and forgiven one by one") {
    const TemporaryFolder folder;
    auto store = value_of(CustomerStore::open(folder.path()));
    const auto closed = [&](WallTime now) { return value_of(store->closed_until("kiosk", 5, 15min, now)); };
    for (int n = 0; n < 4; ++n) require_ok(store->note_try("kiosk", morning + n * 1min));
    CHECK_FALSE(closed(morning + 4min));
    require_ok(store->note_try("kiosk", morning + 4min));
    store.reset();
    store = value_of(CustomerStore::open(folder.path()));
    CHECK(closed(morning + 4min) == morning + 15min);
    CHECK_FALSE(closed(morning + 15min));
    CHECK_FALSE(value_of(store->closed_until("another", 5, 15min, morning + 4min)));
    require_ok(store->take_back_try("kiosk"));
    CHECK_FALSE(closed(morning + 4min));
    require_ok(store->note_try("kiosk", morning + 5min));
    // A clock that was set back a little opens nothing; one that was an hour ahead does not close it for an hour.
    CHECK(closed(morning - 1min) == morning + 15min);
    CHECK_FALSE(closed(morning - 1h));
    require_ok(store->forget_tries("kiosk"));
    CHECK_FALSE(closed(morning + 5min));
}

}  // namespace zuil
