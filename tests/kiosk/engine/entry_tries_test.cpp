#include "kiosk/engine/entry_tries.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;
using namespace std::chrono_literals;

namespace {

BootTime at(std::chrono::milliseconds since_boot) { return BootTime{since_boot}; }

TriesRow wrong_times(int times, BootTime now) {
    TriesRow tries;
    for (int i = 0; i < times; ++i) tries = after_wrong(tries, now);
    return tries;
}

}  // namespace

TEST_CASE("four wrong tries are free, and each further one closes for twice as long") {
    const BootTime now = at(1h);
    for (int wrong = 0; wrong < 5; ++wrong) CHECK_FALSE(closed_for(wrong_times(wrong, now), now));
    const std::chrono::milliseconds waits[]{60s, 120s, 240s, 480s, 900s};
    for (int i = 0; i < 5; ++i) {
        const TriesRow tries = wrong_times(5 + i, now);
        CHECK(closed_for(tries, now) == waits[i]);
        CHECK(closed_for(tries, now + waits[i] - 1ms) == 1ms);
        CHECK_FALSE(closed_for(tries, now + waits[i]));
    }
    CHECK(closed_for(wrong_times(10, now), now + 24h * 365) == closed_for_good);
    CHECK(closed_for(wrong_times(500, now), now + 24h * 365) == closed_for_good);
}

TEST_CASE("a kiosk that is started again counts on where it was") {
    const TriesRow tries = wrong_times(6, at(1h));
    CHECK(after_restart(tries, at(1h + 30s)) == tries);
    CHECK(closed_for(after_restart(tries, at(1h + 30s)), at(1h + 30s)) == 90s);
}

TEST_CASE("a machine that was switched off shortens no wait, and lengthens it by no more than itself") {
    const TriesRow tries = wrong_times(7, at(1h));
    // It runs for ten seconds: how long it was off is not known.
    const TriesRow found = after_restart(tries, at(10s));
    CHECK(closed_for(found, at(10s)) == 230s);
    CHECK_FALSE(closed_for(found, at(240s)));
    CHECK(found.wrong == 7);
    // Nor does it close again when it has run as long as the other one had.
    CHECK_FALSE(closed_for(found, at(1h + 1s)));
    CHECK(closed_for(after_restart(wrong_times(10, at(1h)), at(10s)), at(10s)) == closed_for_good);
}
