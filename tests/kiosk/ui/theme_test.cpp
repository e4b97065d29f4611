#include "kiosk/ui/theme.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

Theme with_accent(std::uint32_t rgb) {
    ThemeSettings settings;
    settings.accent = rgb;
    return light_theme("Shop", settings).value();
}

std::string refusal(const std::string& token, std::uint32_t colour) {
    ThemeSettings settings;
    settings.colours[token] = colour;
    const auto theme = light_theme("Shop", settings);
    return theme ? "" : theme.error().detail;
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
        CHECK(contrast(theme.on_accent, theme.accent_press) >= 4.5);
        CHECK(contrast(theme.on_attract, theme.attract) >= 4.5);
        CHECK(contrast(theme.accent_ink, theme.tint) >= 4.5);
        for (const Colour ground : {theme.paper, theme.surface, theme.sunken}) {
            CHECK(contrast(theme.ink, ground) >= 4.5);
            CHECK(contrast(theme.ink2, ground) >= 4.5);
            CHECK(contrast(theme.ink3, ground) >= 4.5);
            CHECK(contrast(theme.accent_ink, ground) >= 4.5);
        }
        for (const Colour status : {theme.ok, theme.warn, theme.bad}) CHECK(contrast(status, theme.surface) >= 4.5);
        CHECK(contrast(theme.ok, theme.ok_tint) >= 4.5);
        CHECK(contrast(theme.warn, theme.warn_tint) >= 4.5);
        CHECK(contrast(theme.bad, theme.bad_tint) >= 4.5);
        CHECK(contrast(theme.edge, theme.surface) >= 3.0);
    }
}

TEST_CASE("high contrast means 7:1 for every text, and borders that are seen") {
    const Theme theme = contrast_theme("Shop", {.accent = 0x9AD7C4});
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

TEST_CASE("a dark accent is what words are written in; a pale one is darkened for them, and keeps its own fill") {
    CHECK(with_accent(0x0B5C66).accent_ink == Colour::hex(0x0B5C66));
    CHECK(with_accent(0xFFD60A).accent == Colour::hex(0xFFD60A));
    CHECK_FALSE(with_accent(0xFFD60A).accent_ink == Colour::hex(0xFFD60A));
}

TEST_CASE("a shop's own colour takes the place of ours, and what follows from it follows") {
    ThemeSettings settings;
    settings.colours["paper"] = 0xFFFFFF;
    settings.colours["bar_off"] = 0x999999;
    const Theme theme = light_theme("Shop", settings).value();
    CHECK(theme.paper == Colour::hex(0xFFFFFF));
    CHECK(theme.bar_off == Colour::hex(0x999999));
    CHECK(theme.surface == with_accent(0x0B5C66).surface);
}

TEST_CASE("colours that cannot be told apart are refused by name, and so is one that no screen has") {
    CHECK(refusal("ink3", 0x9AA5A3).starts_with("ink3 on paper has a contrast of 2."));
    CHECK(refusal("edge", 0xDDDDDD).find("edge on surface has a contrast of 1.35:1 where 3:1 is needed") !=
          std::string::npos);
    CHECK(refusal("sunken", 0x202020).find("the accent on sunken") != std::string::npos);
    CHECK(refusal("sunken", 0x202020).find("ink on sunken") != std::string::npos);
    CHECK(refusal("papr", 0xFFFFFF).starts_with("'papr' is no colour of the screens; those are paper, surface"));
    CHECK(refusal("ink", 0x000000).empty());
}

}  // namespace zuil
