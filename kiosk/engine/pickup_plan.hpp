#pragma once

#include <optional>
#include <vector>

#include "kiosk/engine/availability.hpp"
#include "kiosk/engine/pickup_times.hpp"
#include "kiosk/engine/session.hpp"
#include "platform/text/time_zone.hpp"
#include "sync/model/store.hpp"

namespace zuil {

// What one store can promise for the basket.
struct StoreOffer {
    Store store;
    std::optional<double> distance_km;  // from this kiosk's store; absent for itself and where nobody says
    Readiness readiness;
    std::vector<PickupDay> days;  // empty: it promises no time
};

// Where and when the order can be collected, and what of it is chosen.
struct PickupPlan {
    std::vector<StoreOffer> offers;        // this store first, then the nearest
    std::optional<std::size_t> store;      // into offers
    std::optional<std::size_t> day;        // into the store's days
    std::optional<PickupStretch> stretch;  // the slot, or the rest of the day; absent: no time is promised
    bool complete = false;                 // enough is chosen, and still on offer

    const StoreOffer* chosen() const { return store ? &offers[*store] : nullptr; }
};

inline constexpr std::size_t stores_offered_max = 12;

// The stores that offer pick-up, this one first, then the nearest; with their distance only.
std::vector<StoreOffer> nearest_first(const std::vector<Store>& stores, const StoreId& here);

PickupPlan plan_pickup(const Basket& basket, const PickupChoice& wanted, const std::vector<Store>& stores,
                       const StoreId& here, WallTime now, const TimeZone& zone);

}  // namespace zuil
