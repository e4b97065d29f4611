#include "sync/shops/moment.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace zuil {
namespace {

// Exactly `digits` digits at the front of `text`, which moves on behind them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
    if (error != std::errc{} || end != text.data() + digits || text.front() == '-') return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::year_month_day> take_date(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<std::chrono::milliseconds> take_time(std::string_view& text) {
    const auto hour = take_number(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || !take(text, ':')) return std::nullopt;
    const auto second = take_number(text, 2);
    if (!second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    std::chrono::milliseconds time =
        std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
    if (!take(text, '.')) return time;
    std::chrono::milliseconds place{100};
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        time += place * (text.front() - '0');
        place /= 10;
        text.remove_prefix(1);
    }
    return time;
}

// "Z" or "+01:00", as what has to be taken off to get UTC.
std::optional<std::chrono::minutes> take_zone(std::string_view& text) {
    if (take(text, 'Z')) return std::chrono::minutes{0};
    const bool east = take(text, '+');
    if (!east && !take(text, '-')) return std::nullopt;
    const auto hour = take_number(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    const std::chrono::minutes offset{*hour * 60 + *minute};
    return east ? offset : -offset;
}

}  // namespace

Result<WallTime> parse_moment(std::string_view text) {
    const auto refused = [] { return fail(Errc::bad_data, "a moment such as \"2026-03-12T10:42:00Z\" is expected"); };
    const auto date = take_date(text);
    if (!date || !(take(text, 'T') || take(text, ' '))) return refused();
    const auto time = take_time(text);
    if (!time) return refused();
    const auto zone = take_zone(text);
    if (!zone || !text.empty()) return refused();
    return WallTime{std::chrono::sys_days{*date}} + *time - *zone;
}

std::string iso_moment(WallTime moment) {
    const auto second = std::chrono::floor<std::chrono::seconds>(moment);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                       (moment - second).count());
}

}  // namespace zuil
