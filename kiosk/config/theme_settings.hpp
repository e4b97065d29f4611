#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil {

// What a shop says about its looks, in a theme file. Everything else on the screens follows from it.
struct ThemeSettings {
    std::filesystem::path logo;                 // SVG, for light ground; empty: the shop's name is written
    std::filesystem::path logo_on_dark;         // SVG, for the accent and dark photos; empty: `logo`
    std::uint32_t accent = 0x0B5C66;            // 0xRRGGBB
    std::optional<std::filesystem::path> font;  // a folder with Regular, Medium and SemiBold; absent: Inter
    std::map<std::string, std::uint32_t, std::less<>> colours;  // by the names of the screens' own, such as "paper"
};

// Paths in the file may be relative to the file's own folder. The error (bad_data) holds one line per mistake.
Result<ThemeSettings> read_theme_settings(const std::filesystem::path& file);
// The same for text at hand; `file` names it in errors and is where relative paths start.
Result<ThemeSettings> parse_theme_settings(std::string_view text, const std::filesystem::path& file);

}  // namespace zuil
