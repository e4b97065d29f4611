#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/theme.hpp"
#include "platform/files/file_watch.hpp"

namespace zuil {

// How the shop's screens look, as its theme file says at this moment.
class ShopTheme {
public:
    struct Looks {
        Theme light;
        Theme contrast;
        std::vector<std::string> logos;  // the addresses of what may have been drawn anew
        std::optional<std::filesystem::path> font;
    };
    // Without a file (an empty path) the screens have our own looks, with the shop's name in place of a logo.
    ShopTheme(std::filesystem::path file, std::string shop_name);

    Result<Looks> read() const;
    // From now on `changed` is called, on another thread, when there may be news. A theme that cannot be watched is
    // said in the log, and stays as it was at the start.
    void watch(const Looks& looks, std::function<void()> changed);
    // Whether it was since the last time; absent as well when what is there now does not hold, which is said in the
    // log.
    std::optional<Looks> news();

private:
    void watch_files_of(const Looks& looks);

    std::filesystem::path file_;
    std::string shop_name_;
    std::function<void()> tell_;
    std::atomic<bool> changed_{false};
    std::unique_ptr<FileWatch> watch_;
};

}  // namespace zuil
