#pragma once

#include <string>
#include <string_view>

#include "sync/shops/vendure/vendure_shop.hpp"

// Finding a customer. Vendure keeps e-mail addresses in lower case and telephone numbers as they were typed.
namespace zuil::vendure {

// By what a text can find a customer.
struct CustomerQuestion {
    enum class By { email, phone, loyalty_number };
    By by = By::email;
    std::string value;  // lower-case address, the number's last digits, or the number
};

// The error is not_found for a text that is none of them.
Result<CustomerQuestion> customer_question(const VendureOptions& options, std::string_view text);
std::string customer_request(const VendureOptions& options, const CustomerQuestion& question);
// not_found when nobody has it, or more than one has: a kiosk must not choose between people.
Result<Customer> read_customer(const VendureOptions& options, std::string_view body);

}  // namespace zuil::vendure
