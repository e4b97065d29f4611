#include "kiosk/config/theme_settings.hpp"

#include <charconv>

#include "kiosk/config/connectors.hpp"
#include "kiosk/config/toml_table.hpp"
#include "platform/files/files.hpp"

namespace zuil {
namespace {

constexpr std::uint64_t theme_bytes_max = 1U << 16U;

std::optional<std::uint32_t> read_colour(TomlTable& table, std::string_view key) {
    if (!table.has(key)) return std::nullopt;
    const std::string text = table.text_or(key, "");
    std::uint32_t colour = 0;
    const char* end = text.data() + text.size();
    if (text.size() != 7 || text[0] != '#' || std::from_chars(text.data() + 1, end, colour, 16).ptr != end) {
        table.complain(key, R"(is a colour such as "#0B5C66")");
        return std::nullopt;
    }
    return colour;
}

ThemeSettings read_theme(TomlTable& root, const std::filesystem::path& folder) {
    ThemeSettings theme;
    theme.logo = path_setting(root, "logo", folder);
    theme.logo_on_dark = path_setting(root, "logo_on_dark", folder);
    if (auto font = path_setting(root, "font", folder); !font.empty()) theme.font = std::move(font);
    theme.accent = read_colour(root, "accent").value_or(theme.accent);
    TomlTable colours = root.table("colours");
    for (const std::string& name : colours.keys()) {
        if (const auto colour = read_colour(colours, name)) theme.colours.emplace(name, *colour);
    }
    root.refuse_unknown();
    return theme;
}

}  // namespace

Result<ThemeSettings> parse_theme_settings(std::string_view text, const std::filesystem::path& file) {
    return parse_toml<ThemeSettings>(text, file, read_theme);
}

Result<ThemeSettings> read_theme_settings(const std::filesystem::path& file) {
    TRY(const std::string text, read_file(file, theme_bytes_max));
    return parse_theme_settings(text, file);
}

}  // namespace zuil
