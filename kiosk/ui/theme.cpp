#include "kiosk/ui/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

// As far as it has to be to be read on all of them, in steps of three hundredths; black where nothing else is enough.
Colour darkened(Colour colour, std::initializer_list<Colour> grounds) {
    for (int share = 0; share < 100; share += 3) {
        const Colour darker = mix(colour, black, share / 100.0);
        if (std::ranges::all_of(grounds, [&](Colour ground) { return contrast(darker, ground) >= readable; })) {
            return darker;
        }
    }
    return black;
}

void choose_accent(Theme& theme, Colour wanted) {
    const bool pale = luminance(wanted) >= pale_from;
    theme.on_accent = pale ? ink : white;
    theme.accent = pale ? wanted : darkened(wanted, {white});
    theme.accent_press = mix(theme.accent, black, pale ? 0.13 : 0.26);
    theme.tint = mix(white, theme.accent, 0.12);
    theme.accent_soft = mix(white, theme.accent, 0.40);
    theme.accent_ink = darkened(theme.accent, {theme.paper, theme.surface, theme.sunken, theme.tint});
    theme.attract = darkened(mix(theme.accent, black, 0.55), {white});
}

struct Token {
    std::string_view name;
    Colour Theme::*colour;
};

// What a theme file may set.
constexpr std::array tokens{
    Token{"paper", &Theme::paper},
    Token{"surface", &Theme::surface},
    Token{"sunken", &Theme::sunken},
    Token{"ink", &Theme::ink},
    Token{"ink2", &Theme::ink2},
    Token{"ink3", &Theme::ink3},
    Token{"edge", &Theme::edge},
    Token{"line", &Theme::line},
    Token{"ok", &Theme::ok},
    Token{"ok_tint", &Theme::ok_tint},
    Token{"warn", &Theme::warn},
    Token{"warn_tint", &Theme::warn_tint},
    Token{"bad", &Theme::bad},
    Token{"bad_tint", &Theme::bad_tint},
    Token{"star", &Theme::star},
    Token{"key_special", &Theme::key_special},
    Token{"key_edge", &Theme::key_edge},
    Token{"key_special_edge", &Theme::key_special_edge},
    Token{"bar_off", &Theme::bar_off},
};

std::string_view name_of(Colour Theme::*colour) {
    const auto token = std::ranges::find(tokens, colour, &Token::colour);
    return token != tokens.end() ? token->name : colour == &Theme::tint ? "the accent's tint" : "the accent";
}

// Each of `colours` is read on each of `grounds`.
struct Rule {
    std::vector<Colour Theme::*> colours;
    std::vector<Colour Theme::*> grounds;
    double least = readable;
};

std::vector<Rule> rules() {
    constexpr double visible = 3;  // the outline of a control
    return {
        {{&Theme::ink, &Theme::ink2, &Theme::ink3}, {&Theme::paper, &Theme::surface, &Theme::sunken}},
        {{&Theme::ink}, {&Theme::key_special, &Theme::ok_tint, &Theme::warn_tint, &Theme::bad_tint, &Theme::tint}},
        {{&Theme::accent_ink}, {&Theme::paper, &Theme::surface, &Theme::sunken, &Theme::tint}},
        {{&Theme::ok}, {&Theme::paper, &Theme::surface, &Theme::ok_tint}},
        {{&Theme::warn}, {&Theme::paper, &Theme::surface, &Theme::warn_tint}},
        {{&Theme::bad}, {&Theme::paper, &Theme::surface, &Theme::bad_tint}},
        {{&Theme::star}, {&Theme::surface}},
        {{&Theme::edge}, {&Theme::paper, &Theme::surface}, visible},
    };
}

Theme named(const std::string& name, const ThemeSettings& settings) {
    Theme theme;
    theme.name = name;
    theme.logo = settings.logo;
    theme.logo_on_dark = settings.logo_on_dark.empty() ? settings.logo : settings.logo_on_dark;
    return theme;
}

// Answers a sentence for each that is not known.
std::vector<std::string> take_own_colours(const ThemeSettings& settings, Theme& theme) {
    std::vector<std::string> wrong;
    for (const auto& [name, colour] : settings.colours) {
        if (const auto token = std::ranges::find(tokens, name, &Token::name); token != tokens.end()) {
            theme.*token->colour = Colour::hex(colour);
            continue;
        }
        std::vector<std::string_view> known;
        for (const Token& token : tokens) known.push_back(token.name);
        wrong.push_back(fmt::format("'{}' is no colour of the screens; those are {}", name, fmt::join(known, ", ")));
    }
    return wrong;
}

void name_faint_pairs(const Theme& theme, std::vector<std::string>& wrong) {
    for (const Rule& rule : rules()) {
        for (const auto colour : rule.colours) {
            for (const auto ground : rule.grounds) {
                const double reached = contrast(theme.*colour, theme.*ground);
                if (reached >= rule.least) continue;
                wrong.push_back(fmt::format("{} on {} has a contrast of {:.2f}:1 where {}:1 is needed", name_of(colour),
                                            name_of(ground), std::floor(reached * 100) / 100, rule.least));
            }
        }
    }
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

Result<Theme> light_theme(const std::string& name, const ThemeSettings& settings) {
    Theme theme = named(name, settings);
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
    theme.night = Colour::hex(0x12201F);
    theme.night2 = Colour::hex(0x1E302E);
    theme.on_night = white;
    theme.on_night2 = Colour::hex(0xC2CCCA);

    std::vector<std::string> wrong = take_own_colours(settings, theme);
    choose_accent(theme, Colour::hex(settings.accent));
    theme.on_attract = white;
    theme.on_white = ink;
    name_faint_pairs(theme, wrong);
    if (!wrong.empty()) return fail(Errc::bad_data, fmt::format("{}", fmt::join(wrong, "; ")));
    return theme;
}

Theme contrast_theme(const std::string& name, const ThemeSettings& settings) {
    constexpr Colour grey = Colour::hex(0x1A1A1A);
    constexpr Colour yellow = Colour::hex(0xFFD60A);
    Theme theme = named(name, settings);
    theme.logo = theme.logo_on_dark;
    theme.paper = theme.surface = theme.attract = black;
    theme.sunken = theme.key_special = grey;
    theme.ink = theme.ink2 = theme.edge = theme.line = white;
    theme.ink3 = Colour::hex(0xE6E6E6);
    theme.accent = theme.accent_ink = theme.warn = theme.star = theme.accent_soft = yellow;
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
    theme.night = black;
    theme.night2 = grey;
    theme.on_night = theme.on_night2 = white;
    theme.on_white = black;
    theme.border = white;
    theme.border_width = 3;
    return theme;
}

}  // namespace zuil
