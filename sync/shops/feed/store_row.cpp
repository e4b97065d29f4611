#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/feed/fields.hpp"
#include "sync/shops/feed/rows.hpp"

namespace zuil::feed {
namespace {

using Day = std::optional<OpeningHours>;
using Week = std::array<Day, 7>;

constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::chrono::minutes> parse_clock(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 99; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    if (hour > 24 || minute > 59 || (hour == 24 && minute != 0)) return std::nullopt;
    return std::chrono::minutes{hour * 60 + minute};
}

// "10:00-18:00"
Result<OpeningHours> read_hours(const JsonReader& week, std::string_view day) {
    TRY(const std::string text, week.string(day));
    const std::string_view whole{text};
    const auto opens = whole.size() == 11 ? parse_clock(whole.substr(0, 5)) : std::nullopt;
    const auto closes = whole.size() == 11 && whole[5] == '-' ? parse_clock(whole.substr(6)) : std::nullopt;
    if (!opens || !closes || *closes <= *opens) {
        return fail(Errc::bad_data, fmt::format("{}.{}: hours such as \"10:00-18:00\" are expected", week.path(), day));
    }
    return OpeningHours{.opens = *opens, .closes = *closes};
}

Result<std::optional<Week>> read_week(const JsonReader& row) {
    if (!row.has("hours")) return std::nullopt;
    TRY(const JsonReader hours, row.child("hours"));
    Week week;
    for (std::size_t day = 0; day < week.size(); ++day) {
        if (!hours.has(day_names[day])) continue;
        TRY(week[day], read_hours(hours, day_names[day]));
    }
    return week;
}

Result<std::optional<std::chrono::minutes>> read_minutes(const JsonReader& row, std::string_view key) {
    constexpr std::int64_t month = std::int64_t{31} * 24 * 60;
    if (!row.has(key)) return std::nullopt;
    TRY(const std::int64_t minutes, row.integer(key, 1, month));
    return std::chrono::minutes{minutes};
}

Result<std::optional<double>> read_degrees(const JsonReader& row, std::string_view key, double most) {
    if (!row.has(key)) return std::nullopt;
    TRY(const double degrees, row.number(key));
    if (degrees < -most || degrees > most) {
        return fail(Errc::bad_data, fmt::format("{}: {} to {} degrees are expected", key, -most, most));
    }
    return degrees;
}

}  // namespace

Result<Store> parse_store(std::string_view text, const RowContext& context) {
    TRY(const Json json, parse_json(text, {.bytes_max = row_bytes_max, .depth_max = 12}));
    const JsonReader row{json, ""};
    Store store;
    TRY(std::string id, read_id(row, "id"));
    store.id = StoreId{std::move(id)};
    TRY(store.name, row.string("name"));
    if (store.name.empty() || store.name.size() > name_bytes_max) {
        return fail(Errc::bad_data, "name: is empty or too long");
    }
    store.address = row.string_or("address", "");
    if (row.has("pickup_desk")) {
        TRY(store.pickup_desk, read_local_text(row, "pickup_desk", name_bytes_max, context.language));
    }
    store.offers_pickup = row.boolean_or("offers_pickup", true);
    TRY(store.hours, read_week(row));
    TRY(store.latitude, read_degrees(row, "latitude", 90.0));
    TRY(store.longitude, read_degrees(row, "longitude", 180.0));
    TRY(store.pickup_lead, read_minutes(row, "pickup_lead_minutes"));
    TRY(store.transfer_lead, read_minutes(row, "transfer_lead_minutes"));
    TRY(store.slot_length, read_minutes(row, "slot_minutes"));
    return store;
}

}  // namespace zuil::feed
