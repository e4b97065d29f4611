#include "kiosk/config/theme_settings.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

std::string theme_complaint(const std::string& text) {
    const auto theme = parse_theme_settings(text, "/etc/zuil/theme.toml");
    return theme ? "" : theme.error().detail;
}

}  // namespace

TEST_CASE("a theme file is read with its pictures beside it, and may say nothing at all") {
    const auto theme = parse_theme_settings(R"(
logo = "mark.svg"
logo_on_dark = "/srv/light.svg"
accent = "#123456"
font = "type"
[colours]
paper = "#FFFFFF"
)",
                                            "/etc/zuil/theme.toml");
    REQUIRE(theme.has_value());
    CHECK(theme->logo == "/etc/zuil/mark.svg");
    CHECK(theme->logo_on_dark == "/srv/light.svg");
    CHECK(theme->accent == 0x123456);
    CHECK(theme->font == "/etc/zuil/type");
    CHECK(theme->colours.at("paper") == 0xFFFFFF);
    CHECK(parse_theme_settings("", "theme.toml").has_value());
}

TEST_CASE("a theme file that does not hold says where and why, all of it at once") {
    CHECK(theme_complaint("accent = \"teal\"\nname = \"Shop\"\n[colours]\npaper = \"#12345G\"\nink = 3\n") ==
          "/etc/zuil/theme.toml:1: 'accent' is a colour such as \"#0B5C66\"\n"
          "/etc/zuil/theme.toml:5: 'colours.ink' is a text in quotes, not a whole number\n"
          "/etc/zuil/theme.toml:5: 'colours.ink' is a colour such as \"#0B5C66\"\n"
          "/etc/zuil/theme.toml:4: 'colours.paper' is a colour such as \"#0B5C66\"\n"
          "/etc/zuil/theme.toml:2: 'name' is not a setting; known here: accent, colours, font, logo, logo_on_dark");
    CHECK(theme_complaint("accent = ").starts_with("/etc/zuil/theme.toml:1: "));
    CHECK(read_theme_settings("/nowhere/theme.toml").error().code == Errc::not_found);
}

}  // namespace zuil
