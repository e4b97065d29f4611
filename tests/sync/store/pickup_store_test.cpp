#include "sync/store/pickup_store.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "tests/support/temporary_folder.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const WallTime shop_opens{1'800'000'000'000ms};
constexpr auto long_wait = 10min;

DeskOrder desk_order(const std::string& id, const std::string& code = "7K 42") {
    DeskOrder order;
    order.id = id;
    order.number = "W-" + id;
    order.ref = OrderRef{"ref-" + id};
    order.pickup_code = code;
    order.store = StoreId{"utrecht"};
    order.slot = PickupSlot{.begins = shop_opens + 1h, .ends = shop_opens + 2h};
    order.placed_at = shop_opens - 1h;
    order.lines = {{"1", VariantId{"mug"}, "40 1", "Mok", 2, Money::from_minor(500, Currency::eur)}};
    order.total = Money::from_minor(1000, Currency::eur);
    return order;
}

DeskOrder at_stage(DeskOrder order, ShopStage stage) {
    order.progress.stage = stage;
    if (stage == ShopStage::handed_over) order.progress.handed_over_at = shop_opens;
    return order;
}

DeskChange change_of(const std::string& id, ShopStage to) { return {.order = id, .claim = "UT1", .to = to}; }

struct ListOnDisk {
    TemporaryFolder folder;
    SeededRandom random{3};
    std::unique_ptr<PickupStore> store = value_of(PickupStore::open(folder.path(), random));

    void take(const std::vector<DeskOrder>& orders, WallTime now = shop_opens, bool is_whole = true) {
        std::vector<PickupStore::Told> told;
        for (const DeskOrder& order : orders) told.push_back({order, "sealed " + order.id});
        require_ok(store->take_list(told, is_whole, now));
    }
    void reopen() {
        store.reset();
        store = value_of(PickupStore::open(folder.path(), random));
    }
};

}  // namespace

TEST_CASE("the pick-up list outlives a restart, with what staff did and who stands here") {
    ListOnDisk list;
    list.take({desk_order("a"), desk_order("b", "")});
    DeskChange ready = change_of("a", ShopStage::ready);
    ready.keeps = {{.line = "1", .quantity = 1}};
    ready.reason = "Damaged";
    require_ok(list.store->change(ready, shop_opens));
    require_ok(list.store->check_in("b", shop_opens + 1min, "hash"));
    const std::string name = list.store->installation();
    list.reopen();
    CHECK(list.store->installation() == name);
    const PickupEntry entry = value_of(list.store->find("a"));
    CHECK(entry.order == desk_order("a"));
    CHECK(entry.sealed_contact == "sealed a");
    CHECK(entry.change == ready);
    CHECK(entry.stage() == ShopStage::ready);
    CHECK(entry.quantity_of(entry.order.lines.front()) == 1);
    // One without a code is asked for by its number.
    const auto found = value_of(list.store->under_code("W-b"));
    REQUIRE(found.size() == 1);
    CHECK(found.front().check_in == CheckIn{.at = shop_opens + 1min, .by_helper = true});
    CHECK(value_of(list.store->under_code("W-a")).empty());
}

TEST_CASE("what staff did step by step is told as one, and what they did meanwhile is told next") {
    ListOnDisk list;
    list.take({desk_order("a")});
    require_ok(list.store->change(change_of("a", ShopStage::preparing), shop_opens));
    DeskChange ready = change_of("a", ShopStage::ready);
    ready.keeps = {{.line = "1", .quantity = 1}};
    require_ok(list.store->change(ready, shop_opens + 1min));
    const DeskChange told = *value_of(list.store->due(shop_opens + 1min, long_wait))->change;
    CHECK(told.to == ShopStage::ready);
    CHECK(told.keeps == ready.keeps);
    CHECK_FALSE(told.tried);
    require_ok(list.store->begin_telling(told));
    CHECK(value_of(list.store->find("a")).change->tried == ShopStage::ready);

    require_ok(list.store->change(change_of("a", ShopStage::handed_over), shop_opens + 2min));
    require_ok(list.store->told(told, at_stage(desk_order("a"), ShopStage::ready), shop_opens + 3min));
    const PickupEntry entry = value_of(list.store->find("a"));
    REQUIRE(entry.change);
    CHECK(entry.change->to == ShopStage::handed_over);
    CHECK(entry.change->tried == ShopStage::ready);
    require_ok(list.store->told(*entry.change, at_stage(desk_order("a"), ShopStage::handed_over), shop_opens + 4min));
    CHECK_FALSE(value_of(list.store->find("a")).change);
    CHECK(value_of(list.store->waiting()) == 0);
}

TEST_CASE("what the shop did not take is shown until somebody has seen it") {
    ListOnDisk list;
    list.take({desk_order("a")});
    const DeskChange change = change_of("a", ShopStage::ready);
    require_ok(list.store->change(change, shop_opens));
    const std::uint64_t before = list.store->edition();
    require_ok(list.store->not_taken(change, {}, at_stage(desk_order("a"), ShopStage::handed_over), shop_opens + 1min));
    CHECK(list.store->edition() > before);
    const PickupEntry entry = value_of(list.store->find("a"));
    CHECK(entry.conflict == DeskConflict{.wanted = ShopStage::ready, .refusal = {}, .at = shop_opens + 1min});
    CHECK(entry.stage() == ShopStage::handed_over);
    require_ok(list.store->resolve("a"));
    CHECK_FALSE(value_of(list.store->find("a")).conflict);
}

