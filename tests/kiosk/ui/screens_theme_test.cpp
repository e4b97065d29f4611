#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {

TEST_CASE("every screen is whole and readable in a shop with a pale colour and grounds of its own") {
    check_screens(1080, 1920, "nl", {}, "tests/kiosk/ui/pale_theme.toml");
    check_screens(1920, 1080, "en", {}, "tests/kiosk/ui/pale_theme.toml");
}

}  // namespace zuil::test
