#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sync/shops/hold_desk.hpp"
#include "sync/shops/medusa/client.hpp"
#include "sync/shops/medusa/commit.hpp"

namespace zuil::medusa {

// What a store puts aside, as reservations without an order.
class MedusaHoldDesk final : public HoldDesk {
public:
    // Calls back once `locations` are known; the error is that they cannot be found out.
    using WithLocations = std::function<void(std::function<void(Status)>)>;

    MedusaHoldDesk(Client& client, const Clock& clock, const MedusaOptions& options, const Locations& locations,
                   WithLocations with_locations)
        : client_{client},
          clock_{clock},
          options_{options},
          locations_{locations},
          with_locations_{std::move(with_locations)} {}

    void keep(const HoldNotice& hold, Done<HoldKept> done) override;
    void let_go(const HoldNotice& hold, Done<int> done) override;
    void let_go_forgotten(const StoreId& store, Done<int> done) override;

private:
    Client& client_;
    const Clock& clock_;
    const MedusaOptions& options_;
    const Locations& locations_;
    const WithLocations with_locations_;
};

// What stands in the reservation's description, for the shop's own staff and for finding it again: the same for the
// same hold, always, and another one for each.
std::string hold_description(const HoldNotice& hold);

// One of the things that a variant is put together of, and how many of it.
struct HoldPart {
    std::string item;
    std::int64_t quantity = 1;

    friend bool operator==(const HoldPart&, const HoldPart&) = default;
};

RequestPath hold_parts_path(const VariantId& variant);
// Empty: Medusa does not count this variant. not_found: there is none.
Result<std::vector<HoldPart>> read_hold_parts(const Json& json);

// A reservation of a kiosk's.
struct HoldRow {
    std::string id;
    std::string item;
    std::optional<WallTime> until;  // as its kiosk wrote it down

    friend bool operator==(const HoldRow&, const HoldRow&) = default;
};

RequestPath hold_rows_path(const HoldNotice& hold);
// Those of all kiosks in a location.
RequestPath all_holds_path(const std::string& location);
Result<std::vector<HoldRow>> read_hold_rows(const Json& json);

}  // namespace zuil::medusa
