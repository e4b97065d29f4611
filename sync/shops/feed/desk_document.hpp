#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/shops/pickup_desk.hpp"

// What the desk reads of an order's document, and what it says of the order in the status beside it.
namespace zuil::feed {

// An order that is collected at a desk, as its two documents tell; nullopt: it is no such order. `status` may be
// absent. Errors are bad_data.
Result<std::optional<DeskPickup>> read_desk_pickup(std::string_view document, const std::optional<std::string>& status);

// The status after the change, made at `now`. What others wrote into it stays.
Result<std::string> write_desk_status(const DeskOrder& order, const DeskChange& change, WallTime now,
                                      const std::optional<std::string>& status);

}  // namespace zuil::feed
