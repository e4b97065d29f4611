#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {

TEST_CASE("every screen in portrait is whole, in Dutch") { check_screens(1080, 1920, "nl", {}); }
TEST_CASE("every screen in portrait is whole, in English") { check_screens(1080, 1920, "en", {}); }
TEST_CASE("every screen in landscape is whole, in Dutch") { check_screens(1920, 1080, "nl", {}); }
TEST_CASE("every screen in landscape is whole, in English") { check_screens(1920, 1080, "en", {}); }

}  // namespace zuil::test
