#include "sync/exchange/hold_exchange.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/unreliable_hold_desk.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const WallTime hold_noon{1'800'000'000'000ms};
const HoldPlace here{.kiosk = "UT1", .store = StoreId{"utrecht"}};

// One kiosk's shelf; it can be ended and started again at any moment.
struct HoldWorld {
    explicit HoldWorld(std::uint64_t seed = 5) : desk{clock, seed}, random{seed} { start(); }

    void start() {
        exchange.reset();
        shelf.reset();
        desk.forget_callers();
        shelf = HoldShelf::open(folder.path()).value();
        exchange.emplace(desk, here.store, *shelf, clock, random);
    }
    void run_for(std::chrono::milliseconds time, std::chrono::milliseconds step = 200ms) {
        const WallTime end = clock.wall() + time;
        while (clock.wall() < end) {
            exchange->step();
            desk.run();
            clock.advance(step);
        }
    }
    Status put_aside(const std::string& code, std::chrono::milliseconds time = 2h) {
        return shelf->add({.code = code,
                           .product = ProductId{"lamp"},
                           .variant = VariantId{"lamp-red"},
                           .name = "Lamp",
                           .made_at = clock.wall(),
                           .ends_at = clock.wall() + time,
                           .by = StaffId{"sanne"}},
                          here);
    }
    std::optional<Hold> hold(const std::string& code) {
        const std::vector<Hold> all = shelf->all(clock.wall()).value();
        for (const Hold& one : all) {
            if (one.code == code) return one;
        }
        return std::nullopt;
    }

    ManualClock clock{hold_noon};
    UnreliableHoldDesk desk;
    SeededRandom random;
    TemporaryFolder folder;
    std::unique_ptr<HoldShelf> shelf;
    std::optional<HoldExchange> exchange;
};

}  // namespace

TEST_CASE("what is put aside is told to the shop at once, and let go when it is off the list") {
    HoldWorld world;
    world.run_for(1s);
    REQUIRE(world.put_aside("R 7K 42"));
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::to_tell);
    CHECK(world.exchange->next_step_in() == 0ms);
    const WallTime before = world.clock.wall();
    world.run_for(1s);
    const Hold hold = *world.hold("R 7K 42");
    CHECK(hold.at_shop == HoldAtShop::told);
    REQUIRE(hold.told_at);
    CHECK(*hold.told_at >= before);
    CHECK(world.desk.times("R 7K 42") == 1);
    CHECK(world.desk.last ==
          HoldNotice{.place = here, .code = "R 7K 42", .variant = VariantId{"lamp-red"}, .ends_at = hold.ends_at});
    CHECK_FALSE(world.exchange->take_returned());

    // Nothing more is said while it lies there.
    const int calls = world.desk.calls;
    world.run_for(1h);
    CHECK(world.desk.calls == calls);
    REQUIRE(world.shelf->end("R 7K 42"));
    CHECK(world.exchange->status().waiting == 0);
    world.run_for(1s);
    CHECK(world.desk.kept.empty());
    CHECK(world.exchange->take_returned());
    CHECK_FALSE(world.exchange->take_returned());
    CHECK(world.shelf->next_due().value() == std::nullopt);
}

TEST_CASE("what nobody looks at is let go when its time is over, after a restart as well") {
    HoldWorld world;
    REQUIRE(world.put_aside("R 7K 42"));
    world.run_for(1s);
    CHECK(world.desk.free() == 99);
    world.start();
    CHECK(world.exchange->next_step_in() <= 2h);
    world.clock.advance(2h);
    world.run_for(1s);
    CHECK(world.desk.free() == 100);
    // It is still to be put back.
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::untold);
    // And when the list was wiped before the kiosk was on again.
    REQUIRE(world.put_aside("R 3P 08"));
    world.run_for(1s);
    CHECK(world.desk.free() == 99);
    world.clock.advance(60h);
    world.start();
    CHECK(world.shelf->all(world.clock.wall()).value().empty());
    world.run_for(10s);
    CHECK(world.desk.free() == 100);
}

TEST_CASE("without a line it waits, over a restart too, and what was over before the line came back is never told") {
    HoldWorld world;
    world.run_for(1s);
    world.desk.offline = 100;
    REQUIRE(world.put_aside("R 7K 42", 26h));
    REQUIRE(world.put_aside("R 3P 08", 2h));
    world.run_for(30min);
    world.start();
    world.run_for(2h, 1s);
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::to_tell);
    CHECK(world.exchange->status().waiting >= 1);
    CHECK(world.exchange->status().last_error->code == Errc::offline);
    // Some hours without a line are not some hours of calls.
    CHECK(world.desk.calls < 150);
    world.desk.offline = 0;
    world.exchange->network_is_back();
    world.run_for(20s);
    CHECK(world.desk.kept == std::multiset<std::string>{"R 7K 42"});
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::told);
    CHECK(world.exchange->status().waiting == 0);
}

