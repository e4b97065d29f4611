#include "sync/shops/vendure/trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sync/model/contact_form.hpp"
#include "sync/shops/vendure/desk_order.hpp"
#include "sync/shops/vendure/graphql.hpp"

namespace zuil::vendure {
namespace {

constexpr std::string_view placed_with_selection =
    " asked: customer { phoneNumber emailAddress } shippingAddress { postalCode phoneNumber }"
    " billingAddress { postalCode phoneNumber } shippingLines { shippingMethod { code } } ";

// Codes are found as they are written, and typed as it comes.
Json spellings_of(const std::string& number) {
    std::string capitals = number;
    for (char& sign : capitals) {
        if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
    }
    Json spellings = Json::array();
    for (const std::string& one : std::set<std::string>{number, capitals, lower_case(number)}) spellings.push_back(one);
    return spellings;
}

void add_text(const JsonReader& row, std::string_view object, std::string_view key, std::vector<std::string>& texts) {
    if (!row.has(object)) return;
    const auto child = row.child(object);
    if (std::string text = child ? child->string_or(key, "") : std::string{}; !text.empty())
        texts.push_back(std::move(text));
}

PlacedWith read_placed_with(const VendureOptions& options, const JsonReader& row, const Contact& contact) {
    PlacedWith with;
    for (const std::string_view address : {"shippingAddress", "billingAddress"}) {
        add_text(row, address, "postalCode", with.postcodes);
        add_text(row, address, "phoneNumber", with.phones);
    }
    add_text(row, "asked", "phoneNumber", with.phones);
    add_text(row, "asked", "emailAddress", with.emails);
    // What was said at a kiosk may stand in its note alone.
    if (!contact.phone.empty()) with.phones.push_back(contact.phone);
    if (!contact.email.empty()) with.emails.push_back(contact.email);
    // An address that was made for an order alone reaches nobody, and nobody knows it.
    std::erase_if(with.emails,
                  [&](const std::string& email) { return email.ends_with("@" + options.guest_email_domain); });
    return with;
}

// How it comes to the customer, by the way of sending that was chosen.
void read_way(const VendureOptions& options, const JsonReader& row, TracedOrder& traced) {
    if (!traced.order.store.empty()) return;
    traced.fulfilment = Fulfilment::delivery;
    if (!row.has("shippingLines")) return;
    const auto read = for_each(row, "shippingLines", [&](const JsonReader& line) -> Status {
        TRY(const JsonReader method, line.child("shippingMethod"));
        const std::string code = method.string_or("code", "");
        if (code == options.shipping_method) traced.fulfilment = Fulfilment::pickup;
        for (const auto& [store, own] : options.store_shipping_methods) {
            if (code != own) continue;
            traced.fulfilment = Fulfilment::pickup;
            traced.order.store = store;
        }
        return {};
    });
    if (!read) traced.fulfilment = Fulfilment::delivery;
}

OrderPause pause_in(std::string_view state) {
    if (state == "Modifying") return OrderPause::being_changed;
    if (state == "ArrangingAdditionalPayment") return OrderPause::awaiting_payment;
    return OrderPause::none;
}

}  // namespace

Result<std::string> trace_request(const VendureOptions& options, const OrderQuestion& question) {
    Json filter;
    if (!question.number.empty()) {
        filter["code"] = {{"in", spellings_of(question.number)}};
    } else if (question.ref.empty()) {
        return fail(Errc::bad_data, "no order is asked for");
    } else if (options.fields.order_ref.empty()) {
        return fail(Errc::refused, "the shop keeps no references of kiosks");
    } else {
        filter[options.fields.order_ref] = {{"eq", question.ref.text()}};
    }
    return graphql_body(
        fmt::format("query($filter: OrderFilterParameter!) {{ orders(options: {{ filter: $filter, take: 1 }}) {{ items "
                    "{{ {}{} }} }} }}",
                    desk_fields(options), placed_with_selection),
        Json{{"filter", std::move(filter)}});
}

Result<FoundOrder> read_traced(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("orders")));
    TRY(const JsonReader items, list.child("items"));
    const auto row = items.at(0);
    if (!row || !row->has("orderPlacedAt")) return fail(Errc::not_found, "the shop has no such order");
    TRY(DeskRow read, read_desk_row(options, *row));
    FoundOrder found;
    found.with = read_placed_with(options, *row, read.pickup.contact);
    found.traced.order = std::move(read.pickup.order);
    if (read.is_taken_now) {
        found.traced.fulfilment = Fulfilment::take_now;
    } else {
        read_way(options, *row, found.traced);
    }
    found.traced.pause = pause_in(row->string_or("state", ""));
    return found;
}

}  // namespace zuil::vendure
