#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {
namespace {

constexpr Comfort low{.reach = Reach::low};

}  // namespace

TEST_CASE("every screen in portrait is whole with everything within a seated reach, in Dutch") {
    check_screens(1080, 1920, "nl", low);
}
TEST_CASE("every screen in portrait is whole with everything within a seated reach, in English") {
    check_screens(1080, 1920, "en", low);
}
TEST_CASE("every screen in landscape is whole with everything within a seated reach, in Dutch") {
    check_screens(1920, 1080, "nl", low);
}
TEST_CASE("every screen in landscape is whole with everything within a seated reach, in English") {
    check_screens(1920, 1080, "en", low);
}

}  // namespace zuil::test
