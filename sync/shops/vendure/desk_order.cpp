#include "sync/shops/vendure/desk_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sync/shops/moment.hpp"
#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/order_text.hpp"
#include "sync/shops/vendure/rows.hpp"
#include "sync/shops/vendure/shop_order.hpp"

namespace zuil::vendure {
namespace {

constexpr std::string_view desk_selection =
    "id code state orderPlacedAt totalWithTax currencyCode customer { firstName lastName phoneNumber emailAddress }"
    " lines { id quantity unitPriceWithTax productVariant { id sku name } }"
    " fulfillments { id state createdAt lines { orderLineId quantity } }"
    " moves: history(options: { filter: { type: { eq: \"ORDER_FULFILLMENT_TRANSITION\" } }, take: 100 }) { items {"
    " createdAt data } }"
    " notes: history(options: { filter: { type: { eq: \"ORDER_NOTE\" } }, sort: { id: ASC }, take: 100 }) { items {"
    " createdAt data } }";

// An error that is about the configuration or the server says nothing of the order.
Result<Json> desk_data(std::string_view body) {
    auto data = graphql_data(body);
    if (!data && data.error().code != Errc::no_access) return fail(Errc::shop_fault, data.error().detail);
    return data;
}

std::string custom_field(const JsonReader& row, const std::string& name) {
    if (name.empty() || !row.has("customFields")) return {};
    const auto fields = row.child("customFields");
    return fields ? fields->string_or(name, "") : std::string{};
}

Status read_desk_lines(const JsonReader& row, Currency currency, DeskOrder& order) {
    return for_each(row, "lines", [&](const JsonReader& line) -> Status {
        DeskLine read;
        TRY(read.id, read_id(line, "id"));
        TRY(const std::int64_t quantity, line.integer("quantity", 0, 1'000'000));
        read.quantity = static_cast<int>(quantity);
        TRY(read.unit_price, read_money(line, "unitPriceWithTax", currency, 0));
        TRY(const JsonReader variant, line.child("productVariant"));
        TRY(std::string id, read_id(variant, "id"));
        read.variant = VariantId{std::move(id)};
        read.sku = variant.string_or("sku", "");
        read.name = variant.string_or("name", read.sku);
        order.lines.push_back(std::move(read));
        return {};
    });
}

Status read_fulfilments(const JsonReader& row, DeskRow& read) {
    return for_each(row, "fulfillments", [&](const JsonReader& one) -> Status {
        DeskFulfilment fulfilment;
        TRY(fulfilment.id, read_id(one, "id"));
        TRY(fulfilment.state, one.string("state"));
        if (fulfilment.state == "Cancelled") return {};
        TRY_DO(for_each(one, "lines", [&](const JsonReader& line) -> Status {
            TRY(std::string id, read_id(line, "orderLineId"));
            TRY(const std::int64_t pieces, line.integer("quantity", 0, 1'000'000));
            fulfilment.lines.emplace_back(std::move(id), static_cast<int>(pieces));
            return {};
        }));
        read.fulfilments.push_back(std::move(fulfilment));
        return {};
    });
}

// Whose name the order is in. One that was given to an account has what was said at the kiosk in its note.
Contact read_customer_of(const VendureOptions& options, const JsonReader& row, const std::string& pickup_code) {
    Contact contact;
    const auto customer = row.child("customer");
    if (!customer) return contact;
    const std::string first = customer->string_or("firstName", "");
    const std::string last = customer->string_or("lastName", "");
    const bool is_nobody = first == "Kiosk" && last == pickup_code;
    if (!is_nobody) contact.name = last.empty() ? first : first + " " + last;
    contact.phone = customer->string_or("phoneNumber", "");
    contact.email = customer->string_or("emailAddress", "");
    if (contact.email.ends_with("@" + options.guest_email_domain)) contact.email.clear();
    return contact;
}

void take_note(const std::string& note, DeskRow& read) {
    const NotedOrder noted = read_note(note);
    DeskPickup& pickup = read.pickup;
    if (noted.slot) pickup.order.slot = noted.slot;
    if (pickup.order.pickup_code.empty()) pickup.order.pickup_code = noted.pickup_code;
    if (!noted.name.empty()) pickup.contact.name = noted.name;
    if (!noted.phone.empty()) pickup.contact.phone = noted.phone;
    if (!noted.email.empty()) pickup.contact.email = noted.email;
    if (!noted.is_taken_now) return;
    read.is_taken_now = true;
    pickup.order.store = {};
}

Status read_desk_notes(const JsonReader& row, DeskRow& read) {
    TRY(const JsonReader notes, row.child("notes"));
    TRY_DO(for_each(notes, "items", [&](const JsonReader& entry) -> Status {
        const auto data = entry.child("data");
        const auto at = parse_moment(entry.string_or("createdAt", ""));
        if (!data || !at) return {};
        const std::string note = data->string_or("note", "");
        if (auto claim = parse_claim(note, *at)) {
            read.claims.push_back(*std::move(claim));
        } else {
            take_note(note, read);
        }
        return {};
    }));
    std::ranges::stable_sort(read.claims, {}, &DeskClaim::at);
    return {};
}

Json lines_of(const std::vector<std::pair<std::string, int>>& lines) {
    Json list = Json::array();
    for (const auto& [line, pieces] : lines) list.push_back({{"orderLineId", line}, {"quantity", pieces}});
    return list;
}

}  // namespace

std::string desk_fields(const VendureOptions& options) {
    return std::string{desk_selection} +
           custom_fields_selection(
               {options.fields.order_ref, options.fields.order_pickup_code, options.fields.order_pickup_store});
}

Result<DeskRow> read_desk_row(const VendureOptions& options, const JsonReader& row) {
    DeskRow read;
    DeskOrder& order = read.pickup.order;
    TRY(order.id, read_id(row, "id"));
    TRY(order.number, read_id(row, "code"));
    TRY(const std::string state, row.string("state"));
    order.is_cancelled = state == "Cancelled";
    TRY(const std::string placed_at, row.string("orderPlacedAt"));
    TRY(order.placed_at, parse_moment(placed_at));
    TRY(const std::string code, row.string("currencyCode"));
    TRY(const Currency currency, parse_currency(code));
    TRY(order.total, read_money(row, "totalWithTax", currency, 0));
    order.ref = OrderRef{custom_field(row, options.fields.order_ref)};
    order.pickup_code = custom_field(row, options.fields.order_pickup_code);
    order.store = StoreId{custom_field(row, options.fields.order_pickup_store)};
    TRY_DO(read_desk_lines(row, currency, order));
    TRY(order.progress, read_stage(row, state));
    TRY_DO(read_fulfilments(row, read));
    read.pickup.contact = read_customer_of(options, row, order.pickup_code);
    TRY_DO(read_desk_notes(row, read));
    if (const auto at = reached_at(order.progress, ShopStage::preparing)) {
        order.claim = owner_of(read.claims, ShopStage::preparing, *at);
    }
    return read;
}

int fulfilled_of(const DeskRow& row, const DeskLine& line) {
    int pieces = 0;
    for (const DeskFulfilment& fulfilment : row.fulfilments) {
        for (const auto& [id, count] : fulfilment.lines) pieces += id == line.id ? count : 0;
    }
    return pieces;
}

std::string desk_list_request(const VendureOptions& options, const StoreId& store, WallTime since, int skip, int take) {
    return graphql_body(
        fmt::format("query($store: String!, $since: DateTime!, $skip: Int!, $take: Int!) {{ orders(options: {{ skip: "
                    "$skip, take: $take, sort: {{ id: ASC }}, filter: {{ {}: {{ eq: $store }}, orderPlacedAt: {{ "
                    "after: $since }}, state: {{ in: [\"PaymentAuthorized\", \"PaymentSettled\", \"PartiallyShipped\", "
                    "\"Shipped\", \"PartiallyDelivered\"] }} }} }}) {{ totalItems items {{ {} }} }} }}",
                    options.fields.order_pickup_store, desk_fields(options)),
        Json{{"store", store.text()}, {"since", iso_moment(since)}, {"skip", skip}, {"take", take}});
}

Result<DeskPage> read_desk_list(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, desk_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("orders")));
    DeskPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        ++page.rows;
        auto read = read_desk_row(options, row);
        if (read && !read->pickup.order.store.empty()) page.list.pickups.push_back(std::move(read->pickup));
        if (!read) {
            page.list.bad_rows.push_back({row.string_or("code", ""), read.error().detail});
        }
        return {};
    }));
    return page;
}

