#pragma once

#include <string>

#include "sync/shops/customer_desk.hpp"
#include "sync/shops/medusa/desk_order.hpp"

// Any order that was placed, asked for by its number, with what it was placed with. Medusa finds a number only among
// whatever has these digits in it, so the right one is looked for in a list of ids first.
namespace zuil::medusa {

// The number without what may stand before it ("#1042"); bad_data: it is none.
Result<std::string> number_of(const OrderQuestion& question);

inline constexpr int numbers_per_page = 100;
RequestPath numbers_path(const std::string& number, int offset);
struct NumbersPage {
    std::string order;        // the id of the one that has the number; empty: it is not on this page
    bool may_follow = false;  // it may be on the next
};
Result<NumbersPage> read_numbers(const std::string& number, const Json& json);

// An order that nobody has may be asked for as well: `order` empty.
RequestPath traced_path(const std::string& order);
Result<FoundOrder> read_traced(const MedusaOptions& options, const PickupOptions& pickups, const Json& json);

}  // namespace zuil::medusa
