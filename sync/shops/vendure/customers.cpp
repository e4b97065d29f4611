#include "sync/shops/vendure/customers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/moment.hpp"
#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

constexpr std::size_t loyalty_number_bytes_max = 64;
constexpr int orders_read = 20;

// "612345678" as "6[^0-9]*1[^0-9]*2...$": finds the number however it was typed.
std::string phone_pattern(std::string_view digits) {
    std::string pattern;
    for (const char digit : digits) {
        if (!pattern.empty()) pattern += "[^0-9]*";
        pattern += digit;
    }
    return pattern + "[^0-9]*$";
}

// Each word stands in the first or in the last name.
Json name_filter(std::string_view text) {
    Json words = Json::array();
    for (const std::string& word : name_words(text)) {
        const Json has{{"contains", word}};
        words.push_back({{"_or", Json::array({Json{{"firstName", has}}, Json{{"lastName", has}}})}});
    }
    return Json{{"_and", std::move(words)}};
}

Result<Json> filter_of(const VendureOptions& options, const CustomerQuestion& question) {
    using By = CustomerQuestion::By;
    switch (question.by) {
    case By::card:
        if (options.fields.customer_loyalty_number.empty()) break;
        if (question.text.empty() || question.text.size() > loyalty_number_bytes_max)
            return fail(Errc::bad_data, "this is no loyalty number");
        return Json{{options.fields.customer_loyalty_number, {{"eq", question.text}}}};
    case By::phone: {
        const auto digits = phone_digits(question.text);
        if (!digits) return fail(Errc::bad_data, "this is no telephone number");
        return Json{{"phoneNumber", {{"regex", phone_pattern(*digits)}}}};
    }
    case By::email:
        if (question.text.empty()) return fail(Errc::bad_data, "this is no e-mail address");
        return Json{{"emailAddress", {{"eq", lower_case(question.text)}}}};
    case By::name:
        if (name_words(question.text).empty()) return fail(Errc::bad_data, "this is no name");
        return name_filter(question.text);
    }
    return fail(Errc::refused, "the shop keeps no loyalty numbers");
}

std::string customer_selection(const VendureOptions& options) {
    return "id firstName lastName emailAddress phoneNumber addresses { postalCode city defaultShippingAddress } " +
           custom_fields_selection(
               {options.fields.customer_loyalty_number, options.loyalty.points, options.loyalty.advertising});
}

Status read_home(const JsonReader& row, Customer& customer) {
    if (!row.has("addresses")) return {};
    bool is_settled = false;
    return for_each(row, "addresses", [&](const JsonReader& address) -> Status {
        if (is_settled) return {};
        customer.postcode = address.string_or("postalCode", "");
        customer.city = address.string_or("city", "");
        is_settled = address.boolean_or("defaultShippingAddress", false);
        return {};
    });
}

Result<Customer> read_person(const VendureOptions& options, const JsonReader& row) {
    Customer customer;
    TRY(std::string id, read_id(row, "id"));
    customer.id = CustomerId{std::move(id)};
    customer.name = full_name(row.string_or("firstName", ""), row.string_or("lastName", ""));
    customer.phone = row.string_or("phoneNumber", "");
    customer.email = row.string_or("emailAddress", "");
    TRY_DO(read_home(row, customer));
    if (const auto custom = row.child("customFields"); custom && !options.fields.customer_loyalty_number.empty()) {
        customer.loyalty_number = custom->string_or(options.fields.customer_loyalty_number, "");
    }
    return customer;
}

Result<Purchase> read_line(const JsonReader& line) {
    Purchase purchase;
    TRY(const JsonReader variant, line.child("productVariant"));
    TRY(std::string variant_id, read_id(variant, "id"));
    TRY(purchase.name, variant.string("name"));
    TRY(const JsonReader product, variant.child("product"));
    TRY(std::string product_id, read_id(product, "id"));
    purchase.variant = VariantId{std::move(variant_id)};
    purchase.product = ProductId{std::move(product_id)};
    purchase.quantity = static_cast<int>(line.integer_or("quantity", 0));
    return purchase;
}

Status read_orders(const JsonReader& row, std::vector<Purchase>& purchases) {
    TRY(const JsonReader orders, row.child("orders"));
    return for_each(orders, "items", [&](const JsonReader& order) -> Status {
        const auto placed = parse_moment(order.string_or("orderPlacedAt", ""));
        if (!placed || order.string_or("state", "") == "Cancelled") return {};
        return for_each(order, "lines", [&](const JsonReader& line) -> Status {
            TRY(Purchase purchase, read_line(line));
            purchase.order = order.string_or("code", "");
            purchase.bought_at = *placed;
            // What was taken off an order stays behind as a line of none.
            if (purchase.quantity > 0) purchases.push_back(std::move(purchase));
            return {};
        });
    });
}

Status read_store_purchases(const JsonReader& row, std::string_view field, std::vector<Purchase>& purchases) {
    if (field.empty() || !row.has(field)) return {};
    return for_each(row, field, [&](const JsonReader& line) -> Status {
        Purchase purchase;
        TRY(purchase.name, line.string("name"));
        TRY(purchase.bought_at, parse_moment(line.string_or("boughtAt", "")));
        purchase.order = line.string_or("receipt", "");
        purchase.store = line.string_or("store", "");
        purchase.product = ProductId{line.string_or("productId", "")};
        purchase.variant = VariantId{line.string_or("variantId", "")};
        purchase.quantity = static_cast<int>(line.integer_or("quantity", 1));
        purchases.push_back(std::move(purchase));
        return {};
    });
}

