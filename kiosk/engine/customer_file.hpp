#pragma once

#include <optional>
#include <string>

#include "kiosk/engine/customer_actions.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {

// Whom it is about.
struct PersonNamed {
    CustomerLookUp::Named customer;
    std::string order;  // the shop's number or the pick-up code of an order instead; may be empty
};

// All that this kiosk keeps of one person, as a JSON object for them to have: "customer", what the shop told of them
// when they were last looked up, or null; and "orders" of theirs with the contact that lies beside each. Personal.
//
// Errors: bad_data, this is not enough to name anybody.
Result<SecretText> customer_file(const CustomerPorts& ports, const PersonNamed& person);

}  // namespace zuil
