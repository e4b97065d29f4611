#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/vendure/vendure_shop.hpp"

// What is asked about customers, and how the answers are read. Vendure keeps e-mail addresses in lower case and
// telephone numbers as they were typed.
namespace zuil::vendure {

CustomerAbilities customer_abilities(const VendureOptions& options);

// refused for a question that this shop cannot answer; bad_data for one that is none.
Result<std::string> customers_request(const VendureOptions& options, const CustomerQuestion& question);
Result<std::vector<Customer>> read_customers(const VendureOptions& options, std::string_view body);

std::string record_request(const VendureOptions& options, const CustomerId& customer);
// not_found when there is nobody of that id.
Result<CustomerRecord> read_record(const VendureOptions& options, std::string_view body);

std::string send_code_request(const VendureOptions& options, const CustomerQuestion& question);
Result<CodeTicket> read_ticket(std::string_view body);
std::string check_code_request(const VendureOptions& options, const std::string& ticket, const std::string& code);
Result<CustomerId> read_checked_code(std::string_view body);

}  // namespace zuil::vendure
