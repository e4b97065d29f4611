#include "sync/shops/medusa/customers.hpp"

#include <algorithm>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

constexpr int rows_read = 50;  // what is asked for is found in other fields as well
constexpr int orders_read = 20;
constexpr std::string_view customer_fields = "id,first_name,last_name,email,phone,has_account,created_at,*addresses";

bool has_words(std::string_view text, const JsonReader& row) {
    const std::string name = lower_case(row.string_or("first_name", "") + " " + row.string_or("last_name", ""));
    return std::ranges::all_of(
        name_words(text), [&](const std::string& word) { return name.find(lower_case(word)) != std::string::npos; });
}

bool is_whose(const CustomerQuestion& question, const JsonReader& row) {
    using By = CustomerQuestion::By;
    switch (question.by) {
    case By::email: return lower_case(row.string_or("email", "")) == lower_case(question.text);
    case By::phone: {
        const auto digits = phone_digits(question.text);
        return digits && digits_of(row.string_or("phone", "")).ends_with(*digits);
    }
    case By::name: return has_words(question.text, row);
    case By::card: break;
    }
    return false;
}

Result<Customer> read_person(const JsonReader& row) {
    Customer customer;
    TRY(std::string id, read_id(row, "id"));
    customer.id = CustomerId{std::move(id)};
    customer.name = full_name(row.string_or("first_name", ""), row.string_or("last_name", ""));
    customer.phone = row.string_or("phone", "");
    customer.email = row.string_or("email", "");
    if (!row.has("addresses")) return customer;
    bool is_settled = false;
    TRY_DO(for_each(row, "addresses", [&](const JsonReader& address) -> Status {
        if (is_settled) return {};
        customer.postcode = address.string_or("postal_code", "");
        customer.city = address.string_or("city", "");
        is_settled = address.boolean_or("is_default_shipping", false);
        return {};
    }));
    return customer;
}

Result<Purchase> read_item(const JsonReader& item) {
    Purchase purchase;
    purchase.product = ProductId{item.string_or("product_id", "")};
    purchase.variant = VariantId{item.string_or("variant_id", "")};
    purchase.quantity = static_cast<int>(item.integer_or("quantity", 0));
    purchase.name = item.string_or("product_title", item.string_or("title", ""));
    const std::string variant = item.string_or("variant_title", "");
    if (!variant.empty() && variant != purchase.name) purchase.name += ", " + variant;
    if (purchase.name.empty()) return fail(Errc::bad_data, item.path() + ": has no name");
    return purchase;
}

}  // namespace

CustomerAbilities customer_abilities(const MedusaOptions& options) {
    CustomerAbilities abilities = options.loyalty.gives;
    abilities.names = true;
    abilities.orders = true;
    abilities.orders_by_reference = true;
    return abilities;
}

Result<RequestPath> customers_path(const CustomerQuestion& question) {
    using By = CustomerQuestion::By;
    RequestPath path{"/admin/customers"};
    path.with("fields", customer_fields).with("limit", rows_read);
    switch (question.by) {
    case By::email:
        if (!question.text.empty()) return path.with("email", lower_case(question.text));
        break;
    case By::phone:
        if (const auto digits = phone_digits(question.text)) return path.with("q", *digits);
        break;
    case By::name:
        if (const auto words = name_words(question.text); !words.empty()) return path.with("q", words.back());
        break;
    case By::card: break;
    }
    return fail(Errc::bad_data, "nobody can be found by this");
}

Result<std::vector<Customer>> read_customers(const CustomerQuestion& question, const Json& json) {
    const JsonReader list{json, ""};
    std::vector<Customer> accounts;
    std::vector<Customer> guests;
    TRY_DO(for_each(list, "customers", [&](const JsonReader& row) -> Status {
        if (!is_whose(question, row)) return {};
        TRY(Customer customer, read_person(row));
        (row.boolean_or("has_account", false) ? accounts : guests).push_back(std::move(customer));
        return {};
    }));
    // By a name several people are found, some of whom only ever were guests; whoever has an account was often one
    // first.
    if (question.by == CustomerQuestion::By::name) {
        for (Customer& guest : guests) {
            if (std::ranges::find(accounts, guest.email, &Customer::email) == accounts.end()) {
                accounts.push_back(std::move(guest));
            }
        }
    }
    std::vector<Customer>& found = accounts.empty() ? guests : accounts;
    if (found.size() > customers_found_max) found.resize(customers_found_max);
    return std::move(found);
}

