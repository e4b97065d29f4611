#include "sync/shops/vendure/orders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/order_text.hpp"
#include "sync/shops/vendure/rows.hpp"
#include "sync/shops/vendure/shop_order.hpp"

namespace zuil::vendure {
namespace {

// An error that is not about this order but about the key, the configuration or the server: the order waits until
// someone mends that, so nothing of it may read as a refusal of the order.
Result<Json> order_data(std::string_view body) {
    auto data = graphql_data(body);
    if (data || data.error().code == Errc::conflict || data.error().code == Errc::no_access) return data;
    return fail(Errc::shop_fault, data.error().detail);
}

Result<std::optional<ShopOrder>> read_same_ref(const JsonReader& data, const Order& order, const OrderHandle& handle) {
    if (!data.has("sameRef")) return std::nullopt;
    TRY(const JsonReader list, data.child("sameRef"));
    std::optional<ShopOrder> found;
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(ShopOrder other, read_shop_order(row, order));
        if (other.id != handle.id) found = std::move(other);
        return {};
    }));
    return found;
}

Result<std::string> first_id(const JsonReader& data, std::string_view key) {
    TRY(const JsonReader list, data.child(key));
    TRY(const JsonReader items, list.child("items"));
    const auto first = items.at(0);
    return first ? read_id(*first, "id") : Result<std::string>{""};
}

// Vendure keeps a guest as a customer without a user; an account has one.
Result<std::string> read_account(const JsonReader& data) {
    if (!data.has("customers")) return std::string{};
    TRY(const JsonReader list, data.child("customers"));
    std::string account;
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        if (!row.has("user")) return {};
        TRY(account, read_id(row, "id"));
        return {};
    }));
    return account;
}

std::string shipping_method_of(const VendureOptions& options, const Order& order) {
    if (order.fulfilment == Fulfilment::delivery) {
        const bool has_own = order.delivery && !order.delivery->method.empty();
        return has_own ? order.delivery->method : options.delivery_shipping_method;
    }
    const auto own = options.store_shipping_methods.find(order.pickup_store);
    return own == options.store_shipping_methods.end() ? options.shipping_method : own->second;
}

Json shipping_address(const VendureOptions& options, const Order& order, const Contact& contact) {
    const Address& address = *contact.address;
    const GuestName name = guest_name(order, contact);
    Json json{{"fullName", name.last.empty() ? name.first : name.first + " " + name.last},
              {"streetLine1", fmt::format("{} {}{}", address.street, address.house_number, address.addition)},
              {"city", address.city},
              {"postalCode", address.postcode},
              {"countryCode", options.delivery_country}};
    if (!contact.phone.empty()) json["phoneNumber"] = contact.phone;
    return json;
}

}  // namespace

Result<OrderHandle> parse_handle(std::string_view text) {
    const std::size_t first = text.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
    const auto refuse = [] { return fail(Errc::not_found, "the handle is not one of this shop's"); };
    if (second == std::string_view::npos) return refuse();
    OrderHandle handle{std::string{text.substr(0, first)}, std::string{text.substr(first + 1, second - first - 1)},
                       std::string{text.substr(second + 1)}};
    if (handle.session.empty() || handle.code.empty() || handle.id.empty()) return refuse();
    return handle;
}

std::string to_text(const OrderHandle& handle) {
    return fmt::format("{} {} {}", handle.session, handle.code, handle.id);
}

std::string basket_request(const Order& order) {
    Json lines = Json::array();
    for (const OrderLine& line : order.lines) {
        lines.push_back({{"productVariantId", line.variant.text()}, {"quantity", line.quantity}});
    }
    return graphql_body(
        "mutation($lines: [AddItemInput!]!) { basket: addItemsToOrder(inputs: $lines) {"
        " order { id code state totalWithTax currencyCode lines { quantity unitPriceWithTax productVariant { id } } }"
        " errorResults { __typename ... on ErrorResult { errorCode message }"
        " ... on InsufficientStockError { quantityAvailable } } } }",
        Json{{"lines", std::move(lines)}});
}

