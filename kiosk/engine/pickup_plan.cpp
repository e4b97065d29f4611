#include "kiosk/engine/pickup_plan.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zuil {
namespace {

// Great-circle distance (haversine) on a sphere of the mean Earth radius; good to half a percent.
std::optional<double> distance_km(const Store& a, const Store& b) {
    if (!a.latitude || !a.longitude || !b.latitude || !b.longitude) return std::nullopt;
    constexpr double earth_radius_km = 6371.0;
    constexpr double radians = std::numbers::pi / 180.0;
    const double half_north = std::sin((*b.latitude - *a.latitude) * radians / 2);
    const double half_east = std::sin((*b.longitude - *a.longitude) * radians / 2);
    const double chord = half_north * half_north +
                         std::cos(*a.latitude * radians) * std::cos(*b.latitude * radians) * half_east * half_east;
    return 2 * earth_radius_km * std::asin(std::sqrt(std::min(1.0, chord)));
}

// The shopper's store when it was chosen; otherwise this one, or the nearest that can have everything.
std::optional<std::size_t> choose_store(const std::vector<StoreOffer>& offers, const StoreId& wanted) {
    for (std::size_t place = 0; place < offers.size(); ++place) {
        const bool fits = wanted.empty() ? offers[place].readiness.possible : offers[place].store.id == wanted;
        if (fits) return place;
    }
    return std::nullopt;
}

std::optional<std::size_t> choose_day(const std::vector<PickupDay>& days, std::optional<std::chrono::local_days> day) {
    const auto found = std::ranges::find_if(
        days, [&](const PickupDay& offered) { return offered.whole && (!day || offered.day == *day); });
    if (found == days.end()) return std::nullopt;
    return static_cast<std::size_t>(found - days.begin());
}

std::optional<PickupStretch> choose_stretch(const PickupDay& day, int slot) {
    if (slot < 0) return day.whole;
    if (static_cast<std::size_t>(slot) >= day.slots.size()) return std::nullopt;
    const PickupStretch& chosen = day.slots[static_cast<std::size_t>(slot)];
    return chosen.available ? std::optional{chosen} : std::nullopt;
}

}  // namespace

std::vector<StoreOffer> nearest_first(const std::vector<Store>& stores, const StoreId& here) {
    const auto own = std::ranges::find(stores, here, &Store::id);
    std::vector<StoreOffer> offers;
    for (const Store& store : stores) {
        if (!store.offers_pickup) continue;
        StoreOffer offer{.store = store};
        if (own != stores.end() && store.id != here) offer.distance_km = distance_km(*own, store);
        offers.push_back(std::move(offer));
    }
    std::ranges::sort(offers, {}, [&](const StoreOffer& offer) {
        return std::tuple{offer.store.id != here, offer.distance_km.value_or(1e6), offer.store.name};
    });
    if (offers.size() > stores_offered_max) offers.resize(stores_offered_max);
    return offers;
}

PickupPlan plan_pickup(const Basket& basket, const PickupChoice& wanted, const std::vector<Store>& stores,
                       const StoreId& here, WallTime now, const TimeZone& zone) {
    PickupPlan plan;
    plan.offers = nearest_first(stores, here);
    const LocalMinutes local_now = zone.to_local(now);
    for (StoreOffer& offer : plan.offers) {
        offer.readiness = readiness(basket, offer.store, now);
        if (!offer.readiness.ready_at) continue;
        offer.days = pickup_days(offer.store, local_now, zone.to_local(*offer.readiness.ready_at));
    }
    plan.store = choose_store(plan.offers, wanted.store);
    if (!plan.store || !plan.chosen()->readiness.possible) return plan;
    const std::vector<PickupDay>& days = plan.chosen()->days;
    if (days.empty()) {
        plan.complete = true;  // a store that promises no time still takes the order
        return plan;
    }
    plan.day = choose_day(days, wanted.day);
    if (!plan.day) return plan;
    plan.stretch = choose_stretch(days[*plan.day], wanted.slot);
    plan.complete = plan.stretch.has_value();
    return plan;
}

}  // namespace zuil
