#include "kiosk/engine/delivery_plan.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr int delivery_days_ahead_max = 90;

std::vector<DeliveryDay> delivery_days(const DeliverySettings& shop, LocalMinutes now) {
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const bool is_late = shop.order_before && now - today >= *shop.order_before;
    const int first = shop.lead_days + (is_late ? 1 : 0);
    std::vector<DeliveryDay> days;
    for (int offset = first; offset < first + delivery_days_ahead_max && days.size() < delivery_days_shown; ++offset) {
        const auto day = today + std::chrono::days{offset};
        const unsigned weekday = std::chrono::weekday{day}.iso_encoding() - 1;
        if (shop.days.at(weekday)) days.push_back({.day = day, .offset = offset});
    }
    return days;
}

template <class Rows, class Fits>
std::optional<std::size_t> place_of(const Rows& rows, Fits fits) {
    const auto found = std::ranges::find_if(rows, fits);
    if (found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

void add_windows(DeliveryPlan& plan, const DeliverySettings& shop, Currency currency) {
    for (const DeliveryWindow& window : shop.windows) {
        const auto day = plan.chosen_day()->day;
        plan.windows.push_back({.begins = day + window.begins,
                                .ends = day + window.ends,
                                .cost = Money::from_minor(window.cost_minor, currency),
                                .method = window.method});
    }
}

}  // namespace

DeliveryPlan plan_delivery(const DeliveryChoice& wanted, const DeliverySettings& shop, Currency currency,
                           LocalMinutes now) {
    DeliveryPlan plan;
    plan.cost = plan.least_cost = Money::from_minor(shop.cost_minor, currency);
    plan.days = delivery_days(shop, now);
    if (plan.days.empty()) {
        plan.complete = true;  // a shop that promises no day still brings it
        return plan;
    }
    plan.day = place_of(plan.days, [&](const DeliveryDay& day) { return !wanted.day || day.day == *wanted.day; });
    if (!plan.day) return plan;
    add_windows(plan, shop, currency);
    if (plan.windows.empty()) {
        plan.complete = true;
        return plan;
    }
    const auto [least, most] =
        std::ranges::minmax(plan.windows, {}, [](const DeliveryStretch& window) { return window.cost.minor(); });
    plan.least_cost = least.cost;
    plan.one_cost = least.cost == most.cost;
    const auto index = static_cast<std::size_t>(wanted.window);
    plan.window =
        wanted.window < 0
            ? place_of(plan.windows, [&](const DeliveryStretch& window) { return window.cost == plan.least_cost; })
        : index < plan.windows.size() ? std::optional{index}
                                      : std::nullopt;
    plan.complete = plan.window.has_value();
    if (plan.window) plan.cost = plan.chosen_window()->cost;
    return plan;
}

Delivery promised_delivery(const DeliveryPlan& plan, const TimeZone& zone) {
    Delivery delivery{.window = std::nullopt, .cost = plan.cost, .method = {}};
    if (const DeliveryStretch* window = plan.chosen_window()) {
        delivery.window = PickupSlot{.begins = zone.to_utc(window->begins), .ends = zone.to_utc(window->ends)};
        delivery.method = window->method;
    } else if (const DeliveryDay* day = plan.chosen_day()) {
        delivery.window = PickupSlot{.begins = zone.to_utc(LocalMinutes{day->day}),
                                     .ends = zone.to_utc(LocalMinutes{day->day + std::chrono::days{1}})};
    }
    return delivery;
}

}  // namespace zuil
