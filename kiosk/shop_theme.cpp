#include "kiosk/shop_theme.hpp"

#include "platform/base/log.hpp"

namespace zuil {

ShopTheme::ShopTheme(std::filesystem::path file, std::string shop_name)
    : file_{std::move(file)}, shop_name_{std::move(shop_name)} {}

Result<ShopTheme::Looks> ShopTheme::read() const {
    ThemeSettings settings;
    if (!file_.empty()) {
        TRY(settings, read_theme_settings(file_));
    }
    auto light = light_theme(shop_name_, settings);
    if (!light) return fail_in(file_.string(), light.error());
    Looks looks{std::move(*light), contrast_theme(shop_name_, settings), {}, settings.font};
    for (const auto& logo : {looks.light.logo, looks.light.logo_on_dark}) {
        if (!logo.empty()) looks.logos.push_back("file://" + logo.string());
    }
    return looks;
}

void ShopTheme::watch(const Looks& looks, std::function<void()> changed) {
    tell_ = std::move(changed);
    if (!file_.empty()) watch_files_of(looks);
}

void ShopTheme::watch_files_of(const Looks& looks) {
    std::vector<std::filesystem::path> files{file_};
    for (const auto& logo : {looks.light.logo, looks.light.logo_on_dark}) {
        if (!logo.empty()) files.push_back(logo);
    }
    auto watch = FileWatch::start(files, [this] {
        changed_ = true;
        tell_();
    });
    if (!watch) return log::warning("a change of the theme will not be seen: {}", watch.error().detail);
    watch_ = std::move(*watch);
}

std::optional<ShopTheme::Looks> ShopTheme::news() {
    if (!changed_.exchange(false)) return std::nullopt;
    auto looks = read();
    if (!looks) {
        log::warning("the theme stays as it was: {}", looks.error().detail);
        return std::nullopt;
    }
    watch_files_of(*looks);  // the logos may be others
    log::info("the theme was read again");
    return std::move(*looks);
}

}  // namespace zuil
