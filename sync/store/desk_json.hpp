#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/desk_order.hpp"

// Orders at the desk, and what the desk did with them, as the pick-up list keeps them. Errors are bad_data.
namespace zuil {

std::string desk_order_to_json(const DeskOrder& order);
Result<DeskOrder> desk_order_from_json(std::string_view text);

std::string desk_change_to_json(const DeskChange& change);
Result<DeskChange> desk_change_from_json(std::string_view text);

}  // namespace zuil
