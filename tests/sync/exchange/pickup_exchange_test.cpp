#include "sync/exchange/pickup_exchange.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <set>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/sealed_contact.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/unreliable_desk.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const WallTime noon{1'800'000'000'000ms};

// One kiosk's pick-up list; it can be ended and started again at any moment.
class DeskKiosk {
public:
    DeskKiosk(UnreliableDesk& desk, ManualClock& clock, std::string claim, std::uint64_t seed)
        : desk_{desk}, clock_{clock}, claim_{std::move(claim)}, random_{seed}, key_{SealingKey::make(random_)} {
        start();
    }

    void start() {
        exchange_.reset();
        store_.reset();
        store_ = PickupStore::open(folder_.path(), random_).value();
        exchange_.emplace(desk_, StoreId{"utrecht"}, *store_, key_, clock_, random_);
    }
    void step() { exchange_->step(); }
    void change(const std::string& order, ShopStage to) {
        REQUIRE(store_->change({.order = order, .claim = claim_, .to = to}, clock_.wall()));
    }
    PickupEntry entry(const std::string& order) { return store_->find(order).value(); }
    PickupStore& store() { return *store_; }
    PickupExchange& exchange() { return *exchange_; }
    const SealingKey& key() const { return key_; }

private:
    UnreliableDesk& desk_;
    ManualClock& clock_;
    std::string claim_;
    SeededRandom random_;
    SealingKey key_;
    TemporaryFolder folder_;
    std::unique_ptr<PickupStore> store_;
    std::optional<PickupExchange> exchange_;
};

struct DeskWorld {
    ManualClock clock{noon};
    UnreliableDesk desk{clock, 5};
    DeskKiosk kiosk{desk, clock, "UT1", 1};

    void run_for(std::chrono::milliseconds time) {
        const WallTime end = clock.wall() + time;
        while (clock.wall() < end) {
            kiosk.step();
            desk.run();
            clock.advance(200ms);
        }
    }
    // How often the order came to this stage at the shop.
    long times(const std::string& step) const { return std::ranges::count(desk.steps, step); }
};

}  // namespace

TEST_CASE("the pick-up list follows the shop, with contacts that only the key opens") {
    DeskWorld world;
    world.desk.place("order-1");
    world.run_for(2s);
    const PickupEntry entry = world.kiosk.entry("order-1");
    CHECK(entry.sealed_contact.find("Canary") == std::string::npos);
    CHECK(open_contact(entry.sealed_contact, desk_contact_ref("order-1"), world.kiosk.key())->name == "Noor Canary");
    CHECK(world.kiosk.exchange().status().heard_at);

    // What was handed over elsewhere, and what is no more.
    world.desk.place("order-2");
    world.run_for(2min);
    world.desk.move("order-1", ShopStage::handed_over);
    world.desk.orders.erase("order-2");
    world.run_for(2min);
    CHECK(world.kiosk.entry("order-1").stage() == ShopStage::handed_over);
    CHECK(world.kiosk.store().find("order-2").error().code == Errc::not_found);
    // A day later nothing of it is left.
    world.clock.advance(25h);
    world.run_for(2s);
    CHECK(world.kiosk.store().find("order-1").error().code == Errc::not_found);
}

TEST_CASE("it is asked for more often while staff look, and by one call at a time") {
    DeskWorld world;
    world.run_for(5min);
    CHECK(world.desk.lists == 5);
    world.kiosk.exchange().watch(true);
    world.run_for(5min);
    CHECK(world.desk.lists >= 5 + 19);
    CHECK(world.desk.lists <= 5 + 21);
}

TEST_CASE("what staff did is told once, and at once") {
    DeskWorld world;
    world.desk.place("order-1");
    world.run_for(2s);
    for (const ShopStage stage : {ShopStage::preparing, ShopStage::ready, ShopStage::handed_over}) {
        world.kiosk.change("order-1", stage);
        world.run_for(2s);
        CHECK(world.kiosk.entry("order-1").order.progress.stage == stage);
        CHECK_FALSE(world.kiosk.entry("order-1").change);
    }
    CHECK(world.desk.steps == std::vector<std::string>{"order-1 preparing", "order-1 ready", "order-1 handed_over"});
}

TEST_CASE("what was done while the line was down is kept over a restart and told once it is back") {
    DeskWorld world;
    world.desk.place("order-1");
    world.run_for(2s);
    world.desk.offline = 100;
    world.kiosk.change("order-1", ShopStage::ready);
    world.run_for(1min);
    world.kiosk.start();
    world.kiosk.change("order-1", ShopStage::handed_over);
    world.run_for(1h);
    CHECK(world.kiosk.entry("order-1").stage() == ShopStage::handed_over);
    CHECK(world.kiosk.entry("order-1").last_error->code == Errc::offline);
    CHECK(world.desk.steps.empty());
    // An hour without a line is not an hour of calls.
    CHECK(world.desk.told.size() < 80);
    world.desk.offline = 0;
    world.kiosk.exchange().network_is_back();
    world.run_for(10s);
    CHECK(world.times("order-1 handed_over") == 1);
    CHECK_FALSE(world.kiosk.entry("order-1").change);
    CHECK(world.kiosk.exchange().status().waiting == 0);
}

