#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <thread>

#include "platform/lan/lan.hpp"
#include "tests/sync/exchange/floor_kiosk.hpp"

// Two kiosks of a store on this machine's own network: nothing leaves it.
namespace zuil {
namespace {

using namespace std::chrono_literals;

// Found and heard on the loopback interface alone.
std::unique_ptr<Lan> join_network() {
    return make_lan({.service = "_zuil-proef-floor._udp", .network_interface = "lo", .peers = {}, .wake = [] {}})
        .value();
}

}  // namespace

TEST_CASE("over a real network calls and what is put aside come to the other kiosk, and its end comes back") {
    SystemClock clock;
    SystemRandom random;
    const SealingKey key = SealingKey::make(random);
    test::FloorKiosk one{join_network(), "UT1", key, clock, random};
    test::FloorKiosk two{join_network(), "UT2", key, clock, random};
    const auto run_until = [&](const std::function<bool()>& holds) {
        const BootTime most = clock.boot() + 20s;
        while (!holds() && clock.boot() < most) {
            one.step();
            two.step();
            std::this_thread::sleep_for(10ms);
        }
        return holds();
    };
    std::vector<Hold> own;
    for (int i = 0; i < 30; ++i) {
        own.push_back({.code = "R " + std::to_string(i),
                       .product = ProductId{"prod_01HXYZABCDEFGHJKMNPQRSTVWX"},
                       .variant = VariantId{"variant_01HXYZABCDEFGHJKMNPQRSTVWX"},
                       .name = "Hanglamp Plooi",
                       .made_at = {},
                       .ends_at = std::chrono::floor<std::chrono::milliseconds>(clock.wall()) + 2h,
                       .by = {}});
    }
    one.holds.set_own(own);
    one.calls.call(CallQuestion::other, "Hanglamp Plooi");
    REQUIRE(run_until([&] { return two.holds.others().size() == own.size() && two.calls.calls().size() == 1; }));
    CHECK(two.holds.others()[7].hold == own[7]);
    two.holds.end("UT1", "R 7");
    std::vector<std::string> ended;
    REQUIRE(run_until([&] {
        if (ended.empty()) ended = one.holds.take_ended();
        return !ended.empty();
    }));
    CHECK(ended == std::vector<std::string>{"R 7"});
    own.erase(own.begin() + 7);
    one.holds.set_own(own);
    CHECK(run_until([&] { return two.holds.others().size() == own.size(); }));
}

}  // namespace zuil
