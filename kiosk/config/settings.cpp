#include "kiosk/config/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "kiosk/config/connectors.hpp"
#include "kiosk/config/till_settings.hpp"
#include "platform/files/files.hpp"
#include "sync/model/money.hpp"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::uint64_t file_bytes_max = 1U << 20U;

// "10:00" as minutes since midnight; "24:00" is the end of the day.
std::optional<std::chrono::minutes> parse_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    int hours = 0;
    int minutes = 0;
    const auto hour_end = std::from_chars(text.data(), text.data() + 2, hours);
    const auto minute_end = std::from_chars(text.data() + 3, text.data() + 5, minutes);
    if (hour_end.ptr != text.data() + 2 || minute_end.ptr != text.data() + 5) return std::nullopt;
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
    return std::chrono::minutes{hours * 60 + minutes};
}

std::optional<OpeningHours> parse_hours(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto opens = parse_time(text.substr(0, dash));
    const auto closes = parse_time(text.substr(dash + 1));
    if (!opens || !closes || *opens >= *closes) return std::nullopt;
    return OpeningHours{.opens = *opens, .closes = *closes};
}

std::optional<std::array<std::optional<OpeningHours>, 7>> read_hours(TomlTable hours) {
    if (!hours.present()) return std::nullopt;
    std::array<std::optional<OpeningHours>, 7> week;
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
        const std::string text = hours.text_or(weekdays[day], "closed");
        if (text == "closed") continue;
        week[day] = parse_hours(text);
        if (!week[day]) hours.complain(weekdays[day], R"(is written as "10:00-18:30", or "closed")");
    }
    hours.refuse_unknown();
    return week;
}

std::optional<std::chrono::minutes> minutes(TomlTable& table, std::string_view key, int most) {
    const auto number = table.integer(key, 1, most);
    if (!number) return std::nullopt;
    return std::chrono::minutes{*number};
}

StoreOverride read_store(TomlTable& table) {
    constexpr int month = 31 * 24 * 60;
    StoreOverride store;
    store.store = StoreId{table.text("id")};
    if (table.has("pickup_desk")) store.pickup_desk = table.local_text("pickup_desk");
    store.hours = read_hours(table.table("hours"));
    store.pickup_lead = minutes(table, "pickup_lead_minutes", month);
    store.transfer_lead = minutes(table, "transfer_lead_minutes", month);
    store.slot_length = minutes(table, "slot_minutes", 24 * 60);
    table.refuse_unknown();
    return store;
}

Campaign read_campaign(TomlTable& table, const std::filesystem::path& folder) {
    Campaign campaign;
    campaign.tag = table.local_text("tag");
    campaign.title = table.local_text("title");
    if (campaign.title.empty()) table.complain("title", "is missing");
    campaign.text = table.local_text("text");
    campaign.action = table.local_text("action");
    campaign.picture_url = address(table.text_or("picture", ""), folder);
    campaign.category = CategoryId{table.text("category")};
    campaign.from = table.date("from");
    campaign.until = table.date("until");
    if (campaign.from && campaign.until && *campaign.from > *campaign.until) {
        table.complain("until", "lies before 'from'");
    }
    table.refuse_unknown();
    return campaign;
}

bool is_language(std::string_view tag) {
    return tag.size() >= 2 && tag.size() <= 3 && tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == tag.npos;
}