TEST_CASE("after a time-out nothing is told again before the request that is on its way can have arrived") {
    HoldWorld world;
    world.run_for(1s);
    world.desk.late_request = 100;
    REQUIRE(world.put_aside("R 7K 42"));
    world.run_for(1s);
    world.desk.late_request = 0;
    const int calls = world.desk.calls;
    world.exchange->network_is_back();
    world.run_for(15s);
    CHECK(world.desk.calls == calls);
    world.run_for(15s);
    CHECK(world.desk.times("R 7K 42") == 1);
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::told);

    // It was taken off the list before anybody knew whether the shop has it.
    world.desk.late_request = 100;
    REQUIRE(world.put_aside("R 3P 08"));
    world.run_for(1s);
    world.desk.late_request = 0;
    REQUIRE(world.shelf->end("R 3P 08"));
    CHECK(world.put_aside("R 3P 08").error().code == Errc::conflict);
    world.run_for(1min);
    CHECK(world.desk.times("R 3P 08") == 0);
    CHECK(world.put_aside("R 3P 08"));
}

TEST_CASE("what the shop does not keep is told once, with why") {
    HoldWorld world;
    world.desk.pieces = 1;
    REQUIRE(world.put_aside("R 7K 42"));
    world.run_for(1s);
    REQUIRE(world.put_aside("R 3P 08"));
    world.run_for(1s);
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::told);
    CHECK(world.hold("R 3P 08")->at_shop == HoldAtShop::none_left);
    CHECK_FALSE(world.hold("R 3P 08")->told_at);
    world.desk.refuses = Errc::refused;
    REQUIRE(world.put_aside("R 9X 11"));
    world.run_for(1s);
    CHECK(world.hold("R 9X 11")->at_shop == HoldAtShop::not_allowed);
    const int calls = world.desk.calls;
    world.run_for(1h, 1s);
    CHECK(world.desk.calls == calls);
    // There is nothing to let go of either.
    REQUIRE(world.shelf->end("R 3P 08"));
    world.run_for(1min);
    CHECK(world.desk.calls == calls);
    CHECK(world.desk.free() == 0);
}

TEST_CASE("of an article that the shop does not count it knows nothing, and nobody asks again") {
    HoldWorld world;
    world.desk.is_counted = false;
    REQUIRE(world.put_aside("R 7K 42"));
    world.run_for(1s);
    CHECK(world.hold("R 7K 42")->at_shop == HoldAtShop::untold);
    CHECK_FALSE(world.hold("R 7K 42")->told_at);
    REQUIRE(world.shelf->end("R 7K 42"));
    world.run_for(1h, 1s);
    CHECK(world.desk.calls == 1);
}

TEST_CASE("what a lost list left at the shop is let go, now and then") {
    HoldWorld world;
    world.desk.kept = {"R old", "R young"};
    world.desk.forgotten = {"R old"};
    world.run_for(1s);
    CHECK(world.desk.kept == std::multiset<std::string>{"R young"});
    CHECK(world.exchange->take_returned());
    world.run_for(24h, 10s);
    CHECK(world.desk.tidied == 4);
}

TEST_CASE("a line that fails in every way, and restarts: each piece is kept once, and none for ever") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        INFO("seed " << seed);
        HoldWorld world{seed};
        world.desk.lost_request = world.desk.lost_reply = world.desk.late_request = world.desk.offline = 15;
        SeededRandom chance{seed};
        std::vector<std::string> codes;
        for (int round = 0; round < 40; ++round) {
            if (chance.below(2) == 0) {
                codes.push_back("R " + std::to_string(round));
                REQUIRE(world.put_aside(codes.back(), 10min + std::chrono::minutes{chance.below(600)}));
            } else if (!codes.empty()) {
                REQUIRE(world.shelf->end(codes[chance.below(codes.size())]));
            }
            if (chance.below(8) == 0) world.start();
            world.run_for(std::chrono::seconds{chance.below(120)}, 500ms);
            for (const std::string& code : world.desk.kept) CHECK(world.desk.times(code) == 1);
        }
        world.desk.lost_request = world.desk.lost_reply = world.desk.late_request = world.desk.offline = 0;
        world.exchange->network_is_back();
        world.run_for(20min, 500ms);
        CHECK(world.exchange->status().waiting == 0);
        const std::vector<Hold> all = world.shelf->all(world.clock.wall()).value();
        for (const Hold& hold : all) {
            const bool is_over = hold.ends_at <= world.clock.wall();
            CHECK(world.desk.times(hold.code) == (is_over ? 0 : 1));
            CHECK(hold.at_shop == (is_over ? HoldAtShop::untold : HoldAtShop::told));
        }
        world.run_for(12h, 10s);
        CHECK(world.desk.kept.empty());
    }
}

}  // namespace zuil
