#include "kiosk/engine/patience.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;
using namespace std::chrono_literals;

TEST_CASE("the screen asks after a minute, counts thirty seconds, and then it is over") {
    Patience patience;
    const BootTime start{1000s};
    patience.touched(start, 60s, 30s);
    CHECK(patience.state(start + 59s) == Patience::State::waiting);
    CHECK(patience.next_change(start + 5s) == start + 60s);
    CHECK(patience.state(start + 60s) == Patience::State::asking);
    CHECK(patience.seconds_left(start + 60s) == 30);
    CHECK(patience.seconds_left(start + 60s + 1ms) == 30);
    CHECK(patience.next_change(start + 60s + 1ms) == start + 61s);
    CHECK(patience.seconds_left(start + 61s) == 29);
    CHECK(patience.seconds_left(start + 89s + 999ms) == 1);
    CHECK(patience.state(start + 90s) == Patience::State::over);
}

TEST_CASE("a touch starts it over, and nobody has to be at an attract screen") {
    Patience patience;
    CHECK_FALSE(patience.next_change(BootTime{5s}));
    patience.touched(BootTime{0s}, 60s, 30s);
    patience.touched(BootTime{70s}, 60s, 30s);
    CHECK(patience.state(BootTime{129s}) == Patience::State::waiting);
    patience.rest();
    CHECK(patience.state(BootTime{900s}) == Patience::State::waiting);
}
