#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {
namespace {

constexpr Comfort low{.reach = Reach::low};

}  // namespace

TEST_CASE("every screen is whole with everything within a seated reach, in Dutch") { check_both_forms("nl", low); }
TEST_CASE("every screen is whole with everything within a seated reach, in English") { check_both_forms("en", low); }

}  // namespace zuil::test
