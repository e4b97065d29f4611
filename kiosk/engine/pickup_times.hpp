#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "platform/text/time_zone.hpp"
#include "sync/model/store.hpp"

// When an order can be collected, worked out from a store's own promises: its opening hours, its leads, the length of
// its slots. All in the store's local time; whoever calls converts.
namespace zuil {

struct PickupStretch {
    LocalMinutes begins{};
    LocalMinutes ends{};
    bool available = true;
};

struct PickupDay {
    std::chrono::local_days day{};
    int offset = 0;                      // days from today
    std::optional<PickupStretch> whole;  // from when it is ready until the store closes; absent: not that day
    std::vector<PickupStretch> slots;    // of the store's slot length; empty: it offers days only
};

inline constexpr int pickup_days_shown = 6;

// The days to choose from, today first unless everything is ready only later. Empty: the store promises no time,
// because it tells no opening hours or is closed for the two months to come. `ready` is when the articles lie there.
std::vector<PickupDay> pickup_days(const Store& store, LocalMinutes now, LocalMinutes ready);

// When the store closes today; nullopt when it is closed now, or tells no hours.
std::optional<LocalMinutes> closes_today(const Store& store, LocalMinutes now);

}  // namespace zuil
