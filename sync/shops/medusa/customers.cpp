#include "sync/shops/medusa/customers.hpp"

#include <optional>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/medusa/rows.hpp"

namespace zuil::medusa {
namespace {

bool is_whose(const CustomerQuestion& question, const JsonReader& row) {
    if (question.by == CustomerQuestion::By::email) {
        return lower_case(row.string_or("email", "")) == question.value;
    }
    // What Medusa searches for is found in other fields as well.
    return digits_of(row.string_or("phone", "")).ends_with(question.value);
}

}  // namespace

Result<CustomerQuestion> customer_question(std::string_view text) {
    using By = CustomerQuestion::By;
    if (text.find('@') != std::string_view::npos) return CustomerQuestion{By::email, lower_case(text)};
    if (const auto digits = subscriber_digits(text)) return CustomerQuestion{By::phone, *digits};
    return fail(Errc::not_found, "the text is no e-mail address or telephone number");
}

RequestPath customer_path(const CustomerQuestion& question) {
    RequestPath path{"/admin/customers"};
    path.with("fields", "id,first_name,last_name,email,phone,has_account").with("limit", 20);
    path.with(question.by == CustomerQuestion::By::email ? "email" : "q", question.value);
    return path;
}

Result<Customer> read_customer(const CustomerQuestion& question, const Json& json) {
    const JsonReader list{json, ""};
    std::optional<JsonReader> account;
    std::optional<JsonReader> guest;
    int accounts = 0;
    int guests = 0;
    TRY_DO(for_each(list, "customers", [&](const JsonReader& row) -> Status {
        if (!is_whose(question, row)) return {};
        const bool has_account = row.boolean_or("has_account", false);
        (has_account ? accounts : guests) += 1;
        (has_account ? account : guest).emplace(row);
        return {};
    }));
    const int found = accounts > 0 ? accounts : guests;
    if (found != 1) return fail(Errc::not_found, found == 0 ? "no customer has it" : "more than one customer has it");
    const JsonReader& row = accounts > 0 ? *account : *guest;
    Customer customer;
    TRY(std::string id, read_id(row, "id"));
    customer.id = CustomerId{std::move(id)};
    const std::string last = row.string_or("last_name", "");
    customer.name = row.string_or("first_name", "");
    if (!customer.name.empty() && !last.empty()) customer.name += ' ';
    customer.name += last;
    customer.phone = row.string_or("phone", "");
    customer.email = row.string_or("email", "");
    return customer;
}

}  // namespace zuil::medusa