std::string desk_order_request(const VendureOptions& options, const std::string& order) {
    return graphql_body(fmt::format("query($id: ID!) {{ order(id: $id) {{ {} }} }}", desk_fields(options)),
                        Json{{"id", order}});
}

Result<DeskRow> read_desk_order(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, desk_data(body));
    const JsonReader reader{data, ""};
    if (!reader.has("order")) return fail(Errc::not_found, "the shop does not have the order any more");
    TRY(const JsonReader row, reader.child("order"));
    return read_desk_row(options, row);
}

std::string claim_request(const std::string& order, ShopStage stage, const std::string& claim) {
    return graphql_body(
        "mutation($input: AddNoteToOrderInput!) { moved: addNoteToOrder(input: $input) { __typename } }",
        Json{{"input", {{"id", order}, {"note", claim_text(stage, claim)}, {"isPublic", false}}}});
}

std::string fulfil_request(const DeskChange& change, const std::vector<std::pair<std::string, int>>& lines) {
    const auto argument = [](std::string_view name, const std::string& value) {
        return Json{{"name", name}, {"value", value}};
    };
    const Json handler{{"code", "manual-fulfillment"},
                       {"arguments", {argument("method", "pick-up desk"), argument("trackingCode", change.claim)}}};
    return graphql_body(
        "mutation($input: FulfillOrderInput!) { moved: addFulfillmentToOrder(input: $input) { __typename"
        " ... on ErrorResult { errorCode message } } }",
        Json{{"input", {{"lines", lines_of(lines)}, {"handler", handler}}}});
}

