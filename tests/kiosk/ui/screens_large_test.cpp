#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {
namespace {

constexpr Comfort larger{.text = TextSize::larger};
constexpr Comfort largest{.text = TextSize::largest};
// Whoever sees little often wants the colours too, and whoever sits may see little.
constexpr Comfort largest_contrast{.text = TextSize::largest, .colours = ColourMode::high_contrast};
constexpr Comfort largest_low{.text = TextSize::largest, .reach = Reach::low};

}  // namespace

TEST_CASE("every screen is whole in larger letters, in Dutch") { check_both_forms("nl", larger); }
TEST_CASE("every screen is whole in larger letters, in German") { check_both_forms("de", larger); }
TEST_CASE("every screen is whole in the largest letters, in Dutch") { check_both_forms("nl", largest); }
TEST_CASE("every screen is whole in the largest letters, in German") { check_both_forms("de", largest); }
TEST_CASE("every screen is whole in the largest letters and high contrast") {
    check_both_forms("nl", largest_contrast);
}
TEST_CASE("every screen is whole in the largest letters within a seated reach") { check_both_forms("nl", largest_low); }

}  // namespace zuil::test
