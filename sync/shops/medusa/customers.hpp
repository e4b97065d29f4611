#pragma once

#include <string>
#include <string_view>

#include "sync/shops/medusa/client.hpp"

// Finding a customer. Medusa finds an e-mail address as it was typed, and a telephone number by any part of it as it
// was typed; what stands in its metadata, such as a loyalty number, it does not find at all.
namespace zuil::medusa {

// By what a text can find a customer.
struct CustomerQuestion {
    enum class By { email, phone };
    By by = By::email;
    std::string value;  // the address in lower case, or the number's last digits
};

// The error is not_found for a text that is neither.
Result<CustomerQuestion> customer_question(std::string_view text);
RequestPath customer_path(const CustomerQuestion& question);
// The one account that has it, or the one guest where no account has. not_found when nobody has it, or several have: a
// kiosk must not choose between people.
Result<Customer> read_customer(const CustomerQuestion& question, const Json& json);

}  // namespace zuil::medusa
