#include "sync/exchange/floor_holds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "sync/exchange/staff_calls.hpp"
#include "tests/sync/exchange/made_floor.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

Hold hold_at(const Floor& floor, const std::string& code, std::chrono::milliseconds time = 2h) {
    return {.code = code,
            .product = ProductId{"lamp"},
            .variant = VariantId{"lamp-red"},
            .name = "Lamp Noor",
            .made_at = {},
            .ends_at = floor.clock.wall() + time,
            .by = {}};
}

std::vector<std::string> codes_of(const FloorHolds& holds) {
    std::vector<std::string> codes;
    for (const FloorHold& other : holds.others()) codes.push_back(other.kiosk + " " + other.hold.code);
    return codes;
}

}  // namespace

TEST_CASE("what one kiosk has put aside every kiosk of the store knows, with how long and what the shop knows") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    auto& three = floor.add("UT3");
    floor.run_for(1s);
    Hold told = hold_at(floor, "R 3P 08", 4h);
    told.told_at = floor.clock.wall();
    told.at_shop = HoldAtShop::told;
    const std::vector<Hold> own{hold_at(floor, "R 7K 42"), told};
    one.holds.set_own(own);
    floor.run_for(200ms);
    for (auto* kiosk : {&two, &three}) {
        const auto others = kiosk->holds.others();
        REQUIRE(others.size() == 2);
        CHECK(others[0].kiosk == "UT1");
        CHECK(others[0].hold == own[0]);
        CHECK(others[1].hold == own[1]);
        CHECK(kiosk->holds.take_changed());
    }
    CHECK(one.holds.others().empty());
    // Said again, it is no news; only that it was heard is younger.
    floor.run_for(1min);
    CHECK_FALSE(two.holds.take_changed());
    CHECK(floor.clock.boot() - two.holds.others()[0].heard_at < 15s);
    // What is no longer said is gone.
    one.holds.set_own({told});
    floor.run_for(200ms);
    CHECK(codes_of(two.holds) == std::vector<std::string>{"UT1 R 3P 08"});
    one.holds.set_own({});
    floor.run_for(200ms);
    CHECK(two.holds.others().empty());
    CHECK(three.holds.others().empty());
}

TEST_CASE("as many as a kiosk can put aside come over, each message small, and a later kiosk hears all of it") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    floor.run_for(1s);
    std::vector<Hold> own;
    for (int i = 0; i < 100; ++i) {
        Hold hold = hold_at(floor, fmt::format("R {:03}", i));
        hold.name = std::string(150, 'x') + "ö";
        hold.variant = VariantId{"variant_" + std::string(100, 'v') + std::to_string(i)};
        hold.product = ProductId{"product_" + std::string(100, 'p')};
        own.push_back(hold);
    }
    one.holds.set_own(own);
    floor.run_for(10s);
    CHECK(two.holds.others().size() == 100);
    // Some messages are lost: the list stays as it was until all of another has come.
    floor.network.lost = 3;
    own.pop_back();
    one.holds.set_own(own);
    floor.run_for(60ms);
    CHECK(two.holds.others().size() == 100);
    floor.run_for(30s);
    CHECK(two.holds.others().size() == 99);
    auto& late = floor.add("UT3");
    floor.run_for(15s);
    CHECK(late.holds.others().size() == 99);
    for (const auto& [to, message] : floor.network.recorded) {
        REQUIRE(message.bytes.size() <= Lan::message_bytes_max);
        REQUIRE(message.bytes.find("variant") == std::string::npos);
    }
}

TEST_CASE("a hold that is taken off the list at another kiosk ends when its own has heard of it") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    floor.run_for(1s);
    one.holds.set_own({hold_at(floor, "R 7K 42"), hold_at(floor, "R 3P 08")});
    floor.run_for(200ms);
    REQUIRE(two.holds.others().size() == 2);
    floor.network.lost = 2;
    two.holds.end("UT1", "R 7K 42");
    CHECK(two.holds.take_changed());
    CHECK(two.holds.others()[0].is_ending);
    CHECK_FALSE(two.holds.others()[1].is_ending);
    floor.run_for(4s);
    CHECK(one.holds.take_ended() == std::vector<std::string>{"R 7K 42"});
    one.holds.set_own({hold_at(floor, "R 3P 08")});
    floor.run_for(1s);
    CHECK(codes_of(two.holds) == std::vector<std::string>{"UT1 R 3P 08"});
    // It is not asked for any more, nor for what nobody has.
    floor.run_for(5s);
    CHECK(one.holds.take_ended().empty());
    two.holds.end("UT1", "R none");
    two.holds.end("UT9", "R 3P 08");
    floor.run_for(5s);
    CHECK(one.holds.take_ended().empty());
}

