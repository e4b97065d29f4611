#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/config/engine_settings.hpp"
#include "kiosk/config/printer_settings.hpp"
#include "kiosk/config/search_config.hpp"
#include "platform/base/result.hpp"
#include "platform/lan/lan.hpp"
#include "sync/shops/feed/feed_shop.hpp"
#include "sync/shops/medusa/medusa_shop.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

namespace zuil {

enum class ConnectorKind { feed, medusa, vendure };

// Secrets never stand in the file itself; it names files that hold them.
struct FeedSettings {
    FeedOptions options;  // without its authorizations; a relative orders_to lies in the kiosk's data folder
    std::filesystem::path authorization_file;
    std::filesystem::path orders_authorization_file;
};

struct MedusaSettings {
    MedusaOptions options;  // without its keys
    std::filesystem::path publishable_key_file;
    std::filesystem::path secret_key_file;
};

struct VendureSettings {
    VendureOptions options;  // without its key
    std::filesystem::path api_key_file;
};

// How often the shop is asked what is new. The publisher of a chain replaces these polls later.
struct SyncSettings {
    std::chrono::minutes changes{1};
    std::chrono::minutes stock{5};
    std::chrono::minutes sweep{15};  // of all keys: finds what was deleted
    std::chrono::hours full{24};     // everything is read anew
};

struct PictureSettings {
    std::uint64_t disk_bytes_max = 2'000'000'000;
    std::uint64_t memory_bytes_max = 192'000'000;

    // What is kept on the disk: photos as the shop sent them, and drawings as they were rasterised.
    std::uint64_t drawings_bytes_max() const { return disk_bytes_max / 8; }
    std::uint64_t photos_bytes_max() const { return disk_bytes_max - drawings_bytes_max(); }
};

struct ScreenSettings {
    int rotate = 0;  // degrees that the picture is turned on the panel, clockwise: 0, 90, 180 or 270
    // The picture as it hangs, upright, in millimetres; 0: not known. Its height above the floor says what can be
    // reached.
    int width_mm = 0;
    int height_mm = 0;
    int lower_edge_mm = 700;
};

// The kiosks of one store among themselves, for who calls staff.
struct FloorSettings {
    std::filesystem::path key_file;  // the same on all of them; empty: floor.key in the data folder
    std::string network_interface;   // empty: all of them
    std::uint16_t port = 0;          // 0: any
    std::vector<LanAddress> kiosks;  // where DNS-SD does not get through
};

// Everything that the configuration file says, checked.
struct Settings {
    EngineSettings engine;
    std::filesystem::path basket_keys_file;  // what the shop's kiosks sign baskets with; empty: one of this kiosk's own
    std::filesystem::path theme_file;        // see theme_settings.hpp; empty: our own looks
    ConnectorKind connector = ConnectorKind::feed;
    std::filesystem::path ca_file;  // certificates that are trusted besides the system's; empty: none
    FeedSettings feed;              // when it is the connector
    MedusaSettings medusa;          // when it is the connector
    VendureSettings vendure;        // when it is the connector
    SearchConfig search;
    SyncSettings sync;
    PictureSettings pictures;
    ScreenSettings screen;
    std::optional<FloorSettings> floor;      // absent: nobody is called from here
    std::optional<PrinterSettings> printer;  // absent: the pick-up desk prints nothing
};

// Makes `language` the one that every session begins in. bad_data: the shop does not speak it.
Status speak_first(EngineSettings& settings, const std::string& language);

// Paths and file:// addresses in the file may be relative to the file's own folder. The error (bad_data) holds one line
// per mistake: "zuil.toml:12: 'idle_seconds' is a whole number from 10 to 3600, not a text".
Result<Settings> read_settings(const std::filesystem::path& file);
// The same for text at hand; `file` names it in errors and is where relative paths start.
Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& file);

}  // namespace zuil