void read_shop(TomlTable shop, const std::filesystem::path& folder, Settings& settings) {
    EngineSettings& engine = settings.engine;
    engine.shop_name = shop.text("name");
    if (shop.has("languages")) engine.languages = shop.texts("languages");
    if (engine.languages.empty() || !std::ranges::all_of(engine.languages, is_language)) {
        shop.complain("languages", R"(is a list of language tags such as ["nl", "en"])");
    }
    engine.time_zone = shop.text_or("time_zone", engine.time_zone);
    engine.dial_prefix = shop.text_or("dial_prefix", engine.dial_prefix);
    if (!engine.dial_prefix.starts_with('+') || engine.dial_prefix.size() < 2 || engine.dial_prefix.size() > 5) {
        shop.complain("dial_prefix", R"(is a country's dialling code such as "+31")");
    }
    engine.product_link = shop.text_or("product_link", "");
    if (!engine.product_link.empty() && engine.product_link.find("{sku}") == std::string::npos &&
        engine.product_link.find("{product}") == std::string::npos) {
        shop.complain("product_link", "holds {sku} or {product} where the article's own part belongs");
    }
    engine.basket_link = shop.text_or("basket_link", "");
    if (!engine.basket_link.empty() && engine.basket_link.find("{basket}") == std::string::npos) {
        shop.complain("basket_link", "holds {basket} where the basket's own part belongs");
    }
    settings.basket_keys_file = path_setting(shop, "basket_keys_file", folder);
    engine.basket_days = static_cast<int>(shop.integer_or("basket_days", 1, 90, engine.basket_days));
    engine.keep_days = static_cast<int>(shop.integer_or("keep_days", 0, 365, 0));
    engine.return_days = static_cast<int>(shop.integer_or("return_days", 0, 3650, 0));
    engine.return_note = shop.local_text("return_note");
    engine.question_note = shop.local_text("question_note");
    engine.privacy_note = shop.local_text("privacy_note");
    engine.privacy_link = shop.text_or("privacy_link", "");
    if (!engine.privacy_link.empty() && !engine.privacy_link.starts_with("https://")) {
        shop.complain("privacy_link", "is the address of the shop's privacy statement, beginning with https://");
    }
    engine.asks_contact = shop.flag_or("ask_contact", true);
    shop.refuse_unknown();
}