TEST_CASE("a lost reply is asked about, and is no conflict") {
    DeskWorld world;
    world.desk.place("order-1");
    world.run_for(2s);
    world.desk.lost_reply = 100;
    world.kiosk.change("order-1", ShopStage::handed_over);
    world.run_for(20s);
    CHECK(world.kiosk.entry("order-1").change);
    world.desk.lost_reply = 0;
    world.run_for(10min);
    const PickupEntry entry = world.kiosk.entry("order-1");
    CHECK_FALSE(entry.change);
    CHECK_FALSE(entry.conflict);
    CHECK(world.times("order-1 handed_over") == 1);
    CHECK(world.desk.told.back().tried == ShopStage::handed_over);
}

TEST_CASE("a colleague who was faster is a conflict, with how the order stands now") {
    DeskWorld world;
    world.desk.place("order-1");
    world.run_for(2s);
    world.desk.offline = 100;
    world.kiosk.change("order-1", ShopStage::handed_over);
    world.run_for(2s);
    world.desk.move("order-1", ShopStage::handed_over);
    // Nothing of ours arrived, so nobody takes theirs for ours.
    world.desk.offline = 0;
    world.kiosk.exchange().network_is_back();
    world.run_for(10s);
    const PickupEntry entry = world.kiosk.entry("order-1");
    REQUIRE(entry.conflict);
    CHECK(entry.conflict->wanted == ShopStage::handed_over);
    CHECK(entry.order.progress.stage == ShopStage::handed_over);
    CHECK(world.times("order-1 handed_over") == 1);
}

TEST_CASE("what the shop refuses is shown with its reason, and keeps nothing else waiting") {
    DeskWorld world;
    world.desk.place("order-1");
    world.desk.place("order-2");
    world.run_for(2s);
    world.desk.refuses = true;
    world.kiosk.change("order-1", ShopStage::ready);
    world.run_for(2s);
    CHECK(world.kiosk.entry("order-1").conflict->refusal == "the shop has its own reasons");
    CHECK(world.kiosk.entry("order-1").stage() == ShopStage::received);
    world.desk.refuses = false;
    world.kiosk.change("order-2", ShopStage::ready);
    world.run_for(2s);
    CHECK(world.times("order-2 ready") == 1);
}

TEST_CASE("a shop without a word for preparing is told when it is ready") {
    DeskWorld world;
    world.desk.able = {};
    world.desk.place("order-1");
    world.run_for(2s);
    world.kiosk.change("order-1", ShopStage::preparing);
    world.run_for(10s);
    CHECK(world.desk.told.empty());
    CHECK_FALSE(world.kiosk.entry("order-1").change);
    world.kiosk.change("order-1", ShopStage::ready);
    world.run_for(10s);
    CHECK(world.times("order-1 ready") == 1);
}

TEST_CASE("two kiosks, a line that fails in every way, and restarts: each step once, and nothing lost") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        INFO("seed " << seed);
        ManualClock clock{noon};
        UnreliableDesk desk{clock, seed};
        desk.lost_request = 15;
        desk.lost_reply = 15;
        desk.offline = 15;
        DeskKiosk one{desk, clock, "UT1", seed};
        DeskKiosk two{desk, clock, "UT2", seed + 100};
        SeededRandom chance{seed};
        constexpr int orders = 6;
        for (int n = 0; n < orders; ++n) desk.place("order-" + std::to_string(n));
        const auto run = [&](std::chrono::milliseconds time) {
            const WallTime end = clock.wall() + time;
            while (clock.wall() < end) {
                one.step();
                two.step();
                desk.run();
                clock.advance(500ms);
            }
        };
        run(5min);
        for (int round = 0; round < 40; ++round) {
            DeskKiosk& kiosk = chance.below(2) == 0 ? one : two;
            const std::string order = "order-" + std::to_string(chance.below(orders));
            const auto entry = kiosk.store().find(order);
            if (entry && entry->stage() < ShopStage::handed_over) {
                kiosk.change(order, static_cast<ShopStage>(static_cast<int>(entry->stage()) + 1));
            }
            if (chance.below(8) == 0) kiosk.start();
            run(20s);
        }
        desk.lost_request = desk.lost_reply = desk.offline = 0;
        one.exchange().network_is_back();
        two.exchange().network_is_back();
        run(30min);
        CHECK(one.store().waiting().value() == 0);
        CHECK(two.store().waiting().value() == 0);
        const std::set<std::string> once{desk.steps.begin(), desk.steps.end()};
        CHECK(once.size() == desk.steps.size());
        for (const auto& [id, pickup] : desk.orders) {
            for (DeskKiosk* kiosk : {&one, &two}) {
                const auto seen = kiosk->store().find(id);
                if (seen) CHECK(seen->order.progress.stage == pickup.order.progress.stage);
            }
        }
    }
}

}  // namespace zuil
