#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "platform/base/result.hpp"

namespace zuil {

enum class PresenterChoice { automatic, software, opengl };

struct WindowSize {
    int width = 0;
    int height = 0;
};

// The command line, checked.
struct Arguments {
    std::filesystem::path config;  // the configuration file
    std::filesystem::path data;    // where the kiosk keeps its databases, pictures and keys
    std::filesystem::path share;   // what comes with the program: translations, the demo shop
    std::optional<WindowSize> size;
    bool fullscreen = false;
    std::optional<int> rotate;  // degrees, clockwise: 0, 90, 180 or 270; absent: as the configuration says
    std::string language;       // empty: the shop's first
    PresenterChoice presenter = PresenterChoice::automatic;
    std::filesystem::path dump_screen;  // empty: no
    std::filesystem::path frame_times;  // empty: no
    std::filesystem::path screenshots;  // empty: no
    bool demo = false;
    bool gallery = false;  // every widget on one screen, without a shop
};

// What came of the command line when there is nothing to run: help, the version, or a complaint.
struct CommandLineEnd {
    int exit_code = 0;
    std::string text;
};

// systemd names the service's own folder; a person's kiosk lives with their other data.
std::filesystem::path default_data_folder(bool demo);

// In the data folder: how the kiosk is, rewritten when that changes, for zuilctl.
inline constexpr const char* status_file_name = "status.json";

tl::expected<Arguments, CommandLineEnd> parse_arguments(int count, const char* const* values);

}  // namespace zuil