void read_customers(TomlTable table, EngineSettings& engine) {
    engine.card_patterns = table.texts("cards");
    for (const std::string& pattern : engine.card_patterns) {
        if (pattern.size() < 6 || pattern.size() > 64 || pattern.find('#') == std::string::npos)
            table.complain("cards", R"(holds patterns of 6 to 64 signs, "#" for each digit)");
    }
    engine.card_name = table.local_text("card_name");
    engine.points_name = table.local_text("points_name");
    table.refuse_unknown();
}

void read_kiosk(TomlTable kiosk, EngineSettings& engine) {
    engine.store = StoreId{kiosk.text("store")};
    engine.kiosk_code = kiosk.text("code");
    const bool fits = engine.kiosk_code.size() >= 2 && engine.kiosk_code.size() <= 6 &&
                      engine.kiosk_code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string::npos;
    if (!fits && !engine.kiosk_code.empty()) kiosk.complain("code", R"(is 2 to 6 capitals and digits, such as "UT1")");
    engine.bay = kiosk.text_or("bay", "");
    kiosk.refuse_unknown();
}

std::optional<FloorSettings> read_floor(TomlTable table, const std::filesystem::path& folder) {
    if (!table.present()) return std::nullopt;
    FloorSettings floor;
    floor.key_file = path_setting(table, "key_file", folder);
    floor.network_interface = table.text_or("interface", "");
    floor.port = static_cast<std::uint16_t>(table.integer_or("port", 0, 65'535, 0));
    for (const std::string& kiosk : table.texts("kiosks")) {
        if (auto address = parse_lan_address(kiosk)) {
            floor.kiosks.push_back(*std::move(address));
        } else {
            table.complain("kiosks", R"(is a list of addresses such as ["10.0.0.5:7411"])");
        }
    }
    if (floor.kiosks.size() > Lan::peers_max) table.complain("kiosks", "holds 64 addresses at most");
    table.refuse_unknown();
    return floor;
}

void read_delivery_days(TomlTable& table, DeliverySettings& delivery) {
    if (!table.has("days")) return;
    delivery.days.fill(false);
    for (const std::string& day : table.texts("days")) {
        const auto known = std::ranges::find(weekdays, day);
        if (known == weekdays.end()) {
            table.complain("days", R"(is a list of days such as ["mon", "tue"])");
        } else {
            delivery.days.at(static_cast<std::size_t>(known - weekdays.begin())) = true;
        }
    }
}

// "3.95"
std::int64_t read_cost(TomlTable& table) {
    const auto cost = Money::parse(table.text_or("cost", "0"), Currency::eur);
    if (cost && cost->minor() >= 0 && cost->minor() <= price_minor_max) return cost->minor();
    table.complain("cost", R"(is an amount such as "3.95")");
    return 0;
}

std::optional<DeliverySettings> read_delivery(TomlTable table) {
    if (!table.present()) return std::nullopt;
    DeliverySettings delivery;
    delivery.country = table.text_or("country", delivery.country);
    const bool is_country = delivery.country.size() == 2 &&
                            delivery.country.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (!is_country) table.complain("country", R"(is a country's code such as "NL")");
    delivery.lead_days = static_cast<int>(table.integer_or("lead_days", 0, 60, delivery.lead_days));
    if (table.has("order_before")) {
        delivery.order_before = parse_time(table.text("order_before"));
        if (!delivery.order_before) table.complain("order_before", R"(is a time such as "22:00")");
    }
    read_delivery_days(table, delivery);
    delivery.cost_minor = read_cost(table);
    for (TomlTable& row : table.tables("window")) {
        DeliveryWindow window;
        if (const auto hours = parse_hours(row.text("time"))) {
            window.begins = hours->opens;
            window.ends = hours->closes;
        } else {
            row.complain("time", R"(is written as "08:00-12:00")");
        }
        window.cost_minor = read_cost(row);
        window.method = row.text_or("method", "");
        row.refuse_unknown();
        delivery.windows.push_back(std::move(window));
    }
    table.refuse_unknown();
    return delivery;
}

void read_timeouts(TomlTable table, Timeouts& timeouts) {
    const auto seconds = [&](std::string_view key, std::chrono::seconds& value, std::int64_t least) {
        value = std::chrono::seconds{table.integer_or(key, least, 3600, value.count())};
    };
    seconds("idle_seconds", timeouts.idle, 10);
    seconds("idle_in_checkout_seconds", timeouts.idle_in_checkout, 10);
    seconds("answer_seconds", timeouts.answer, 20);  // EN 301 549, 11.2.2.1: at least 20 s to answer
    seconds("confirmation_seconds", timeouts.confirmation, 10);
    table.refuse_unknown();
}

void read_staff(TomlTable table, StaffSettings& staff) {
    staff.locks_after = std::chrono::seconds{table.integer_or("lock_seconds", 20, 600, staff.locks_after.count())};
    staff.badge_is_enough = table.flag_or("badge_is_enough", staff.badge_is_enough);
    staff.managers_need_badge = table.flag_or("managers_need_badge", staff.managers_need_badge);
    staff.audit_kept = std::chrono::days{table.integer_or("audit_days", 1, 3650, staff.audit_kept.count())};
    table.refuse_unknown();
}

void read_desk(TomlTable table, DeskSettings& desk) {
    desk.place = table.local_text("place");
    table.refuse_unknown();
}

void read_attract(TomlTable attract, const std::filesystem::path& folder, EngineSettings& engine) {
    engine.attract_headline = attract.local_text("headline");
    engine.attract_text = attract.local_text("text");
    for (const std::string& slide : attract.texts("slides")) {
        engine.attract_slides.push_back(address(slide, folder));
    }
    attract.refuse_unknown();
}

void read_home(TomlTable home, EngineSettings& engine) {
    for (std::string& id : home.texts("categories")) engine.home_categories.emplace_back(std::move(id));
    engine.shelf_title = home.local_text("shelf_title");
    home.refuse_unknown();
}

std::filesystem::path read_theme_file(TomlTable table, const std::filesystem::path& folder) {
    std::filesystem::path file = path_setting(table, "file", folder);
    table.refuse_unknown();
    return file;
}

void read_sync(TomlTable table, SyncSettings& sync) {
    constexpr int week = 7 * 24 * 60;
    sync.changes = minutes(table, "changes_minutes", week).value_or(sync.changes);
    sync.stock = minutes(table, "stock_minutes", week).value_or(sync.stock);
    sync.sweep = minutes(table, "sweep_minutes", week).value_or(sync.sweep);
    sync.full = std::chrono::hours{table.integer_or("full_hours", 1, 7 * 24, sync.full.count())};
    table.refuse_unknown();
}

void read_pictures(TomlTable table, PictureSettings& pictures) {
    constexpr std::uint64_t megabyte = 1'000'000;
    const auto bytes = [&](std::string_view key, std::uint64_t& value, std::int64_t least, std::int64_t most) {
        if (const auto number = table.integer(key, least, most)) value = static_cast<std::uint64_t>(*number) * megabyte;
    };
    bytes("disk_megabytes", pictures.disk_bytes_max, 50, 1'000'000);
    bytes("memory_megabytes", pictures.memory_bytes_max, 64, 8'000);
    table.refuse_unknown();
}

void read_screen(TomlTable table, ScreenSettings& screen) {
    screen.rotate = static_cast<int>(table.integer_or("rotate", 0, 270, 0));
    if (screen.rotate % 90 != 0) table.complain("rotate", "is 0, 90, 180 or 270 degrees, clockwise");
    screen.width_mm = static_cast<int>(table.integer_or("width_mm", 100, 3000, 0));
    screen.height_mm = static_cast<int>(table.integer_or("height_mm", 100, 3000, 0));
    screen.lower_edge_mm = static_cast<int>(table.integer_or("lower_edge_mm", 200, 1500, screen.lower_edge_mm));
    const bool known = screen.width_mm > 0;
    if (known != (screen.height_mm > 0)) table.complain("width_mm", "goes with 'height_mm'");
    // EN 301 549, 8.3.5: nothing above 1220 mm is within a seated reach, and the screens need half their height.
    if (known && 1220 - screen.lower_edge_mm < screen.height_mm / 2) {
        table.complain("lower_edge_mm",
                       "leaves less than half of the picture below 1220 mm, where a seated person reaches");
    }
    table.refuse_unknown();
}

Settings read_all(TomlTable& root, const std::filesystem::path& folder) {
    Settings settings;
    EngineSettings& engine = settings.engine;
    read_shop(root.table("shop"), folder, settings);
    read_kiosk(root.table("kiosk"), engine);
    read_customers(root.table("customers"), engine);
    settings.theme_file = read_theme_file(root.table("theme"), folder);
    engine.delivery = read_delivery(root.table("delivery"));
    engine.till = read_till(root.table("till"));
    read_connector(root, folder, settings);
    read_timeouts(root.table("timeouts"), engine.timeouts);
    read_staff(root.table("staff"), engine.staff);
    read_desk(root.table("desk"), engine.desk);
    read_attract(root.table("attract"), folder, engine);
    read_home(root.table("home"), engine);
    settings.search = read_search(root.table("search"), folder);
    for (TomlTable& table : root.tables("campaign")) engine.campaigns.push_back(read_campaign(table, folder));
    for (TomlTable& table : root.tables("store")) engine.stores.push_back(read_store(table));
    read_sync(root.table("sync"), settings.sync);
    read_pictures(root.table("pictures"), settings.pictures);
    read_screen(root.table("screen"), settings.screen);
    settings.floor = read_floor(root.table("floor"), folder);
    settings.printer = read_printer(root.table("printer"));
    root.refuse_unknown();
    return settings;
}

}  // namespace

Status speak_first(EngineSettings& settings, const std::string& language) {
    const auto found = std::ranges::find(settings.languages, language);
    if (found == settings.languages.end()) {
        return fail(Errc::bad_data, fmt::format("the shop does not speak '{}'; it speaks {}", language,
                                                fmt::join(settings.languages, ", ")));
    }
    std::rotate(settings.languages.begin(), found, found + 1);
    return {};
}

Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& file) {
    return parse_toml<Settings>(text, file, read_all);
}

Result<Settings> read_settings(const std::filesystem::path& file) {
    TRY(const std::string text, read_file(file, file_bytes_max));
    return parse_settings(text, file);
}

}  // namespace zuil