RequestPath customer_path(const CustomerId& customer) {
    RequestPath path{"/admin/customers/" + escaped(customer.text())};
    return path.with("fields", customer_fields);
}

Result<CustomerRecord> read_record(const Json& json) {
    TRY(const JsonReader row, (JsonReader{json, ""}.child("customer")));
    CustomerRecord record;
    TRY(record.customer, read_person(row));
    if (const auto since = parse_moment(row.string_or("created_at", ""))) record.since = *since;
    return record;
}

RequestPath customer_orders_path(const CustomerId& customer) {
    RequestPath path{"/admin/orders"};
    return path.with("customer_id", customer.text())
        .with("order", "-created_at")
        .with("limit", orders_read)
        .with("fields", "display_id,created_at,status,*items");
}

Status read_customer_orders(const Json& json, std::vector<Purchase>& purchases) {
    return for_each(JsonReader{json, ""}, "orders", [&](const JsonReader& order) -> Status {
        const auto placed = parse_moment(order.string_or("created_at", ""));
        if (!placed || order.string_or("status", "") == "canceled") return {};
        return for_each(order, "items", [&](const JsonReader& item) -> Status {
            TRY(Purchase purchase, read_item(item));
            purchase.order = std::to_string(order.integer_or("display_id", 0));
            purchase.bought_at = *placed;
            if (purchase.quantity > 0) purchases.push_back(std::move(purchase));
            return {};
        });
    });
}

RequestPath card_path(const MedusaOptions& options, const std::string& number) {
    return RequestPath{options.loyalty.routes + "/cards/" + escaped(number)};
}

Result<CustomerId> read_card(const Json& json) {
    const JsonReader answer{json, ""};
    if (!answer.has("customer_id")) return CustomerId{};
    TRY(std::string id, read_id(answer, "customer_id"));
    return CustomerId{std::move(id)};
}

RequestPath loyalty_path(const MedusaOptions& options, const CustomerId& customer) {
    return RequestPath{options.loyalty.routes + "/customers/" + escaped(customer.text())};
}

Status read_loyalty(const Json& json, CustomerRecord& record) {
    TRY(const JsonReader row, (JsonReader{json, ""}.child("loyalty")));
    record.customer.loyalty_number = row.string_or("card", "");
    if (row.has("points")) record.points = row.integer_or("points", 0);
    if (row.has("takes_advertising")) record.takes_advertising = row.boolean_or("takes_advertising", false);
    if (row.has("offers")) {
        TRY_DO(for_each(row, "offers", [&](const JsonReader& one) -> Status {
            CustomerOffer offer;
            TRY(offer.title, one.string("title"));
            offer.code = one.string_or("code", "");
            if (const auto until = parse_moment(one.string_or("until", ""))) offer.until = *until;
            record.offers.push_back(std::move(offer));
            return {};
        }));
    }
    if (!row.has("purchases")) return {};
    return for_each(row, "purchases", [&](const JsonReader& one) -> Status {
        Purchase purchase;
        TRY(purchase.name, one.string("name"));
        TRY(purchase.bought_at, parse_moment(one.string_or("bought_at", "")));
        purchase.order = one.string_or("receipt", "");
        purchase.store = one.string_or("store", "");
        purchase.product = ProductId{one.string_or("product_id", "")};
        purchase.variant = VariantId{one.string_or("variant_id", "")};
        purchase.quantity = static_cast<int>(one.integer_or("quantity", 1));
        record.purchases.push_back(std::move(purchase));
        return {};
    });
}

Result<CodeTicket> read_ticket(const Json& json) {
    CodeTicket ticket;
    TRY(ticket.ticket, read_id(JsonReader{json, ""}, "ticket"));
    return ticket;
}

Result<CustomerId> read_checked_code(const Json& json) {
    const JsonReader answer{json, ""};
    if (answer.boolean_or("is_over", false)) return fail(Errc::not_found, "the code is over");
    if (!answer.has("customer_id")) return fail(Errc::refused, "this is not the code");
    TRY(std::string id, read_id(answer, "customer_id"));
    return CustomerId{std::move(id)};
}

}  // namespace zuil::medusa