std::string move_request(const std::string& fulfilment, std::string_view state) {
    return graphql_body(
        "mutation($id: ID!, $state: String!) { moved: transitionFulfillmentToState(id: $id, state: $state) {"
        " __typename ... on ErrorResult { errorCode message } } }",
        Json{{"id", fulfilment}, {"state", state}});
}

std::string refuse_request(const DeskChange& change, const std::vector<std::pair<std::string, int>>& lines) {
    return graphql_body(
        "mutation($input: CancelOrderInput!) { moved: cancelOrder(input: $input) { __typename"
        " ... on ErrorResult { errorCode message } } }",
        Json{{"input", {{"orderId", change.order}, {"reason", change.reason}, {"lines", lines_of(lines)}}}});
}

Result<DeskMove> read_desk_move(std::string_view body) {
    TRY(const Json data, desk_data(body));
    TRY(const JsonReader moved, (JsonReader{data, ""}.child("moved")));
    TRY(const std::string type, moved.string("__typename"));
    if (type == "Fulfillment" || type == "Order") return DeskMove::made;
    constexpr std::array raced{"FulfillmentStateTransitionError", "ItemsAlreadyFulfilledError",
                               "CreateFulfillmentError", "EmptyOrderLineSelectionError", "QuantityTooGreatError"};
    if (std::ranges::find(raced, type) != raced.end()) return DeskMove::not_any_more;
    return fail(Errc::refused, fmt::format("{}: {}", type, moved.string_or("message", "")));
}

}  // namespace zuil::vendure