TEST_CASE("a kiosk that is switched off keeps its list with the others, until a day after the end of each") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    floor.run_for(1s);
    one.holds.set_own({hold_at(floor, "R 7K 42", 2h), hold_at(floor, "R 3P 08", 20h)});
    floor.run_for(1s);
    floor.kiosks.erase(floor.kiosks.begin());
    floor.run_for(1min);
    CHECK(two.line.kiosks() == 0);
    CHECK(two.holds.others().size() == 2);
    CHECK(floor.clock.boot() - two.holds.others()[0].heard_at >= 1min);
    // Somebody takes one off the list meanwhile: that kiosk hears of it when it is back, under another run.
    two.holds.end("UT1", "R 3P 08");
    floor.clock.advance(25h);
    floor.run_for(1s);
    CHECK(codes_of(two.holds) == std::vector<std::string>{"UT1 R 7K 42", "UT1 R 3P 08"});
    floor.clock.advance(2h);
    floor.run_for(1s);
    CHECK(codes_of(two.holds) == std::vector<std::string>{"UT1 R 3P 08"});
    auto& again = floor.add("UT1");
    again.holds.set_own({hold_at(floor, "R 3P 08", 1h)});
    floor.run_for(3s);
    CHECK(again.holds.take_ended() == std::vector<std::string>{"R 3P 08"});
    again.holds.set_own({});
    floor.run_for(1s);
    CHECK(two.holds.others().empty());
}

TEST_CASE("what is put aside is told to nobody without the key, and what was recorded changes nothing") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    SeededRandom other{9};
    const SealingKey foreign = SealingKey::make(other);
    auto& stranger = floor.add("XX1", foreign);
    floor.run_for(1s);
    one.holds.set_own({hold_at(floor, "R 7K 42")});
    floor.run_for(1s);
    two.holds.end("UT1", "R 7K 42");
    floor.run_for(1s);
    REQUIRE(one.holds.take_ended().size() == 1);
    one.holds.set_own({});
    floor.run_for(1s);
    CHECK(stranger.holds.others().empty());
    REQUIRE(two.holds.others().empty());
    one.holds.set_own({hold_at(floor, "R 7K 42")});
    floor.run_for(1s);
    const auto recorded = floor.network.recorded;
    for (const auto& [to, message] : recorded) floor.network.send(message.from, to, message.bytes);
    floor.run_for(1s);
    CHECK(one.holds.take_ended().empty());
    CHECK(two.holds.others().size() == 1);
}

TEST_CASE("a message about holds that no kiosk would say does no harm, and calls go on beside it") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    floor.run_for(1s);
    const std::string head = R"({"v":1,"from":"a","to":")" + one.line.run() + R"(","n":)";
    const LanAddress at{"10.0.0.1", 1};
    int number = 0;
    for (const char* said :
         {R"("holds":{})", R"("holds":[])", R"("holds":{"e":1,"i":5,"of":2,"list":[]})",
          R"("holds":{"e":1,"i":0,"of":1,"list":[{"c":""}]})", R"("holds":{"e":1,"i":0,"of":1,"list":7})",
          R"("holds":{"e":1,"i":0,"of":1,"list":[{"c":"R 1","p":"p","v":"v","n":"n","u":9000000000000000}]})",
          R"("end":7)", R"("end":"")"}) {
        const std::string text = head + std::to_string(++number) + R"(,"kiosk":"UT9","bay":"",)" + said + "}";
        floor.network.send({"10.0.0.9", 9}, at, floor.key.seal(text, "zuil holds 1", floor.random));
        floor.run_for(20ms);
    }
    CHECK(one.holds.others().empty());
    CHECK(one.holds.take_ended().empty());
    one.holds.set_own({hold_at(floor, "R 7K 42")});
    one.calls.call(CallQuestion::look_in_stock, "Lamp Noor");
    floor.run_for(200ms);
    CHECK(two.calls.calls().size() == 1);
    CHECK(two.holds.others().size() == 1);
    floor.run_for(15s);
    CHECK(two.calls.calls().size() == 1);
    CHECK(floor.clock.boot() - two.calls.calls()[0].since >= 15s);
}

}  // namespace zuil::test
