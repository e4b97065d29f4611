#include "sync/shops/medusa/desk_order.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/shops/medusa/desk_history.hpp"
#include "sync/shops/medusa/orders.hpp"
#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

constexpr std::string_view claim_key = "kiosk_claim";  // of a fulfilment

Status read_lines_of(const JsonReader& row, Currency currency, DeskOrder& order) {
    return for_each(row, "items", [&](const JsonReader& item) -> Status {
        DeskLine line;
        TRY(line.id, read_id(item, "id"));
        TRY(const std::int64_t quantity, item.integer("quantity", 0, 1'000'000));
        line.quantity = static_cast<int>(quantity);
        line.variant = VariantId{item.string_or("variant_id", "")};
        line.sku = item.string_or("variant_sku", "");
        line.name = item.string_or("product_title", line.sku);
        // What Medusa calls the only variant of an article.
        const std::string variant = item.string_or("variant_title", "");
        if (!variant.empty() && !variant.starts_with("Default")) line.name += ", " + variant;
        TRY(line.unit_price, read_money(item, "unit_price", currency, 0));
        order.lines.push_back(std::move(line));
        return {};
    });
}

Result<std::optional<DeskFulfilment>> read_fulfilment(const JsonReader& row) {
    if (row.has("canceled_at")) return std::nullopt;
    DeskFulfilment fulfilment;
    TRY(fulfilment.id, read_id(row, "id"));
    fulfilment.claim = text_in(row, "metadata", claim_key);
    fulfilment.is_delivered = row.has("delivered_at");
    TRY_DO(for_each(row, "items", [&](const JsonReader& item) -> Status {
        TRY(const std::int64_t pieces, item.integer("quantity", 0, 1'000'000));
        fulfilment.lines.emplace_back(item.string_or("line_item_id", ""), static_cast<int>(pieces));
        return {};
    }));
    return fulfilment;
}

Status read_packed(const JsonReader& row, std::vector<DeskFulfilment>& fulfilments) {
    if (!row.has("fulfillments")) return {};
    TRY_DO(for_each(row, "fulfillments", [&](const JsonReader& one) -> Status {
        TRY(auto fulfilment, read_fulfilment(one));
        if (fulfilment) fulfilments.push_back(*std::move(fulfilment));
        return {};
    }));
    std::ranges::sort(fulfilments, {}, &DeskFulfilment::id);
    return {};
}

std::optional<PickupSlot> read_slot_of(const JsonReader& row) {
    const auto begins = parse_moment(text_in(row, "metadata", "pickup_from"));
    const auto ends = parse_moment(text_in(row, "metadata", "pickup_until"));
    if (!begins || !ends) return std::nullopt;
    return PickupSlot{.begins = *begins, .ends = *ends};
}

// Where it is collected: as the kiosk wrote it, or by the way that was chosen in the webshop. Empty: it is sent home.
StoreId read_store_of(const PickupOptions& pickups, const JsonReader& row) {
    // What its shopper takes from the shelf and pays at the till never comes to the desk.
    if (text_in(row, "metadata", "note") == taken_note) return {};
    if (std::string store = text_in(row, "metadata", "pickup_store"); !store.empty()) return StoreId{std::move(store)};
    StoreId store;
    if (!row.has("shipping_methods")) return store;
    const auto read = for_each(row, "shipping_methods", [&](const JsonReader& method) -> Status {
        const auto found = pickups.find(method.string_or("shipping_option_id", ""));
        if (found != pickups.end()) store = found->second;
        return {};
    });
    return read ? store : StoreId{};
}

Contact read_contact_of(const MedusaOptions& options, const JsonReader& row, const std::string& pickup_code) {
    Contact contact;
    const std::string first = text_in(row, "shipping_address", "first_name");
    const std::string last = text_in(row, "shipping_address", "last_name");
    const bool is_nobody = first == "Kiosk" && last == pickup_code;
    if (!is_nobody) contact.name = last.empty() ? first : first + " " + last;
    contact.phone = text_in(row, "shipping_address", "phone");
    contact.email = row.string_or("email", "");
    if (contact.email.ends_with("@" + options.guest_email_domain))
        contact.email = text_in(row, "metadata", contact_email_key);
    return contact;
}

}  // namespace

