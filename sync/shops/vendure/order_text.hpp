#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/shops/vendure/vendure_shop.hpp"

// What an order says to the shop's staff.
namespace zuil::vendure {

// A note is written where the custom fields do not hold all that staff need. It begins with the reference, by which a
// second attempt knows its own note again. Empty: none is needed. `tells_contact`: the customer on the order is not who
// stood at the kiosk, so the contact stands nowhere else.
std::string order_note(const VendureOptions& options, const Order& order, const Contact& contact, bool tells_contact);
bool is_note_of(const Order& order, std::string_view note);

// What such a note says of any kiosk's order. Of another note: nothing.
struct NotedOrder {
    std::string pickup_code;
    std::optional<PickupSlot> slot;
    std::string name;
    std::string phone;
    std::string email;
    bool is_taken_now = false;  // from the shelf: it never comes to the desk
};
NotedOrder read_note(std::string_view note);

// The contact's own address, or one of this order alone that reaches nobody.
std::string guest_email(const VendureOptions& options, const Order& order, const Contact& contact);

}  // namespace zuil::vendure
