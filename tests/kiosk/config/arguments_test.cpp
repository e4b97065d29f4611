#include "kiosk/config/arguments.hpp"

#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace zuil;

namespace {

auto parsed(std::vector<const char*> values) {
    values.insert(values.begin(), "zuil");
    return parse_arguments(static_cast<int>(values.size()), values.data());
}

}  // namespace

TEST_CASE("the command line is read") {
    const auto arguments = parsed({"--config", "shop.toml", "--data", "/var/kiosk", "--size", "1080x1920",
                                   "--presenter", "software", "--language", "en", "--dump-screen", "screen.json"});
    REQUIRE(arguments.has_value());
    CHECK(arguments->config == "shop.toml");
    CHECK(arguments->data == "/var/kiosk");
    CHECK(arguments->size->width == 1080);
    CHECK(arguments->size->height == 1920);
    CHECK(arguments->presenter == PresenterChoice::software);
    CHECK(arguments->language == "en");
    CHECK(arguments->dump_screen == "screen.json");
    CHECK_FALSE(arguments->fullscreen);
    CHECK_FALSE(arguments->rotate);
    CHECK(parsed({"--rotate", "270"})->rotate == 270);
}

TEST_CASE("a command line that does not fit ends with a sentence and a non-zero exit") {
    for (const auto& values : std::vector<std::vector<const char*>>{{"--size", "big"},
                                                                    {"--size", "1080x"},
                                                                    {"--size", "10x10"},
                                                                    {"--presenter", "vulkan"},
                                                                    {"--rotate", "45"},
                                                                    {"--fast"}}) {
        const auto arguments = parsed(values);
        REQUIRE_FALSE(arguments.has_value());
        CHECK(arguments.error().exit_code != 0);
        CHECK_FALSE(arguments.error().text.empty());
    }
}

TEST_CASE("help and version end well") {
    for (const char* flag : {"--help", "--version"}) {
        const auto arguments = parsed({flag});
        REQUIRE_FALSE(arguments.has_value());
        CHECK(arguments.error().exit_code == 0);
    }
}