Result<Basket> read_basket(const Order& order, std::string_view body) {
    auto data = graphql_data(body);
    // The only things that the question names are variants.
    if (!data && data.error().code == Errc::not_found) return fail(Errc::conflict, data.error().detail);
    if (!data) return fail(Errc::shop_fault, data.error().detail);
    TRY(const JsonReader basket, (JsonReader{*data, ""}.child("basket")));
    TRY(const JsonReader errors, basket.child("errorResults"));
    if (const auto error = errors.at(0)) {
        const std::string type = error->string_or("__typename", "an error without a name");
        const std::int64_t available = error->integer_or("quantityAvailable", -1);
        return fail(Errc::conflict, available < 0 ? type : fmt::format("{}: {} left", type, available));
    }
    TRY(const JsonReader row, basket.child("order"));
    TRY(const ShopOrder shop_order, read_shop_order(row, order));
    TRY_DO(check_promise(order, shop_order));
    return Basket{.code = shop_order.code, .id = shop_order.id, .total = shop_order.total};
}

std::string situation_request(const VendureOptions& options, const Order& order, const Contact& contact,
                              const OrderHandle& handle) {
    Json variables{{"id", handle.id}, {"method", shipping_method_of(options, order)}};
    std::string parameters = "$id: ID!, $method: String!";
    std::string parts;
    if (!options.fields.order_ref.empty()) {
        parameters += ", $ref: String!";
        variables["ref"] = order.ref.text();
        parts +=
            fmt::format(" sameRef: orders(options: {{ filter: {{ {}: {{ eq: $ref }} }} }}) {{ items {{ {} {} }} }}",
                        options.fields.order_ref, shop_order_selection, shop_order_progress_selection);
    }
    if (contact.consent && !contact.consent->customer.empty()) {
        parameters += ", $customer: ID!";
        variables["customer"] = contact.consent->customer.text();
        parts += " agreed: customer(id: $customer) { id }";
    }
    if (!contact.email.empty() && !contact.consent) {
        parameters += ", $email: String!";
        variables["email"] = lower_case(contact.email);
        parts += " customers(options: { filter: { emailAddress: { eq: $email } } }) { items { id user { id } } }";
    }
    return graphql_body(
        fmt::format("query({}) {{ order(id: $id) {{ {} {} {} }} shippingMethods(options: {{ filter: {{ code: {{ eq: "
                    "$method }} }} }}) {{ items {{ id }} }}{} }}",
                    parameters, shop_order_selection, shop_order_notes_selection, shop_order_progress_selection, parts),
        variables);
}

Result<Situation> read_situation(const VendureOptions& options, const Order& order, const OrderHandle& handle,
                                 std::string_view body) {
    TRY(const Json data, order_data(body));
    const JsonReader reader{data, ""};
    Situation situation;
    if (reader.has("order")) {
        TRY(const JsonReader row, reader.child("order"));
        TRY(ShopOrder found, read_shop_order(row, order));
        // After a shop was put back from a backup, an id may name someone else's order. The code never does.
        if (found.code == handle.code) situation.order = std::move(found);
    }
    if (!options.fields.order_ref.empty()) {
        TRY(situation.same_ref, read_same_ref(reader, order, handle));
    }
    TRY(situation.shipping_method, first_id(reader, "shippingMethods"));
    if (reader.has("agreed")) {
        TRY(const JsonReader agreed, reader.child("agreed"));
        TRY(situation.registered_customer, read_id(agreed, "id"));
    } else {
        TRY(situation.registered_customer, read_account(reader));
    }
    return situation;
}

