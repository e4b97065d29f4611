#include "sync/exchange/call_guard.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

using namespace std::chrono_literals;

// A shop that fails every so many calls, called as often as the guard lets, once a second at most.
int calls_in(std::chrono::milliseconds time, CallGuard& guard, int fails_of_ten, Errc code = Errc::shop_fault) {
    SeededRandom random{7};
    int calls = 0;
    for (BootTime now{}; now.time_since_epoch() < time; now += 1s) {
        if (now < guard.not_before()) continue;
        if (calls++ % 10 < fails_of_ten) {
            guard.failed(code, now, random);
        } else {
            guard.answered(now);
        }
    }
    return calls;
}

}  // namespace

TEST_CASE("a shop that fails five times in a row is left alone, longer each time, and an answer ends it") {
    SeededRandom random{1};
    CallGuard guard{{.pause = {10s, 300s}}};
    const BootTime now{100s};
    for (int n = 0; n < 4; ++n) guard.failed(Errc::offline, now, random);
    CHECK(guard.not_before() <= now);
    guard.failed(Errc::offline, now, random);
    CHECK(guard.not_before() > now);
    // The probe fails: one failure is enough for the next pause.
    BootTime at = guard.not_before();
    guard.failed(Errc::offline, at, random);
    CHECK(guard.not_before() > at);
    at = guard.not_before();
    guard.answered(at);
    guard.failed(Errc::offline, at, random);
    CHECK(guard.not_before() <= at);
}

TEST_CASE("a shop that fails more than half of the time is left alone, one that fails less is not") {
    SeededRandom random{2};
    CallGuard worse{{.pause = {10s, 300s}, .tokens_max = 10'000}};
    CallGuard better{{.pause = {10s, 300s}, .tokens_max = 10'000}};
    const BootTime now{100s};
    for (int n = 0; n < 20; ++n) {
        n % 5 < 3 ? worse.failed(Errc::shop_fault, now, random) : worse.answered(now);
        n % 2 == 0 ? better.failed(Errc::shop_fault, now, random) : better.answered(now);
    }
    worse.failed(Errc::shop_fault, now, random);
    CHECK(worse.not_before() > now);
    CHECK(better.not_before() <= now);
}

TEST_CASE("repeats have a budget, so that a shop that half works is called less and not more") {
    CallGuard well;
    CHECK(calls_in(20min, well, 0) == 1'200);
    CallGuard half;
    // Half of them fail, which would be 600 repeats.
    CHECK(calls_in(20min, half, 5) < 400);
    CallGuard silent;
    CHECK(calls_in(20min, silent, 4, Errc::timeout) < 300);
    CallGuard dead;
    CHECK(calls_in(20min, dead, 10) < 60);
}

TEST_CASE("when the line is back nobody waits out the pause that was for it") {
    SeededRandom random{3};
    CallGuard guard{{.pause = {100s, 300s}}};
    const BootTime now{100s};
    for (int n = 0; n < 6; ++n) guard.failed(Errc::offline, now, random);
    REQUIRE(guard.not_before() > now);
    guard.line_is_back();
    CHECK(guard.not_before() <= now);
}

}  // namespace zuil
