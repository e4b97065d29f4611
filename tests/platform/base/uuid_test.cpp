#include "platform/base/uuid.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

namespace zuil {

using namespace std::chrono_literals;

TEST_CASE("a UUID carries its millisecond, version and variant") {
    const ManualClock clock{WallTime{0x0189'0a5d'ac96ms}};
    SeededRandom random{1};
    const std::string id = UuidMaker{clock, random}.next();
    CHECK(id.starts_with("01890a5d-ac96-7"));
    CHECK(id.size() == 36);
    CHECK(std::string_view{"89ab"}.find(id[19]) != std::string_view::npos);
    CHECK(id.find_first_not_of("0123456789abcdef-") == std::string::npos);
}

TEST_CASE("UUIDs are in the order of their making, within a millisecond and when the clock jumps back") {
    ManualClock clock{WallTime{1'700'000'000'000ms}};
    SeededRandom random{2};
    UuidMaker maker{clock, random};
    std::set<std::string> made;
    std::string last;
    for (int number = 0; number < 20'000; ++number) {
        if (number == 9'000) clock.set_wall(clock.wall() - 1h);
        if (number % 5'000 == 0) clock.advance(1ms);
        std::string id = maker.next();
        REQUIRE(id > last);
        made.insert(id);
        last = std::move(id);
    }
    CHECK(made.size() == 20'000);
}

TEST_CASE("a clock before 1970 still gives UUIDs") {
    const ManualClock clock{WallTime{-5ms}};
    SeededRandom random{3};
    UuidMaker maker{clock, random};
    const std::string first = maker.next();
    CHECK(first < maker.next());
}

}  // namespace zuil
