#pragma once

#include <functional>

#include "sync/shops/medusa/desk_order.hpp"

namespace zuil::medusa {

// The pick-up desk on Medusa's fulfilments.
class MedusaDesk final : public PickupDesk {
public:
    // Calls back once `locations` are known; the error is that they cannot be found out.
    using WithLocations = std::function<void(std::function<void(Status)>)>;

    MedusaDesk(Client& client, const Clock& clock, const MedusaOptions& options, const Locations& locations,
               WithLocations with_locations)
        : client_{client},
          clock_{clock},
          options_{options},
          locations_{locations},
          with_locations_{std::move(with_locations)} {}

    // Medusa packs and is ready in one.
    DeskAbilities abilities() const override { return {.tells_preparing = false, .refuses_lines = true}; }
    void open_pickups(const StoreId& store, Done<DeskList> done) override;
    void look(const std::string& order, Done<DeskPickup> done) override;
    void apply(const DeskChange& change, Done<DeskOutcome> done) override;

    // Calls back once pickups() are known; the error is that they cannot be found out.
    void with_pickups(std::function<void(Status)> then);
    const PickupOptions& pickups() const { return pickups_; }

private:
    Client& client_;
    const Clock& clock_;
    const MedusaOptions& options_;
    const Locations& locations_;
    const WithLocations with_locations_;
    PickupOptions pickups_;  // as they were last asked for
};

}  // namespace zuil::medusa
