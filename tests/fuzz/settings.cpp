#include "kiosk/config/settings.hpp"

#include "kiosk/config/theme_settings.hpp"
#include "platform/base/check.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil {

// A mistake is a sentence with its line, and what passes is within what the engine and the screens can live with.
void fuzz_settings(std::string_view input) {
    const auto settings = parse_settings(input, "/shop/zuil.toml");
    if (settings) {
        ENSURE(!settings->engine.languages.empty() && !settings->engine.store.empty());
        ENSURE(settings->engine.timeouts.idle > std::chrono::seconds{0});
        ENSURE(settings->screen.rotate % 90 == 0 && settings->screen.rotate >= 0 && settings->screen.rotate < 360);
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
