#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {
namespace {

constexpr Comfort contrast{.colours = ColourMode::high_contrast};

}  // namespace

TEST_CASE("every screen is whole in high contrast, in Dutch") { check_both_forms("nl", contrast); }
TEST_CASE("every screen is whole in high contrast, in English") { check_both_forms("en", contrast); }

}  // namespace zuil::test
