#include "sync/shops/feed/desk_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/feed/fields.hpp"
#include "sync/shops/feed/order_document.hpp"

namespace zuil::feed {
namespace {

constexpr JsonLimits desk_limits{.bytes_max = document_bytes_max, .depth_max = 12};

// Whoever only pays at the till, or has it brought home, does not come to the desk.
bool is_for_the_desk(const JsonReader& row) { return row.string_or("fulfilment", "pickup") == "pickup"; }

Result<DeskLine> read_desk_line(const JsonReader& row, std::size_t number, Currency currency) {
    DeskLine line;
    line.id = std::to_string(number);
    TRY(std::string variant, read_id(row, "variant"));
    line.variant = VariantId{std::move(variant)};
    line.sku = row.string_or("sku", "");
    TRY(line.name, row.string("name"));
    TRY(const std::int64_t quantity, row.integer("quantity", 1, 1'000'000));
    line.quantity = static_cast<int>(quantity);
    TRY(line.unit_price, read_money(row, "unit_price", currency));
    return line;
}

Status read_desk_lines(const JsonReader& row, Currency currency, DeskOrder& order) {
    TRY(const JsonReader list, row.child("lines"));
    TRY(const std::size_t count, list.size());
    for (std::size_t at = 0; at < count; ++at) {
        TRY(const JsonReader element, list.at(at));
        TRY(DeskLine line, read_desk_line(element, at, currency));
        order.lines.push_back(std::move(line));
    }
    return {};
}

Status read_slot_into(const JsonReader& row, DeskOrder& order) {
    if (!row.has("pickup_slot")) return {};
    TRY(const JsonReader slot, row.child("pickup_slot"));
    TRY(const WallTime begins, read_moment(slot, "begins"));
    TRY(const WallTime ends, read_moment(slot, "ends"));
    order.slot = PickupSlot{.begins = begins, .ends = ends};
    return {};
}

Status read_status_into(const std::string& status, DeskOrder& order) {
    TRY(const OrderInspection inspection, parse_status(status, order.ref));
    order.progress = inspection.progress;
    order.is_cancelled = inspection.found == OrderInspection::Found::cancelled;
    TRY(const Json json, parse_json(status, desk_limits));
    const JsonReader row{json, "status"};
    order.claim = row.string_or("claim", "");
    order.number = row.string_or("shop_order", order.number);
    if (!row.has("kept")) return {};
    TRY(const JsonReader kept, row.child("kept"));
    for (DeskLine& line : order.lines) {
        const std::int64_t pieces = kept.integer_or(line.id, line.quantity);
        line.quantity = static_cast<int>(std::clamp<std::int64_t>(pieces, 0, line.quantity));
    }
    return {};
}

}  // namespace

Result<std::optional<DeskPickup>> read_desk_pickup(std::string_view document,
                                                   const std::optional<std::string>& status) {
    TRY(const Json json, parse_json(document, desk_limits));
    const JsonReader row{json, "order"};
    if (!is_for_the_desk(row)) return std::nullopt;
    DeskPickup pickup;
    DeskOrder& order = pickup.order;
    TRY(order.id, read_id(row, "ref"));
    order.ref = OrderRef{order.id};
    order.pickup_code = row.string_or("pickup_code", "");
    order.number = order.pickup_code;
    order.store = StoreId{row.string_or("pickup_store", "")};
    TRY(order.placed_at, read_moment(row, "accepted_at"));
    TRY(const std::string code, row.string("currency"));
    TRY(const Currency currency, parse_currency(code));
    TRY(order.total, read_money(row, "total", currency));
    TRY_DO(read_desk_lines(row, currency, order));
    TRY_DO(read_slot_into(row, order));
    if (const auto contact = row.child("contact")) {
        pickup.contact.name = contact->string_or("name", "");
        pickup.contact.phone = contact->string_or("phone", "");
        pickup.contact.email = contact->string_or("email", "");
    }
    if (status) TRY_DO(read_status_into(*status, order));
    return pickup;
}

Result<std::string> write_desk_status(const DeskOrder& order, const DeskChange& change, WallTime now,
                                      const std::optional<std::string>& status) {
    Json document = Json::object();
    if (status) {
        TRY(document, parse_json(*status, desk_limits));
    }
    document["ref"] = order.ref.text();
    document["status"] = to_string(change.to);
    document["claim"] = change.claim;
    const auto note = [&](const char* key, ShopStage stage) {
        if (change.to >= stage && !document.contains(key)) document[key] = iso_moment(now);
    };
    note("preparing_at", ShopStage::preparing);
    note("ready_at", ShopStage::ready);
    note("handed_over_at", ShopStage::handed_over);
    int pieces = 0;
    for (const DeskLine& line : order.lines) {
        const int kept = kept_of(line, change);
        if (kept < line.quantity) document["kept"][line.id] = kept;
        pieces += kept;
    }
    if (!change.keeps.empty()) document["reason"] = change.reason;
    if (pieces == 0) document["cancelled"] = true;
    return zuil::to_text(document) + "\n";
}

}  // namespace zuil::feed
