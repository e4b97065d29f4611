#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {

TEST_CASE("every screen in portrait is whole, in German") { check_screens(1080, 1920, "de", {}); }
TEST_CASE("every screen in portrait is whole, in French") { check_screens(1080, 1920, "fr", {}); }
TEST_CASE("every screen in portrait is whole, in Polish") { check_screens(1080, 1920, "pl", {}); }
TEST_CASE("every screen in landscape is whole, in German") { check_screens(1920, 1080, "de", {}); }
TEST_CASE("every screen in landscape is whole, in French") { check_screens(1920, 1080, "fr", {}); }
TEST_CASE("every screen in landscape is whole, in Polish") { check_screens(1920, 1080, "pl", {}); }

}  // namespace zuil::test