TEST_CASE("a change that waits keeps its place over what the shop tells meanwhile") {
    ListOnDisk list;
    list.take({desk_order("a")});
    require_ok(list.store->change(change_of("a", ShopStage::ready), shop_opens));
    require_ok(list.store->postpone("a", {Errc::offline, "no line"}, shop_opens + 1min));
    list.take({desk_order("a"), desk_order("b")}, shop_opens + 30s);
    PickupEntry entry = value_of(list.store->find("a"));
    CHECK(entry.stage() == ShopStage::ready);
    CHECK(entry.attempts == 1);
    CHECK_FALSE(value_of(list.store->due(shop_opens + 30s, long_wait)));
    CHECK(value_of(list.store->due(shop_opens + 61s, long_wait)));
    require_ok(list.store->hurry(shop_opens + 31s));
    CHECK(value_of(list.store->due(shop_opens + 31s, long_wait)));
    // What is absent from the list while it waits is not looked at, and not lost.
    list.take({desk_order("b")}, shop_opens + 2min);
    CHECK(value_of(list.store->to_look_at(9)).empty());
    CHECK(value_of(list.store->find("a")).stage() == ShopStage::ready);
}

TEST_CASE("what is absent from the whole list is looked at, and from a part of it nothing follows") {
    ListOnDisk list;
    list.take({desk_order("a"), desk_order("b")});
    list.take({desk_order("b")}, shop_opens + 1min, false);
    CHECK(value_of(list.store->to_look_at(9)).empty());
    list.take({desk_order("b")}, shop_opens + 2min);
    CHECK(value_of(list.store->to_look_at(9)) == std::vector<std::string>{"a"});
    require_ok(list.store->take({at_stage(desk_order("a"), ShopStage::handed_over), ""}, shop_opens + 3min));
    CHECK(value_of(list.store->to_look_at(9)).empty());
    require_ok(list.store->forget("b"));
    CHECK(value_of(list.store->all()).size() == 1);
}

TEST_CASE("what was handed over is gone after a day, from the file too") {
    ListOnDisk list;
    DeskOrder order = desk_order("a");
    order.number = "W-CANARY-7F3K";
    list.take({order, desk_order("b")});
    require_ok(list.store->take({at_stage(order, ShopStage::handed_over), "sealed"}, shop_opens));
    CHECK(value_of(list.store->expire(shop_opens + 23h)) == 0);
    CHECK(value_of(list.store->expire(shop_opens + 24h)) == 1);
    CHECK(list.store->find("a").error().code == Errc::not_found);
    CHECK(value_of(list.store->all()).size() == 1);
    for (const char* name : {"pickups.db", "pickups.db-wal"}) {
        std::ifstream file{list.folder.path() / name, std::ios::binary};
        std::stringstream content;
        content << file.rdbuf();
        CHECK(content.str().find("W-CANARY-7F3K") == std::string::npos);
    }
}

TEST_CASE("the list is bounded, and so is what waits to be told") {
    ListOnDisk list;
    std::vector<DeskOrder> many;
    for (int n = 0; n < PickupStore::pickups_max + 20; ++n) many.push_back(desk_order("o" + std::to_string(n)));
    list.take(many);
    CHECK(value_of(list.store->all()).size() == PickupStore::pickups_max);
    for (int n = 0; n < PickupStore::waiting_max; ++n) {
        require_ok(list.store->change(change_of("o" + std::to_string(n), ShopStage::ready), shop_opens));
    }
    CHECK(list.store->change(change_of("o300", ShopStage::ready), shop_opens).error().code == Errc::conflict);
    // What waits already may go on.
    require_ok(list.store->change(change_of("o1", ShopStage::handed_over), shop_opens));
}

TEST_CASE("a helper's code is good once, for a while, and until it is taken back") {
    ListOnDisk list;
    list.take({desk_order("a")});
    using State = HelperCode::State;
    const auto state = [&](const std::string& hash, WallTime now = shop_opens) {
        return value_of(list.store->find_helper_code(hash, now)).state;
    };
    require_ok(list.store->keep_helper_code("one", "a", shop_opens + 48h));
    CHECK(state("one") == State::good);
    CHECK(state("one", shop_opens + 48h) == State::expired);
    require_ok(list.store->keep_helper_code("two", "a", shop_opens + 48h));
    CHECK(state("one") == State::revoked);
    require_ok(list.store->check_in("a", shop_opens, "two"));
    CHECK(state("two") == State::used);
    require_ok(list.store->keep_helper_code("three", "a", shop_opens + 48h));
    require_ok(list.store->change(change_of("a", ShopStage::handed_over), shop_opens));
    CHECK(state("three") == State::used);
    CHECK(list.store->find_helper_code("four", shop_opens).error().code == Errc::not_found);
}

TEST_CASE("a damaged list is set aside, and another one begins") {
    ListOnDisk list;
    list.take({desk_order("a")});
    list.store.reset();
    std::ofstream{list.folder.path() / "pickups.db", std::ios::binary} << "this is no database, whoever opens it";
    list.store = value_of(PickupStore::open(list.folder.path(), list.random));
    CHECK(value_of(list.store->all()).empty());
    CHECK(std::filesystem::exists(list.folder.path() / "pickups.db.damaged"));
}

}  // namespace zuil
