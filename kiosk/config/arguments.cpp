#include "kiosk/config/arguments.hpp"

#include <cstdlib>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace zuil {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
    return value != nullptr ? value : "";
}

// share/zuil beside the folder of the program, installed and in a build tree alike.
std::filesystem::path own_share_folder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share" / "zuil";
}

std::optional<WindowSize> parse_size(const std::string& text) {
    WindowSize size;
    char by = 0;
    std::istringstream stream{text};
    if (!(stream >> size.width >> by >> size.height) || by != 'x' || !stream.eof()) return std::nullopt;
    if (size.width < 320 || size.height < 320 || size.width > 8192 || size.height > 8192) return std::nullopt;
    return size;
}

}  // namespace

std::filesystem::path default_data_folder(bool demo) {
    if (const std::string state = environment("STATE_DIRECTORY"); !state.empty()) return state;
    const std::string data = environment("XDG_DATA_HOME");
    const std::filesystem::path home = data.empty() ? environment("HOME") + "/.local/share" : data;
    return home / (demo ? "zuil-demo" : "zuil");
}

tl::expected<Arguments, CommandLineEnd> parse_arguments(int count, const char* const* values) {
    Arguments arguments;
    std::string size;
    CLI::App app{"Zuil: the whole shop on a touch screen.", "zuil"};
    app.set_version_flag("--version", ZUIL_VERSION);
    app.add_option("--config", arguments.config, "The configuration file (default /etc/zuil/zuil.toml)");
    app.add_option("--data", arguments.data, "The folder for databases, pictures and keys");
    app.add_option("--size", size, "Size of the window, such as 1080x1920");
    app.add_flag("--fullscreen", arguments.fullscreen, "Fill the whole screen");
    app.add_option("--rotate", arguments.rotate, "Turn the picture clockwise on the panel: 0, 90, 180 or 270 degrees")
        ->check(CLI::IsMember({0, 90, 180, 270}));
    app.add_option("--language", arguments.language, "The language to begin in, such as nl");
    app.add_option("--presenter", arguments.presenter, "auto, software or opengl")
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, PresenterChoice>{{"auto", PresenterChoice::automatic},
                                                                           {"software", PresenterChoice::software},
                                                                           {"opengl", PresenterChoice::opengl}}));
    app.add_option(
        "--dump-screen", arguments.dump_screen,
        "Rewrite this file after each frame with what stands on the screen, as JSON; personal values masked");
    app.add_option(
        "--frame-times", arguments.frame_times,
        "Append to this file how many microseconds each presented frame took, and how many its thread worked");
    app.add_option("--screenshots", arguments.screenshots, "Write a picture of each screen shown into this folder");
    app.add_flag("--demo", arguments.demo, "Open the demo shop Vonk & Veer");
    app.add_flag("--gallery", arguments.gallery, "Show every widget in every state, in the shop's colours");
    try {
        app.parse(count, values);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        const int code = app.exit(error, out, out);
        return tl::unexpected{CommandLineEnd{.exit_code = code, .text = out.str()}};
    }
    if (!size.empty()) {
        arguments.size = parse_size(size);
        if (!arguments.size) {
            return tl::unexpected{CommandLineEnd{
                .exit_code = 2, .text = fmt::format("zuil: --size is written as 1080x1920, not '{}'.\n", size)}};
        }
    }
    arguments.share = own_share_folder();
    if (arguments.config.empty()) {
        arguments.config =
            arguments.demo || arguments.gallery ? arguments.share / "demo" / "zuil.toml" : "/etc/zuil/zuil.toml";
    }
    if (arguments.data.empty()) arguments.data = default_data_folder(arguments.demo);
    return arguments;
}

}  // namespace zuil
