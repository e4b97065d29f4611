#pragma once

#include <string>

#include "platform/secrets/sealing_key.hpp"
#include "sync/model/order.hpp"

// How a shopper's contact lies beside the order in the outbox: readable with this kiosk's key only, and only beside the
// order that it belongs to.
namespace zuil {

std::string seal_contact(const Contact& contact, const OrderRef& ref, const SealingKey& key, Random& random);
// The place of a contact that the shop told with an order at its desk: beside no order of ours.
OrderRef desk_contact_ref(const std::string& order);
// bad_data when it was sealed with another key, for another order, or was changed.
Result<Contact> open_contact(const std::string& sealed, const OrderRef& ref, const SealingKey& key);

}  // namespace zuil
