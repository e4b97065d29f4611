#include "kiosk/config/settings.hpp"

#include "kiosk/config/theme_settings.hpp"
#include "kiosk/engine/till_code.hpp"
#include "platform/base/check.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil {
namespace {

// A code of whatever form passes holds something, and what a reader types in one go comes back as it went.
void hold_till(const TillSettings& till) {
    const TillLine line{.article = "96385074", .quantity = 3};
    const std::string code = make_till_code({line}, till);
    ENSURE(!code.empty());
    const bool is_one_scan = code.find_first_of("\r\t") == std::string::npos;
    if (is_one_scan && till.line.find("{quantity}") != std::string::npos) {
        ENSURE(read_till_code(code, till) == std::vector{line});
    }
}

}  // namespace

// A mistake is a sentence with its line, and what passes is within what the engine and the screens can live with.
void fuzz_settings(std::string_view input) {
    const auto settings = parse_settings(input, "/shop/zuil.toml");
    if (settings) {
        ENSURE(!settings->engine.languages.empty() && !settings->engine.store.empty());
        ENSURE(settings->engine.timeouts.idle > std::chrono::seconds{0});
        ENSURE(settings->screen.rotate % 90 == 0 && settings->screen.rotate >= 0 && settings->screen.rotate < 360);
        if (settings->engine.till) hold_till(*settings->engine.till);
        ENSURE(settings->sync.changes > std::chrono::minutes{0} && settings->sync.stock > std::chrono::minutes{0});
    } else {
        ENSURE(settings.error().code == Errc::bad_data && settings.error().detail.starts_with("/shop/zuil.toml"));
    }
    const auto theme = parse_theme_settings(input, "/shop/theme.toml");
    if (theme) {
        ENSURE(theme->accent <= 0xFFFFFF);
        for (const auto& [name, colour] : theme->colours) ENSURE(colour <= 0xFFFFFF);
    } else {
        ENSURE(theme.error().code == Errc::bad_data && theme.error().detail.starts_with("/shop/theme.toml"));
    }
}

}  // namespace zuil
