#include "sync/exchange/staff_calls.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "tests/sync/exchange/made_floor.hpp"

namespace zuil::test {

using namespace std::chrono_literals;

TEST_CASE("a call is heard at every kiosk of the store, with what it is about and how long it waits") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    auto& three = floor.add("UT3");
    floor.run_for(1s);
    CHECK(one.calls.kiosks() == 2);
    one.calls.call(CallQuestion::look_in_stock, "Lamp Noor");
    floor.run_for(40ms);
    for (const auto* kiosk : {&one, &two, &three}) {
        const auto calls = kiosk->calls.calls();
        REQUIRE(calls.size() == 1);
        CHECK(calls[0].kiosk == "UT1");
        CHECK(calls[0].bay == "bij de lampen");
        CHECK(calls[0].question == CallQuestion::look_in_stock);
        CHECK(calls[0].article == "Lamp Noor");
        CHECK_FALSE(calls[0].is_taken());
    }
    floor.run_for(90s);
    CHECK(floor.clock.boot() - two.calls.calls().at(0).since >= 90s);
    one.calls.end();
    floor.run_for(40ms);
    CHECK(two.calls.calls().empty());
    CHECK(three.calls.calls().empty());
}

TEST_CASE("a kiosk that is switched on later hears who waits already") {
    Floor floor;
    auto& one = floor.add("UT1");
    one.calls.call(CallQuestion::other, "");
    floor.run_for(30s);
    auto& two = floor.add("UT2");
    floor.run_for(100ms);
    REQUIRE(two.calls.calls().size() == 1);
    CHECK(floor.clock.boot() - two.calls.calls()[0].since >= 30s);
}

TEST_CASE("a call is taken once, and everybody sees by whom; lost messages are made good within two seconds") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    auto& three = floor.add("UT3");
    floor.run_for(1s);
    floor.network.lost = 2;
    one.calls.call(CallQuestion::help_choosing, "");
    floor.run_for(2s);
    REQUIRE(two.calls.calls().size() == 1);
    REQUIRE(three.calls.calls().size() == 1);

    const CallId id = two.calls.calls()[0].id;
    floor.network.lost = 1;
    two.calls.take(id);
    three.calls.take(id);
    floor.run_for(2s);
    REQUIRE(one.calls.own());
    const std::string taken_at = one.calls.own()->taken_at;
    CHECK((taken_at == "UT2" || taken_at == "UT3"));
    CHECK(two.calls.calls()[0].taken_at == taken_at);
    CHECK(three.calls.calls()[0].taken_at == taken_at);
    // And stays so.
    two.calls.take(id);
    three.calls.take(id);
    floor.run_for(1s);
    CHECK(one.calls.own()->taken_at == taken_at);
}

TEST_CASE("a call belongs to its kiosk: a second one changes nothing, and it goes when its kiosk does") {
    Floor floor;
    auto& one = floor.add("UT1");
    floor.add("UT2");
    one.calls.call(CallQuestion::cannot_find, "first");
    one.calls.call(CallQuestion::other, "second");
    floor.run_for(1s);
    auto& two = *floor.kiosks[1];
    REQUIRE(two.calls.calls().size() == 1);
    CHECK(two.calls.calls()[0].article == "first");
    floor.kiosks.erase(floor.kiosks.begin());
    floor.run_for(13s);
    CHECK(two.calls.calls().empty());
    CHECK(two.calls.kiosks() == 0);
}

TEST_CASE("kiosks with another key hear nothing and say nothing that can be read") {
    Floor floor;
    auto& one = floor.add("UT1");
    SeededRandom other{9};
    const SealingKey foreign = SealingKey::make(other);
    auto& stranger = floor.add("XX1", foreign);
    one.calls.call(CallQuestion::cannot_find, "Lamp Noor");
    floor.run_for(5s);
    CHECK(stranger.calls.calls().empty());
    CHECK(one.calls.kiosks() == 0);
    for (const auto& [to, message] : floor.network.recorded) {
        CHECK(message.bytes.size() <= Lan::message_bytes_max);
        CHECK(message.bytes.find("Lamp") == std::string::npos);
        CHECK(message.bytes.find("UT1") == std::string::npos);
    }
}

TEST_CASE("what was recorded is refused, while its kiosks run and after they were restarted") {
    Floor floor;
    auto& one = floor.add("UT1");
    auto& two = floor.add("UT2");
    floor.run_for(1s);
    one.calls.call(CallQuestion::other, "");
    floor.run_for(1s);
    one.calls.end();
    floor.run_for(1s);
    REQUIRE(two.calls.calls().empty());
    const auto replay = [&] {
        const auto recorded = floor.network.recorded;
        for (const auto& [to, message] : recorded) {
            floor.network.send(message.from, to, message.bytes);
            floor.run_for(20ms);
            CHECK(floor.kiosks.back()->calls.calls().empty());
        }
    };
    replay();
    // Another run at the same address.
    floor.kiosks.pop_back();
    floor.add("UT2");
    floor.run_for(1s);
    replay();
    CHECK(floor.kiosks.back()->calls.kiosks() == 1);
}

TEST_CASE("what no kiosk would say does no harm") {
    Floor floor;
    auto& one = floor.add("UT1");
    const LanAddress somebody{"10.0.0.9", 9};
    const LanAddress at{"10.0.0.1", 1};
    for (const char* text : {"", "{}", R"({"v":1})", R"({"v":2,"from":"a","to":"","n":1,"kiosk":"","bay":""})",
                             R"({"v":1,"from":"a","to":"","n":-1,"kiosk":"x","bay":""})"}) {
        floor.network.send(somebody, at, text);
        floor.network.send(somebody, at, floor.key.seal(text, "zuil floor 1", floor.random));
        floor.run_for(20ms);
    }
    CHECK(one.calls.calls().empty());
    CHECK(one.calls.kiosks() == 0);
    // A greeting is answered, but not each of a thousand.
    const std::string greeting =
        floor.key.seal(R"({"v":1,"from":"a","to":"","n":1,"kiosk":"x","bay":""})", "zuil floor 1", floor.random);
    const std::size_t before = floor.network.recorded.size();
    for (int n = 0; n < 1000; ++n) floor.network.send(somebody, at, greeting);
    floor.run_for(20ms);
    CHECK(floor.network.recorded.size() == before + 1000 + 1);
}

}  // namespace zuil::test