const std::string_view desk_fields =
    "id,display_id,status,created_at,currency_code,total,payment_status,email,metadata,items.id,items.quantity,"
    "items.variant_id,items.variant_sku,items.product_title,items.variant_title,items.unit_price,"
    "shipping_address.first_name,shipping_address.last_name,shipping_address.phone,"
    "shipping_methods.shipping_option_id,fulfillments.id,fulfillments.created_at,fulfillments.packed_at,"
    "fulfillments.shipped_at,fulfillments.delivered_at,fulfillments.canceled_at,fulfillments.metadata,"
    "fulfillments.items.line_item_id,fulfillments.items.quantity";

Result<DeskRow> read_desk_row(const MedusaOptions& options, const PickupOptions& pickups, const JsonReader& row) {
    DeskRow read;
    DeskOrder& order = read.pickup.order;
    TRY(const ShopOrder shop_order, read_shop_row(row, false));
    order.id = shop_order.id;
    order.number = shop_order.number;
    order.total = shop_order.total;
    order.progress = shop_order.progress;
    order.is_cancelled = shop_order.is_cancelled;
    TRY(const std::string placed_at, row.string("created_at"));
    TRY(order.placed_at, parse_moment(placed_at));
    order.ref = OrderRef{text_in(row, "metadata", ref_key)};
    order.pickup_code = text_in(row, "metadata", "pickup_code");
    read.refused_because = text_in(row, "metadata", refused_key);
    read.is_taken_now = text_in(row, "metadata", "note") == taken_note;
    order.store = read_store_of(pickups, row);
    order.slot = read_slot_of(row);
    TRY_DO(read_lines_of(row, order.total.currency(), order));
    TRY_DO(read_packed(row, read.fulfilments));
    if (!read.fulfilments.empty()) order.claim = read.fulfilments.front().claim;
    read.pickup.contact = read_contact_of(options, row, order.pickup_code);
    return read;
}

RequestPath pickup_options_path() {
    RequestPath path{"/admin/shipping-options"};
    path.with("fields", "id,service_zone.fulfillment_set.type,service_zone.fulfillment_set.location.id");
    path.with("limit", 1000);
    return path;
}

Result<PickupOptions> read_pickup_options(const Locations& locations, const Json& json) {
    PickupOptions pickups;
    TRY_DO(for_each(JsonReader{json, ""}, "shipping_options", [&](const JsonReader& row) -> Status {
        TRY(const JsonReader zone, row.child("service_zone"));
        TRY(const JsonReader set, zone.child("fulfillment_set"));
        const auto store = locations.find(text_in(set, "location", "id"));
        if (set.string_or("type", "") != "pickup" || store == locations.end()) return {};
        TRY(std::string id, read_id(row, "id"));
        pickups.emplace(std::move(id), store->second);
        return {};
    }));
    return pickups;
}

RequestPath desk_list_path(WallTime since, int offset, int limit) {
    RequestPath path{"/admin/orders"};
    path.with("fields", desk_fields).with("status[]", "pending").with("created_at[$gte]", iso_moment(since));
    path.with("order", "id").with("offset", offset).with("limit", limit);
    return path;
}

Result<DeskPage> read_desk_list(const MedusaOptions& options, const PickupOptions& pickups, const Json& json) {
    const JsonReader list{json, ""};
    DeskPage page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "orders", [&](const JsonReader& row) -> Status {
        ++page.rows;
        auto read = read_desk_row(options, pickups, row);
        if (read) {
            page.list.pickups.push_back(std::move(read->pickup));
        } else {
            page.list.bad_rows.push_back({row.string_or("id", ""), read.error().detail});
        }
        return {};
    }));
    return page;
}

RequestPath desk_order_path(const std::string& order) {
    RequestPath path{"/admin/orders/" + escaped(order)};
    path.with("fields", desk_fields);
    return path;
}

Result<DeskRow> read_desk_order(const MedusaOptions& options, const PickupOptions& pickups, const Json& json) {
    TRY(const JsonReader row, (JsonReader{json, ""}.child("order")));
    return read_desk_row(options, pickups, row);
}

int fulfilled_of(const DeskRow& row, const DeskLine& line) {
    int pieces = 0;
    for (const DeskFulfilment& fulfilment : row.fulfilments) {
        for (const auto& [id, count] : fulfilment.lines) pieces += id == line.id ? count : 0;
    }
    return pieces;
}

Json fulfil_body(const std::string& claim, const std::string& location,
                 const std::vector<std::pair<std::string, int>>& lines) {
    Json items = Json::array();
    for (const auto& [line, pieces] : lines) items.push_back({{"id", line}, {"quantity", pieces}});
    Json body{{"items", std::move(items)}, {"location_id", location}};
    body["metadata"][std::string{claim_key}] = claim;
    return body;
}

}  // namespace zuil::medusa
