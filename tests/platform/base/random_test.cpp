#include "platform/base/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace zuil {

TEST_CASE("the same seed gives the same sequence") {
    SeededRandom first{7};
    SeededRandom second{7};
    for (int draw = 0; draw < 100; ++draw) CHECK(first.next() == second.next());
}

TEST_CASE("below stays below and reaches every value") {
    SeededRandom random{1};
    std::array<int, 6> seen{};
    for (int draw = 0; draw < 600; ++draw) ++seen.at(random.below(6));
    for (const int count : seen) CHECK(count > 50);
}

}  // namespace zuil