std::string details_request(const VendureOptions& options, const Order& order, const Contact& contact,
                            const std::string& shipping_method, const std::string& guest_email) {
    std::string parameters = "$method: ID!";
    std::string parts;
    Json variables{{"method", shipping_method}};
    Json fields = Json::object();
    if (!options.fields.order_ref.empty()) fields[options.fields.order_ref] = order.ref.text();
    if (!options.fields.order_pickup_code.empty()) fields[options.fields.order_pickup_code] = order.pickup_code;
    if (!options.fields.order_pickup_store.empty()) {
        fields[options.fields.order_pickup_store] = order.pickup_store.text();
    }
    constexpr std::string_view result = "{ __typename ... on ErrorResult { errorCode message } }";
    if (!fields.empty()) {
        parameters += ", $fields: UpdateOrderInput!";
        variables["fields"]["customFields"] = std::move(fields);
        parts += fmt::format(" fields: setOrderCustomFields(input: $fields) {}", result);
    }
    if (!guest_email.empty()) {
        // A guest whom nobody is to be found by keeps neither name nor number: the note tells them to staff.
        const Contact shown = contact.consent ? Contact{} : contact;
        const GuestName name = guest_name(order, shown);
        parameters += ", $customer: CreateCustomerInput!";
        variables["customer"] = {{"firstName", name.first}, {"lastName", name.last}, {"emailAddress", guest_email}};
        if (!shown.phone.empty()) variables["customer"]["phoneNumber"] = shown.phone;
        parts += fmt::format(" customer: setCustomerForOrder(input: $customer) {}", result);
    }
    if (contact.address) {
        parameters += ", $address: CreateAddressInput!";
        variables["address"] = shipping_address(options, order, contact);
        parts += fmt::format(" address: setOrderShippingAddress(input: $address) {}", result);
    }
    return graphql_body(
        fmt::format("mutation({}) {{{} method: setOrderShippingMethod(shippingMethodId: [$method]) {} }}", parameters,
                    parts, result),
        variables);
}

Result<DetailsOutcome> read_details(std::string_view body) {
    const auto data = order_data(body);
    if (!data && data.error().code == Errc::conflict) return DetailsOutcome::ref_is_taken;
    if (!data) return tl::unexpected<Error>{data.error()};
    const JsonReader reader{*data, ""};
    for (const std::string_view part : {"fields", "customer", "address", "method"}) {
        if (!reader.has(part)) continue;
        TRY(const JsonReader result, reader.child(part));
        const std::string type = result.string_or("__typename", "");
        if (type == "NoActiveOrderError") return DetailsOutcome::session_gone;
        if (type == "EmailAddressConflictError") return DetailsOutcome::email_is_registered;
        TRY_DO(expect_type(result, "Order"));
    }
    if (!reader.has("method")) return fail(Errc::shop_fault, "the answer does not say whether the method was set");
    return DetailsOutcome::taken;
}

std::string arrange_request(const OrderHandle& handle, const Arrangement& arrangement) {
    std::string parameters = "$id: ID!";
    std::string parts;
    Json variables{{"id", handle.id}};
    if (!arrangement.note.empty()) {
        parameters += ", $note: AddNoteToOrderInput!";
        variables["note"] = {{"id", handle.id}, {"note", arrangement.note}, {"isPublic", false}};
        parts += " note: addNoteToOrder(input: $note) { id }";
    }
    if (!arrangement.customer.empty()) {
        parameters += ", $customer: SetOrderCustomerInput!";
        variables["customer"] = {{"orderId", handle.id}, {"customerId", arrangement.customer}};
        parts += " customer: setOrderCustomer(input: $customer) { id }";
    }
    return graphql_body(
        fmt::format("mutation({}) {{{} arranged: transitionOrderToState(id: $id, state: \"ArrangingPayment\") {{"
                    " __typename ... on Order {{ {} }}"
                    " ... on OrderStateTransitionError {{ errorCode message transitionError fromState }} }} }}",
                    parameters, parts, shop_order_selection),
        variables);
}

Result<std::optional<ShopOrder>> read_arranged(const OrderHandle& handle, std::string_view body) {
    TRY(const Json data, order_data(body));
    TRY(const JsonReader arranged, (JsonReader{data, ""}.child("arranged")));
    const std::string from = arranged.string_or("fromState", "");
    if (!from.empty() && from != "AddingItems") return std::nullopt;
    const auto row = expect_type(arranged, "Order");
    if (!row && row.error().code == Errc::refused) return fail(Errc::conflict, row.error().detail);
    if (!row) return tl::unexpected<Error>{row.error()};
    TRY(ShopOrder order, read_shop_order(*row, Order{}));
    if (order.code != handle.code) return std::nullopt;
    return order;
}

