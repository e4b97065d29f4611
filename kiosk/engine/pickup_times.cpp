#include "kiosk/engine/pickup_times.hpp"

#include <algorithm>

namespace zuil {
namespace {

using namespace std::chrono_literals;

constexpr auto least_stretch = 15min;  // less than this before closing time is no promise worth making
constexpr int days_ahead_max = 60;

// Promises are made in quarters of an hour.
LocalMinutes round_up(LocalMinutes time) {
    const auto rest = time.time_since_epoch() % 15min;
    return rest == 0min ? time : time + (15min - rest);
}

const std::optional<OpeningHours>& hours_on(const Store& store, std::chrono::local_days day) {
    return store.hours->at(std::chrono::weekday{day}.iso_encoding() - 1);
}

PickupDay pickup_day(const Store& store, std::chrono::local_days day, LocalMinutes ready) {
    PickupDay choice{.day = day};
    const auto& hours = hours_on(store, day);
    if (!hours) return choice;
    const LocalMinutes opens = day + hours->opens;
    const LocalMinutes closes = day + hours->closes;
    const LocalMinutes from = std::max(opens, round_up(ready));
    if (from + least_stretch > closes) return choice;
    choice.whole = PickupStretch{.begins = from, .ends = closes};
    if (!store.slot_length || *store.slot_length < least_stretch) return choice;
    for (LocalMinutes begins = opens; begins < closes; begins += *store.slot_length) {
        choice.slots.push_back(
            {.begins = begins, .ends = std::min(begins + *store.slot_length, closes), .available = begins >= from});
    }
    return choice;
}

}  // namespace

std::vector<PickupDay> pickup_days(const Store& store, LocalMinutes now, LocalMinutes ready) {
    std::vector<PickupDay> days;
    if (!store.hours) return days;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    for (int offset = 0; offset < days_ahead_max; ++offset) {
        days.push_back(pickup_day(store, today + std::chrono::days{offset}, ready));
        days.back().offset = offset;
        const bool any = std::ranges::any_of(days, [](const PickupDay& day) { return day.whole.has_value(); });
        if (days.size() < static_cast<std::size_t>(pickup_days_shown)) continue;
        if (any) return days;
        days.erase(days.begin());  // nothing yet: the row of days moves on
    }
    return {};
}

std::optional<LocalMinutes> closes_today(const Store& store, LocalMinutes now) {
    if (!store.hours) return std::nullopt;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const auto& hours = hours_on(store, today);
    if (!hours || now < today + hours->opens || now >= today + hours->closes) return std::nullopt;
    return today + hours->closes;
}

}  // namespace zuil
