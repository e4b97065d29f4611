#include <toml++/toml.h>
#include <charconv>
#include <fstream>
#include <sstream>

#include "kiosk/ui/theme.hpp"

namespace zuil {
namespace {

Result<Colour> parse_colour(std::string_view text) {
    std::uint32_t rgb = 0;
    if (text.size() != 7 || text.front() != '#') return fail(Errc::bad_data, "accent is written as #RRGGBB");
    const char* last = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + 1, last, rgb, 16);
    if (parsed.ec != std::errc{} || parsed.ptr != last) return fail(Errc::bad_data, "accent is written as #RRGGBB");
    return Colour::hex(rgb);
}

}  // namespace

Result<Brand> parse_brand(std::string_view text, const std::filesystem::path& folder) try {
    const toml::table table = toml::parse(text);
    Brand brand;
    brand.name = table["name"].value_or(std::string{});
    if (brand.name.empty()) return fail(Errc::bad_data, "a theme needs a name");
    const auto picture = [&](const char* key) -> std::filesystem::path {
        const auto file = table[key].value<std::string>();
        return file ? folder / *file : std::filesystem::path{};
    };
    brand.logo = picture("logo");
    brand.logo_dark = picture("logo_dark");
    if (brand.logo_dark.empty()) brand.logo_dark = brand.logo;
    if (const auto accent = table["accent"].value<std::string>()) {
        TRY(brand.accent, parse_colour(*accent));
    }
    return brand;
} catch (const toml::parse_error& error) {
    return fail(Errc::bad_data, std::string{"the theme is no TOML: "} + std::string{error.description()});
}

Result<Brand> read_brand(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) return fail(Errc::not_found, "no theme at " + file.string());
    std::ostringstream text;
    text << in.rdbuf();
    auto brand = parse_brand(text.str(), file.parent_path());
    if (!brand) return fail_in(file.string(), brand.error());
    return brand;
}

}  // namespace zuil