std::string payment_request(const VendureOptions& options, const Order& order) {
    const bool later = order.payment == PaymentMethod::pickup && !options.pickup_payment_method.empty();
    const std::string& method = later ? options.pickup_payment_method : options.payment_method;
    return graphql_body(
        "mutation($payment: PaymentInput!) { paid: addPaymentToOrder(input: $payment) { __typename"
        " ... on Order { id code state totalWithTax currencyCode } ... on ErrorResult { errorCode message }"
        " ... on OrderStateTransitionError { transitionError }"
        " ... on PaymentDeclinedError { paymentErrorMessage } ... on PaymentFailedError { paymentErrorMessage }"
        " ... on IneligiblePaymentMethodError { eligibilityCheckerMessage } } }",
        Json{{"payment", {{"method", method}, {"metadata", {{"kiosk", order.ref.text()}}}}}});
}

Result<Payment> read_payment(const OrderHandle& handle, std::string_view body) {
    TRY(const Json data, order_data(body));
    TRY(const JsonReader paid, (JsonReader{data, ""}.child("paid")));
    const std::string type = paid.string_or("__typename", "");
    if (type == "PaymentDeclinedError" || type == "PaymentFailedError" || type == "IneligiblePaymentMethodError") {
        return fail(Errc::refused, fmt::format("{}: {}", type, paid.string_or("paymentErrorMessage", "")));
    }
    if (type == "NoActiveOrderError") return Payment{.session_is_gone = true, .placed = std::nullopt};
    if (type != "Order") return Payment{};
    TRY(PlacedOrder placed, read_placed(paid));
    if (placed.shop_order != handle.code) return Payment{};
    return Payment{.session_is_gone = false, .placed = std::move(placed)};
}

std::string page_request(const VendureOptions& options) {
    const VendurePhonePayment& names = options.phone_payment;
    std::string parameters;
    std::string input;
    Json variables = Json::object();
    const auto give = [&](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        parameters += fmt::format("{}${}: String!", parameters.empty() ? "" : ", ", name);
        input += fmt::format(" {0}: ${0}", name);
        variables[std::string{name}] = value;
    };
    give("paymentMethodCode", names.method);
    give("redirectUrl", names.return_url);
    return graphql_body(
        fmt::format("mutation{} {{ page: {}(input: {{{} }}) {{ __typename ... on {} {{ url }}"
                    " ... on ErrorResult {{ errorCode message }} }} }}",
                    parameters.empty() ? "" : "(" + parameters + ")", names.create, input, names.result),
        variables);
}

Result<std::string> read_page(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, order_data(body));
    TRY(const JsonReader page, (JsonReader{data, ""}.child("page")));
    const auto made = expect_type(page, options.phone_payment.result);
    // It is the provider that says no; the order itself is as it was.
    if (!made) return fail(Errc::shop_fault, made.error().detail);
    return made->string("url");
}

std::string close_pages_request(const VendureOptions& options) {
    return graphql_body(fmt::format("mutation {{ closed: {} }}", options.phone_payment.close), Json::object());
}

Status read_pages_closed(std::string_view body) {
    TRY(const Json data, order_data(body));
    const bool is_closed = data.contains("closed") && data["closed"].is_boolean() && data["closed"].get<bool>();
    if (!is_closed) return fail(Errc::conflict, "the order is paid, or is being paid");
    return {};
}

std::string cancel_request(const std::string& order_id, std::string_view reason) {
    return graphql_body(
        "mutation($input: CancelOrderInput!) { cancelled: cancelOrder(input: $input) { __typename"
        " ... on Order { state } ... on ErrorResult { errorCode message } } }",
        Json{{"input", {{"orderId", order_id}, {"reason", reason}, {"cancelShipping", true}}}});
}

Status read_cancelled(std::string_view body) {
    TRY(const Json data, order_data(body));
    TRY(const JsonReader cancelled, (JsonReader{data, ""}.child("cancelled")));
    // Every line of it is cancelled already.
    if (cancelled.string_or("__typename", "") == "EmptyOrderLineSelectionError") return {};
    TRY_DO(expect_type(cancelled, "Order"));
    return {};
}

std::string release_ref_request(const VendureOptions& options, const std::string& order_id) {
    Json input{{"id", order_id}};
    input["customFields"][options.fields.order_ref] = nullptr;
    return graphql_body("mutation($input: UpdateOrderInput!) { released: setOrderCustomFields(input: $input) { id } }",
                        Json{{"input", std::move(input)}});
}

Status read_released(std::string_view body) {
    TRY(const Json data, order_data(body));
    TRY_DO((JsonReader{data, ""}.child("released")));
    return {};
}

}  // namespace zuil::vendure
