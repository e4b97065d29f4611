#include "sync/shops/vendure/customers.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

// "612345678" as "6[^0-9]*1[^0-9]*2...$": finds the number however it was typed.
std::string phone_pattern(std::string_view digits) {
    std::string pattern;
    for (const char digit : digits) {
        if (!pattern.empty()) pattern += "[^0-9]*";
        pattern += digit;
    }
    return pattern + "[^0-9]*$";
}

}  // namespace

Result<CustomerQuestion> customer_question(const VendureOptions& options, std::string_view text) {
    using By = CustomerQuestion::By;
    if (text.find('@') != std::string_view::npos) return CustomerQuestion{By::email, lower_case(text)};
    if (const auto digits = subscriber_digits(text)) return CustomerQuestion{By::phone, *digits};
    if (!options.fields.customer_loyalty_number.empty() && !text.empty() && text.size() <= 64) {
        return CustomerQuestion{By::loyalty_number, std::string{text}};
    }
    return fail(Errc::not_found, "the text is no e-mail address, telephone number or loyalty number");
}

std::string customer_request(const VendureOptions& options, const CustomerQuestion& question) {
    const std::string query = fmt::format(
        "query($filter: CustomerFilterParameter!) {{ customers(options: {{ filter: $filter, take: 2 }}) {{ items {{ id "
        "firstName lastName emailAddress phoneNumber{} }} }} }}",
        custom_fields_selection({options.fields.customer_loyalty_number}));
    Json filter;
    switch (question.by) {
    case CustomerQuestion::By::email: filter["emailAddress"]["eq"] = question.value; break;
    case CustomerQuestion::By::phone: filter["phoneNumber"]["regex"] = phone_pattern(question.value); break;
    case CustomerQuestion::By::loyalty_number:
        filter[options.fields.customer_loyalty_number]["eq"] = question.value;
        break;
    }
    return graphql_body(query, Json{{"filter", std::move(filter)}});
}

Result<Customer> read_customer(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("customers")));
    TRY(const JsonReader items, list.child("items"));
    TRY(const std::size_t count, items.size());
    if (count != 1) return fail(Errc::not_found, count == 0 ? "no customer has it" : "more than one customer has it");
    TRY(const JsonReader row, items.at(0));
    Customer customer;
    TRY(std::string id, read_id(row, "id"));
    customer.id = CustomerId{std::move(id)};
    const std::string last = row.string_or("lastName", "");
    customer.name = row.string_or("firstName", "");
    if (!customer.name.empty() && !last.empty()) customer.name += ' ';
    customer.name += last;
    customer.phone = row.string_or("phoneNumber", "");
    customer.email = row.string_or("emailAddress", "");
    if (const auto custom = row.child("customFields"); custom && !options.fields.customer_loyalty_number.empty()) {
        customer.loyalty_number = custom->string_or(options.fields.customer_loyalty_number, "");
    }
    return customer;
}

}  // namespace zuil::vendure
