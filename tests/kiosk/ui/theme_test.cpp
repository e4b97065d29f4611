#include "kiosk/ui/theme.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

Theme with_accent(std::uint32_t rgb) {
    Brand brand;
    brand.name = "Shop";
    brand.accent = Colour::hex(rgb);
    return light_theme(brand);
}

}  // namespace

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(Colour::hex(0xFFFFFF), Colour::hex(0x000000)) == 21.0);
    const double grey = contrast(Colour::hex(0x767676), Colour::hex(0xFFFFFF));
    CHECK(grey > 4.5);
    CHECK(grey < 4.6);
}

TEST_CASE("text is readable on every ground it stands on, whatever accent the shop has") {
    for (const std::uint32_t accent : {0x0B5C66U, 0xE30613U, 0xFFD60AU, 0x9AD7C4U, 0xFF7A00U, 0x000000U, 0xFFFFFFU}) {
        const Theme theme = with_accent(accent);
        INFO("accent " << accent);
        CHECK(contrast(theme.on_accent, theme.accent) >= 4.5);
        for (const Colour ground : {theme.paper, theme.surface, theme.sunken}) {
            CHECK(contrast(theme.ink, ground) >= 4.5);
            CHECK(contrast(theme.ink2, ground) >= 4.5);
            CHECK(contrast(theme.ink3, ground) >= 4.5);
        }
        for (const Colour status : {theme.ok, theme.warn, theme.bad}) CHECK(contrast(status, theme.surface) >= 4.5);
        CHECK(contrast(theme.ok, theme.ok_tint) >= 4.5);
        CHECK(contrast(theme.warn, theme.warn_tint) >= 4.5);
        CHECK(contrast(theme.bad, theme.bad_tint) >= 4.5);
        CHECK(contrast(theme.edge, theme.surface) >= 3.0);
    }
}

TEST_CASE("high contrast means 7:1 for every text, and borders that are seen") {
    Brand brand;
    brand.name = "Shop";
    brand.accent = Colour::hex(0x9AD7C4);
    const Theme theme = contrast_theme(brand);
    REQUIRE(theme.border);
    CHECK(theme.border_width >= 3);
    for (const Colour ground : {theme.paper, theme.surface, theme.sunken}) {
        for (const Colour ink : {theme.ink, theme.ink2, theme.ink3, theme.accent, theme.ok, theme.warn, theme.bad}) {
            CHECK(contrast(ink, ground) >= 7);
        }
        CHECK(contrast(*theme.border, ground) >= 7);
        CHECK(contrast(theme.edge, ground) >= 7);
    }
    CHECK(contrast(theme.on_accent, theme.accent) >= 7);
    CHECK(contrast(theme.accent, theme.tint) >= 7);
    CHECK(contrast(theme.ok, theme.ok_tint) >= 7);
    CHECK(contrast(theme.warn, theme.warn_tint) >= 7);
    CHECK(contrast(theme.bad, theme.bad_tint) >= 7);
}

TEST_CASE("an accent that is dark enough stays as the shop gave it") {
    CHECK(with_accent(0x0B5C66).accent == Colour::hex(0x0B5C66));
    CHECK_FALSE(with_accent(0xFF7A00).accent == Colour::hex(0xFF7A00));
}

TEST_CASE("a theme file that does not hold says why") {
    CHECK(parse_brand("name = \"Shop\"\naccent = \"#123456\"\nlogo = \"a.svg\"", "/x")->logo == "/x/a.svg");
    CHECK_FALSE(parse_brand("accent = \"#123456\"", "/x").has_value());
    CHECK_FALSE(parse_brand("name = \"Shop\"\naccent = \"teal\"", "/x").has_value());
    CHECK_FALSE(parse_brand("name = \"Shop\"\naccent = \"#12345G\"", "/x").has_value());
    CHECK_FALSE(parse_brand("name = ", "/x").has_value());
}

}  // namespace zuil
