#pragma once

#include <string>

#include "sync/shops/customer_desk.hpp"
#include "sync/shops/medusa/desk_order.hpp"

// Any order that was placed, with what it was placed with. Medusa finds a number only among whatever has these digits
// in it, and metadata not at all, so the right one is looked for in a list of ids first.
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

// By a kiosk's reference, which stands in the metadata of its order, where Medusa cannot look for it. It is also what
// the address begins with that an order gets whose shopper gave none.
inline constexpr int references_per_page = 100;
RequestPath address_path(const OrderRef& ref);
// And it tells when it was made: the orders that were placed from then on are looked through. bad_data: it does not.
Result<WallTime> made_at(const OrderRef& ref);
RequestPath placed_since_path(WallTime since, int offset);
struct ReferencesPage {
    std::string order;  // as NumbersPage
    bool may_follow = false;
};
Result<ReferencesPage> read_references(const OrderRef& ref, const Json& json);

// An order that nobody has may be asked for as well: `order` empty.
RequestPath traced_path(const std::string& order);
Result<FoundOrder> read_traced(const MedusaOptions& options, const PickupOptions& pickups, const Json& json);

}  // namespace zuil::medusa
