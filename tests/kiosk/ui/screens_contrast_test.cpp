#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {
namespace {

constexpr Comfort contrast{.colours = ColourMode::high_contrast};

}  // namespace

TEST_CASE("every screen in portrait is whole in high contrast, in Dutch") { check_screens(1080, 1920, "nl", contrast); }
TEST_CASE("every screen in portrait is whole in high contrast, in English") {
    check_screens(1080, 1920, "en", contrast);
}
TEST_CASE("every screen in landscape is whole in high contrast, in Dutch") {
    check_screens(1920, 1080, "nl", contrast);
}
TEST_CASE("every screen in landscape is whole in high contrast, in English") {
    check_screens(1920, 1080, "en", contrast);
}

}  // namespace zuil::test
