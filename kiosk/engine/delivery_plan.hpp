#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/config/engine_settings.hpp"
#include "kiosk/engine/session.hpp"
#include "platform/text/time_zone.hpp"

namespace zuil {

struct DeliveryDay {
    std::chrono::local_days day{};
    int offset = 0;  // days from today
};

struct DeliveryStretch {
    LocalMinutes begins{};
    LocalMinutes ends{};
    Money cost;
    std::string method;
};

// When an order can be brought home, and what of it is chosen.
struct DeliveryPlan {
    std::vector<DeliveryDay> days;  // empty: the shop promises none
    std::optional<std::size_t> day;
    std::vector<DeliveryStretch> windows;  // of the chosen day; empty: any time that day
    std::optional<std::size_t> window;
    Money cost;             // of what is chosen
    Money least_cost;       // of all there is to choose
    bool one_cost = true;   // every choice costs that
    bool complete = false;  // enough is chosen, and still on offer

    const DeliveryDay* chosen_day() const { return day ? &days[*day] : nullptr; }
    const DeliveryStretch* chosen_window() const { return window ? &windows[*window] : nullptr; }
};

inline constexpr std::size_t delivery_days_shown = 5;

DeliveryPlan plan_delivery(const DeliveryChoice& wanted, const DeliverySettings& shop, Currency currency,
                           LocalMinutes now);

// What the shopper agreed to, as the order keeps it.
Delivery promised_delivery(const DeliveryPlan& plan, const TimeZone& zone);

}  // namespace zuil
