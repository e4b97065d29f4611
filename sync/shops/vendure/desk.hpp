#pragma once

#include "sync/shops/pickup_desk.hpp"
#include "sync/shops/vendure/client.hpp"

namespace zuil::vendure {

// The pick-up desk on Vendure's fulfilments. Only where orders have a custom field for their pick-up store.
class VendureDesk final : public PickupDesk {
public:
    VendureDesk(Client& client, const Clock& clock, const VendureOptions& options)
        : client_{client}, clock_{clock}, options_{options} {}

    DeskAbilities abilities() const override { return {.tells_preparing = true, .refuses_lines = true}; }
    void open_pickups(const StoreId& store, Done<DeskList> done) override;
    void look(const std::string& order, Done<DeskPickup> done) override;
    void apply(const DeskChange& change, Done<DeskOutcome> done) override;

private:
    Client& client_;
    const Clock& clock_;
    const VendureOptions& options_;
};

}  // namespace zuil::vendure