Status read_offers(const JsonReader& row, std::string_view field, std::vector<CustomerOffer>& offers) {
    if (field.empty() || !row.has(field)) return {};
    return for_each(row, field, [&](const JsonReader& one) -> Status {
        CustomerOffer offer;
        TRY(offer.title, one.string("title"));
        offer.code = one.string_or("code", "");
        if (const auto until = parse_moment(one.string_or("until", ""))) offer.until = *until;
        offers.push_back(std::move(offer));
        return {};
    });
}

std::string selection_of(std::string_view field, std::string_view inner) {
    return field.empty() ? std::string{} : fmt::format("{} {{ {} }} ", field, inner);
}

}  // namespace

CustomerAbilities customer_abilities(const VendureOptions& options) {
    return {.cards = !options.fields.customer_loyalty_number.empty(),
            .names = true,
            .points = !options.loyalty.points.empty(),
            .offers = !options.loyalty.offers.empty(),
            .store_purchases = !options.loyalty.store_purchases.empty(),
            .one_time_codes = !options.loyalty.send_code.empty(),
            .orders = true,
            .orders_by_reference = !options.fields.order_ref.empty()};
}

Result<std::string> customers_request(const VendureOptions& options, const CustomerQuestion& question) {
    TRY(Json filter, filter_of(options, question));
    const std::string query = fmt::format(
        "query($filter: CustomerFilterParameter!) {{ customers(options: {{ filter: $filter, take: {} }}) {{ items {{ "
        "{} }} }} }}",
        customers_found_max, customer_selection(options));
    return graphql_body(query, Json{{"filter", std::move(filter)}});
}

Result<std::vector<Customer>> read_customers(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("customers")));
    std::vector<Customer> found;
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(Customer customer, read_person(options, row));
        found.push_back(std::move(customer));
        return {};
    }));
    return found;
}

std::string record_request(const VendureOptions& options, const CustomerId& customer) {
    const std::string query = fmt::format(
        "query($id: ID!) {{ customer(id: $id) {{ createdAt {} {}{}orders(options: {{ filter: {{ active: {{ eq: false }}"
        " }}, sort: {{ orderPlacedAt: DESC }}, take: {} }}) {{ items {{ code state orderPlacedAt lines {{ quantity "
        "productVariant {{ id name product {{ id }} }} }} }} }} }} }}",
        customer_selection(options), selection_of(options.loyalty.offers, "title code until"),
        selection_of(options.loyalty.store_purchases, "receipt boughtAt store name quantity productId variantId"),
        orders_read);
    return graphql_body(query, Json{{"id", customer.text()}});
}

Result<CustomerRecord> read_record(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    const JsonReader answer{data, ""};
    if (!answer.has("customer")) return fail(Errc::not_found, "the shop has no such customer");
    TRY(const JsonReader row, answer.child("customer"));
    CustomerRecord record;
    TRY(record.customer, read_person(options, row));
    if (const auto since = parse_moment(row.string_or("createdAt", ""))) record.since = *since;
    if (const auto custom = row.child("customFields")) {
        const VendureLoyalty& names = options.loyalty;
        if (!names.points.empty() && custom->has(names.points)) record.points = custom->integer_or(names.points, 0);
        if (!names.advertising.empty() && custom->has(names.advertising))
            record.takes_advertising = custom->boolean_or(names.advertising, false);
    }
    TRY_DO(read_offers(row, options.loyalty.offers, record.offers));
    TRY_DO(read_orders(row, record.purchases));
    TRY_DO(read_store_purchases(row, options.loyalty.store_purchases, record.purchases));
    keep_newest(record.purchases);
    return record;
}

std::string send_code_request(const VendureOptions& options, const CustomerQuestion& question) {
    const bool by_phone = question.by == CustomerQuestion::By::phone;
    const std::string query = fmt::format("mutation($to: String!) {{ ticket: {}({}: $to) }}", options.loyalty.send_code,
                                          by_phone ? "phoneNumber" : "emailAddress");
    return graphql_body(query, Json{{"to", by_phone ? question.text : lower_case(question.text)}});
}

Result<CodeTicket> read_ticket(std::string_view body) {
    TRY(const Json data, graphql_data(body));
    CodeTicket ticket;
    TRY(ticket.ticket, read_id(JsonReader{data, ""}, "ticket"));
    return ticket;
}

std::string check_code_request(const VendureOptions& options, const std::string& ticket, const std::string& code) {
    const std::string query = fmt::format(
        "mutation($ticket: String!, $code: String!) {{ checked: {}(ticket: $ticket, code: $code) {{ customerId isOver "
        "}} }}",
        options.loyalty.check_code);
    return graphql_body(query, Json{{"ticket", ticket}, {"code", code}});
}

Result<CustomerId> read_checked_code(std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader checked, (JsonReader{data, ""}.child("checked")));
    if (checked.boolean_or("isOver", false)) return fail(Errc::not_found, "the code is over");
    if (!checked.has("customerId")) return fail(Errc::refused, "this is not the code");
    TRY(std::string id, read_id(checked, "customerId"));
    return CustomerId{std::move(id)};
}

}  // namespace zuil::vendure
