#pragma once

#include <string>

#include "kiosk/engine/views.hpp"
#include "kiosk/engine/words.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// What the shopper typed, brought into form, or a sentence on what is missing and in which field.
struct CheckedAddress {
    Address address;
    AddressProblem problem;
};

// `country`: ISO 3166; a Dutch postcode is checked, others only have to be there.
CheckedAddress check_address(const Address& typed, std::string_view country, bool needs_street, const Words& words);

// Overwrites the letters in memory before they are given back.
void wipe_address(std::optional<Address>& address);

}  // namespace zuil
