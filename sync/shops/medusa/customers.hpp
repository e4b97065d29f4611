#pragma once

#include <string>
#include <vector>

#include "sync/shops/medusa/client.hpp"

// What is asked about customers, and how the answers are read. Medusa finds an e-mail address as it was typed, and a
// telephone number or a name by any part of them as they were typed; what stands in its metadata, such as a loyalty
// number, it does not find at all.
namespace zuil::medusa {

CustomerAbilities customer_abilities(const MedusaOptions& options);

// For all but a card. bad_data for a question that is none.
Result<RequestPath> customers_path(const CustomerQuestion& question);
// Those that have what was asked for, accounts before guests: where an account has it, guests are left out.
Result<std::vector<Customer>> read_customers(const CustomerQuestion& question, const Json& json);

RequestPath customer_path(const CustomerId& customer);
Result<CustomerRecord> read_record(const Json& json);
RequestPath customer_orders_path(const CustomerId& customer);
Status read_customer_orders(const Json& json, std::vector<Purchase>& purchases);

// Of the loyalty module's routes; README.md tells what each answers.
RequestPath card_path(const MedusaOptions& options, const std::string& number);
// Empty when nobody has the card.
Result<CustomerId> read_card(const Json& json);
RequestPath loyalty_path(const MedusaOptions& options, const CustomerId& customer);
Status read_loyalty(const Json& json, CustomerRecord& record);
Result<CodeTicket> read_ticket(const Json& json);
Result<CustomerId> read_checked_code(const Json& json);

}  // namespace zuil::medusa
