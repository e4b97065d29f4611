#include "platform/text/time_zone.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;
using namespace std::chrono;
using namespace std::chrono_literals;

TEST_CASE("a shop's clock is ahead of UTC by one hour in winter and two in summer") {
    const TimeZone zone = TimeZone::find("Europe/Amsterdam").value();
    CHECK(zone.to_local(sys_days{March / 12 / 2026} + 9h + 42min) == local_days{March / 12 / 2026} + 10h + 42min);
    CHECK(zone.to_local(sys_days{July / 1 / 2026} + 23h) == local_days{July / 2 / 2026} + 1h);
    CHECK(zone.to_utc(local_days{July / 2 / 2026} + 1h) == sys_days{July / 1 / 2026} + 23h);
}

TEST_CASE("the hour that is skipped and the hour that comes twice have one meaning each") {
    const TimeZone zone = TimeZone::find("Europe/Amsterdam").value();
    CHECK(zone.to_utc(local_days{March / 29 / 2026} + 2h + 30min) == sys_days{March / 29 / 2026} + 1h + 30min);
    CHECK(zone.to_utc(local_days{October / 25 / 2026} + 2h + 30min) == sys_days{October / 25 / 2026} + 0h + 30min);
}

TEST_CASE("a zone that does not exist is refused") { CHECK_FALSE(TimeZone::find("Europe/Utrecht").has_value()); }
