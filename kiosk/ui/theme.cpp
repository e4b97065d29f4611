#include "kiosk/ui/theme.hpp"

#include <cmath>

namespace zuil {
namespace {

constexpr Colour white = Colour::hex(0xFFFFFF);
constexpr Colour black = Colour::hex(0x000000);
constexpr Colour ink = Colour::hex(0x14201F);

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::uint8_t mixed(std::uint8_t a, std::uint8_t b, double share) {
    return static_cast<std::uint8_t>(std::lround(a + (static_cast<double>(b) - a) * share));
}

constexpr double readable = 4.5;

// A pale brand (yellow, mint) would lose its colour by darkening: it keeps it, and text on it is ink.
constexpr double pale_from = 0.4;

void choose_accent(Theme& theme, Colour wanted) {
    theme.accent = wanted;
    theme.on_accent = white;
    if (luminance(wanted) >= pale_from) {
        theme.on_accent = ink;
        return;
    }
    while (contrast(theme.accent, white) < readable) theme.accent = mix(theme.accent, black, 0.03);
}

}  // namespace

Colour faded(Colour colour, float share) {
    return colour.with_alpha(static_cast<std::uint8_t>(std::lround(static_cast<float>(colour.alpha) * share)));
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

Colour mix(Colour a, Colour b, double share) {
    return {mixed(a.red, b.red, share), mixed(a.green, b.green, share), mixed(a.blue, b.blue, share),
            mixed(a.alpha, b.alpha, share)};
}

Theme light_theme(const Brand& brand) {
    Theme theme;
    theme.name = brand.name;
    theme.logo = brand.logo;
    theme.logo_dark = brand.logo_dark;
    theme.paper = Colour::hex(0xF6F4F1);
    theme.surface = white;
    theme.sunken = Colour::hex(0xECE9E4);
    theme.ink = ink;
    theme.ink2 = Colour::hex(0x475452);
    theme.ink3 = Colour::hex(0x5F6B69);
    theme.edge = Colour::hex(0x7F8987);
    theme.line = Colour::hex(0xE1DDD6);
    theme.ok = Colour::hex(0x17673A);
    theme.ok_tint = Colour::hex(0xE2F1E7);
    theme.warn = Colour::hex(0x855000);
    theme.warn_tint = Colour::hex(0xFAEFDA);
    theme.bad = Colour::hex(0xB3261E);
    theme.bad_tint = Colour::hex(0xFBE7E5);
    theme.star = Colour::hex(0x8A5F00);
    theme.scrim = faded(Colour::hex(0x0D1818), 0.64F);
    theme.shadow = ink;
    theme.key_special = Colour::hex(0xDCD8D1);
    theme.key_edge = Colour::hex(0xD2CEC7);
    theme.key_special_edge = Colour::hex(0xC6C1B9);
    theme.bar_off = Colour::hex(0xD6D1C9);

    choose_accent(theme, brand.accent);
    theme.accent_press = mix(theme.accent, black, 0.26);
    theme.tint = mix(white, theme.accent, 0.12);
    theme.accent_soft = mix(white, theme.accent, 0.40);
    theme.attract = mix(theme.accent, black, 0.55);
    theme.on_attract = white;
    theme.on_white = ink;
    return theme;
}

Theme contrast_theme(const Brand& brand) {
    constexpr Colour grey = Colour::hex(0x1A1A1A);
    constexpr Colour yellow = Colour::hex(0xFFD60A);
    Theme theme;
    theme.name = brand.name;
    theme.logo = theme.logo_dark = brand.logo_dark.empty() ? brand.logo : brand.logo_dark;
    theme.paper = theme.surface = theme.attract = black;
    theme.sunken = theme.key_special = grey;
    theme.ink = theme.ink2 = theme.edge = theme.line = white;
    theme.ink3 = Colour::hex(0xE6E6E6);
    theme.accent = theme.warn = theme.star = theme.accent_soft = yellow;
    theme.accent_press = white;
    theme.on_accent = black;
    theme.tint = theme.warn_tint = Colour::hex(0x2B2500);
    theme.ok = Colour::hex(0x7DF5A5);
    theme.ok_tint = Colour::hex(0x00210E);
    theme.bad = Colour::hex(0xFF9C94);
    theme.bad_tint = Colour::hex(0x330A07);
    theme.scrim = faded(black, 0.86F);
    theme.shadow = black.with_alpha(0);
    theme.key_edge = theme.key_special_edge = white;
    theme.bar_off = Colour::hex(0x9A9A9A);
    theme.on_attract = white;
    theme.on_white = black;
    theme.border = white;
    theme.border_width = 3;
    return theme;
}

}  // namespace zuil
