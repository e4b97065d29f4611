#include <catch2/catch_test_macros.hpp>

#include "platform/files/files.hpp"
#include "sync/shops/feed/feed_shop.hpp"
#include "sync/shops/feed/order_document.hpp"
#include "sync/shops/pickup_desk.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/shops/feed/feed_test_order.hpp"
#include "tests/sync/shops/feed/feed_test_shop.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using test::an_order;
using test::wait_for;
using What = DeskOutcome::What;

const StoreId leidsche_rijn{"utrecht-leidsche-rijn"};

// A shop whose orders lie in a folder, and its desk.
struct DeskInFolder {
    TemporaryFolder folder;
    ManualClock clock{std::chrono::sys_days{std::chrono::March / 13 / 2026} + 9h};
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop = make_feed_shop(
        *http, clock, {.index_url = "file:///nowhere/feed.json", .orders_to = folder.path().string(), .desk = true});
    PickupDesk& desk = *shop->desk();

    OrderRequest place(const std::string& ref) {
        OrderRequest order = an_order(ref);
        order.handle =
            wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(order, done); }).value().handle;
        REQUIRE(wait_for<PlacedOrder>(*http, [&](auto done) { shop->commit_order(order, done); }));
        return order;
    }
    DeskList list(const StoreId& store = leidsche_rijn) {
        return wait_for<DeskList>(*http, [&](auto done) { desk.open_pickups(store, done); }).value();
    }
    DeskOutcome apply(const DeskChange& change) {
        return wait_for<DeskOutcome>(*http, [&](auto done) { desk.apply(change, done); }).value();
    }
};

DeskChange change_to(ShopStage stage, const std::string& order = "order-1") {
    return {.order = order, .claim = "UT1", .to = stage};
}

}  // namespace

TEST_CASE("what is to be collected lies in the folder, and each step stands beside it once") {
    DeskInFolder world;
    const OrderRequest order = world.place("order-1");
    const DeskList list = world.list();
    REQUIRE(list.pickups.size() == 1);
    const DeskPickup& pickup = list.pickups.front();
    CHECK(pickup.order.ref == order.order.ref);
    CHECK(pickup.order.pickup_code == "7K 42");
    CHECK(pickup.order.slot == order.order.slot);
    CHECK(pickup.order.lines.front().quantity == 2);
    CHECK(pickup.contact.name == "Noor");
    CHECK(world.list(StoreId{"elsewhere"}).pickups.empty());

    CHECK(world.apply(change_to(ShopStage::preparing)).what == What::done);
    world.clock.advance(10min);
    const DeskOutcome ready = world.apply(change_to(ShopStage::ready));
    CHECK(ready.what == What::done);
    CHECK(ready.now.progress.ready_at == world.clock.wall());
    CHECK(ready.now.progress.preparing_at == world.clock.wall() - 10min);
    world.clock.advance(10min);
    CHECK(world.apply(change_to(ShopStage::handed_over)).what == What::done);

    // The shopper who looks at the order sees the same.
    const auto seen =
        wait_for<OrderInspection>(*world.http, [&](auto done) { world.shop->inspect_order(order, done); });
    CHECK(seen->progress.stage == ShopStage::handed_over);
    CHECK(seen->progress.ready_at == ready.now.progress.ready_at);
}

TEST_CASE("who comes second is told how the order stands, and who never heard is told that it is done") {
    DeskInFolder world;
    world.place("order-1");
    DeskChange ours = change_to(ShopStage::handed_over);
    REQUIRE(world.apply(ours).what == What::done);
    DeskChange theirs = ours;
    theirs.claim = "UT2";
    const DeskOutcome late = world.apply(theirs);
    CHECK(late.what == What::overtaken);
    CHECK(late.now.progress.stage == ShopStage::handed_over);
    ours.tried = ShopStage::handed_over;
    CHECK(world.apply(ours).what == What::done);
}

TEST_CASE("what the customer does not get stands in the status, with the reason") {
    DeskInFolder world;
    world.place("order-1");
    DeskChange change = change_to(ShopStage::ready);
    change.reason = "Damaged in the store";
    SECTION("a part of it") {
        change.keeps = {{.line = "0", .quantity = 1}};
        CHECK(world.apply(change).now.lines.front().quantity == 1);
        change.tried = ShopStage::ready;
        CHECK(world.apply(change).now.lines.front().quantity == 1);
        const auto status = read_file(world.folder.path() / "order-1.status.json", 10'000);
        CHECK(status->find("Damaged in the store") != std::string::npos);
    }
    SECTION("all of it: then the order is cancelled") {
        change.keeps = {{.line = "0", .quantity = 0}};
        const DeskOutcome outcome = world.apply(change);
        CHECK(outcome.what == What::done);
        CHECK(outcome.now.is_cancelled);
    }
}

TEST_CASE("what others wrote into a status stays, and what is no order is set aside") {
    DeskInFolder world;
    world.place("order-1");
    test::write(world.folder.path() / "order-1.status.json",
                R"({"ref":"order-1","status":"picked up by Bram","shop_order":"W-20441","van":"3"})");
    test::write(world.folder.path() / "order-2.json", "{\"ref\": 5}");
    OrderRequest home = an_order("order-3");
    home.order.fulfilment = Fulfilment::delivery;
    test::write(world.folder.path() / "order-3.json", feed::write_order(home));
    const DeskList list = world.list();
    REQUIRE(list.pickups.size() == 1);
    CHECK(list.pickups.front().order.number == "W-20441");
    REQUIRE(list.bad_rows.size() == 1);
    CHECK(list.bad_rows.front().id == "order-2");
    REQUIRE(world.apply(change_to(ShopStage::ready)).what == What::done);
    const auto status = read_file(world.folder.path() / "order-1.status.json", 10'000);
    CHECK(status->find("\"van\":\"3\"") != std::string::npos);
    CHECK(wait_for<DeskPickup>(*world.http, [&](auto done) { world.desk.look("order-9", done); }).error().code ==
          Errc::not_found);
}

TEST_CASE("only a folder that nobody else takes orders from has a desk") {
    DeskInFolder world;
    FeedOptions options{.index_url = "file:///nowhere/feed.json", .orders_to = "https://orders.example"};
    options.desk = true;
    options.handover = FeedOptions::Handover::put;
    CHECK(make_feed_shop(*world.http, world.clock, options)->desk() == nullptr);
    options.handover = FeedOptions::Handover::folder;
    options.desk = false;
    CHECK(make_feed_shop(*world.http, world.clock, options)->desk() == nullptr);
}

}  // namespace zuil
