#include "assets/demo/generator/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace zuil::demo {
namespace {

// Björn Ottosson's OKLCH: lightness 0 to 1, chroma, hue in radians.
struct Oklch {
    double lightness;
    double chroma;
    double hue;
};

using Rgb = std::array<double, 3>;  // linear light

Rgb to_linear(const std::string& hex) {
    Rgb rgb{};
    for (std::size_t at = 0; at < 3; ++at) {
        const double value = std::stoi(hex.substr(1 + 2 * at, 2), nullptr, 16) / 255.0;
        rgb[at] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return rgb;
}

Oklch to_oklch(const std::string& hex) {
    const auto [r, g, b] = to_linear(hex);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const double a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    const double b2 = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
    return {0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, std::hypot(a, b2), std::atan2(b2, a)};
}

Rgb to_linear(const Oklch& colour) {
    const double a = colour.chroma * std::cos(colour.hue);
    const double b = colour.chroma * std::sin(colour.hue);
    const double l = std::pow(colour.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(colour.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(colour.lightness - 0.0894841775 * a - 1.291485548 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s};
}

bool is_shown_by_screens(const Rgb& rgb) {
    const auto [least, most] = std::minmax_element(rgb.begin(), rgb.end());
    return *least >= -0.0005 && *most <= 1.0005;
}

// Keeps lightness and hue, and lowers chroma until a screen can show it.
std::string to_hex(Oklch colour) {
    Rgb rgb = to_linear(colour);
    while (colour.chroma > 0.001 && !is_shown_by_screens(rgb)) {
        colour.chroma *= 0.97;
        rgb = to_linear(colour);
    }
    std::string hex = "#";
    for (const double part : rgb) {
        const double value = std::clamp(part, 0.0, 1.0);
        const double curved = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
        hex += fmt::format("{:02X}", static_cast<int>(std::lround(curved * 255)));
    }
    return hex;
}

std::string step(const std::string& hex, double lightness, double chroma) {
    const Oklch colour = to_oklch(hex);
    return to_hex({lightness, colour.chroma * chroma, colour.hue});
}

std::string glow(const std::string& hex) { return step(hex, std::min(0.985, to_oklch(hex).lightness + 0.17), 0.72); }
std::string light(const std::string& hex) { return step(hex, std::min(0.965, to_oklch(hex).lightness + 0.075), 0.94); }
std::string dark(const std::string& hex) { return step(hex, to_oklch(hex).lightness * 0.83, 0.92); }
std::string deep(const std::string& hex) { return step(hex, to_oklch(hex).lightness * 0.63, 0.70); }

struct Background {
    const char* name;
    const char* wall;
    const char* floor;
    const char* air;
};

constexpr std::array<Background, 8> backgrounds{{{"paper", "#DFD8CC", "#EEE9E1", "#FAF8F4"},
                                                 {"mist", "#C6D8D8", "#DDE9E8", "#F2F8F7"},
                                                 {"sand", "#DCC9B0", "#EADCC9", "#F8EFE2"},
                                                 {"clay", "#D6B29B", "#E6CCBB", "#F6E5DA"},
                                                 {"sage", "#C0CCB5", "#D9E1D0", "#EFF4E9"},
                                                 {"stone", "#CBCDD2", "#E0E2E5", "#F5F6F8"},
                                                 {"petrol", "#0D4A54", "#17606B", "#3F909A"},
                                                 {"ink", "#22272A", "#343A3D", "#636B6F"}}};
constexpr std::size_t light_backgrounds = 6;  // the first ones

bool stands_out(const Oklch& product, const Oklch& wall) {
    if (std::abs(product.lightness - wall.lightness) >= 0.2) return true;
    double turn = std::abs(product.hue - wall.hue);
    turn = std::min(turn, 2 * std::numbers::pi - turn);
    return product.chroma >= 0.03 && turn >= std::numbers::pi / 3;
}

}  // namespace

std::string fitting_background(const std::string& base, std::size_t first) {
    for (std::size_t step = 0; step < light_backgrounds; ++step) {
        const Background& room = backgrounds[(first + step) % light_backgrounds];
        if (stands_out(to_oklch(base), to_oklch(room.wall))) return room.name;
    }
    return "clay";  // the warmest one: greys are all that is left
}

std::map<std::string, std::string> colour_tokens(const std::string& base, const std::string& accent,
                                                 const std::string& background) {
    const auto* const room = std::find_if(backgrounds.begin(), backgrounds.end(),
                                          [&](const Background& each) { return background == each.name; });
    if (room == backgrounds.end()) throw std::runtime_error(fmt::format("no background is named {}", background));
    return {{"base", base},
            {"glow", glow(base)},
            {"light", light(base)},
            {"dark", dark(base)},
            {"deep", deep(base)},
            {"accent", accent},
            {"accentlight", glow(accent)},
            {"accentmid", light(accent)},
            {"accentdark", dark(accent)},
            {"wall", room->wall},
            {"floor", room->floor},
            {"air", room->air}};
}

}  // namespace zuil::demo
