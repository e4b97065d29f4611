#pragma once

#include <string>

#include "platform/secrets/sealing_key.hpp"
#include "sync/model/customer.hpp"

// How what is known of a customer lies in the store: readable with this kiosk's key only, and only under the hash that
// it belongs to.
namespace zuil {

// As long as many others, so that its length tells nothing.
std::string seal_customer(const CustomerRecord& record, const std::string& id_hash, const SealingKey& key,
                          Random& random);
// bad_data when it was sealed with another key, for somebody else, or was changed.
Result<CustomerRecord> open_customer(const std::string& sealed, const std::string& id_hash, const SealingKey& key);

}  // namespace zuil
