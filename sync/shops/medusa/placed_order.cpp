#include "sync/shops/medusa/placed_order.hpp"

#include <algorithm>
#include <optional>

#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

std::optional<WallTime> moment_of(const JsonReader& row, std::string_view key) {
    const auto moment = parse_moment(row.string_or(key, ""));
    return moment ? std::optional{*moment} : std::nullopt;
}

// How many pieces have come to some moment, and the last of those moments.
struct Counted {
    std::int64_t pieces = 0;
    std::optional<WallTime> last;

    void add(std::int64_t more, std::optional<WallTime> moment) {
        if (!moment) return;
        pieces += more;
        last = std::max(last, moment);
    }
};

Result<std::int64_t> read_pieces_of(const JsonReader& row) {
    std::int64_t pieces = 0;
    if (!row.has("items")) return pieces;
    TRY_DO(for_each(row, "items", [&](const JsonReader& line) -> Status {
        TRY(const std::int64_t quantity, line.integer("quantity", 0, 1'000'000));
        pieces += quantity;
        return {};
    }));
    return pieces;
}

// As far as all pieces have come. A fulfilment is packed when it is made; what is collected lies ready from then on,
// and what is brought home once it is on its way.
Status read_progress(const JsonReader& row, bool is_delivered, ShopOrder& order) {
    OrderProgress& progress = order.progress;
    progress.is_paid = row.string_or("payment_status", "") == "captured";
    if (!row.has("fulfillments")) return {};
    Counted ready;
    Counted handed_over;
    TRY_DO(for_each(row, "fulfillments", [&](const JsonReader& fulfilment) -> Status {
        if (fulfilment.has("canceled_at")) return {};
        order.is_begun = true;
        progress.stage = ShopStage::preparing;
        const auto begun = moment_of(fulfilment, "created_at");
        if (begun) progress.preparing_at = std::min(progress.preparing_at.value_or(*begun), *begun);
        TRY(const std::int64_t pieces, read_pieces_of(fulfilment));
        const auto delivered = moment_of(fulfilment, "delivered_at");
        const auto on_its_way = moment_of(fulfilment, is_delivered ? "shipped_at" : "packed_at");
        ready.add(pieces, on_its_way ? on_its_way : delivered);
        handed_over.add(pieces, delivered);
        return {};
    }));
    TRY(const std::int64_t wanted, read_pieces_of(row));
    progress.is_partly =
        ready.pieces < wanted ? ready.pieces > 0 : handed_over.pieces > 0 && handed_over.pieces < wanted;
    if (ready.pieces < wanted) return {};
    progress.stage = ShopStage::ready;
    progress.ready_at = ready.last;
    if (handed_over.pieces < wanted) return {};
    progress.stage = ShopStage::handed_over;
    progress.handed_over_at = handed_over.last;
    return {};
}

}  // namespace

RequestPath order_path(const std::string& id) {
    RequestPath path{"/admin/orders/" + escaped(id)};
    path.with("fields",
              "id,display_id,status,currency_code,total,payment_status,items.id,items.quantity,fulfillments.created_at,"
              "fulfillments.packed_at,fulfillments.shipped_at,fulfillments.delivered_at,fulfillments.canceled_at,"
              "fulfillments.items.quantity");
    return path;
}

Result<ShopOrder> read_shop_order(const Json& json, bool is_delivered) {
    TRY(const JsonReader row, (JsonReader{json, ""}.child("order")));
    return read_shop_row(row, is_delivered);
}

Result<ShopOrder> read_shop_row(const JsonReader& row, bool is_delivered) {
    ShopOrder order;
    TRY(order.id, read_id(row, "id"));
    TRY(const std::int64_t number, row.integer("display_id", 0, INT64_MAX));
    order.number = std::to_string(number);
    TRY(order.status, row.string("status"));
    order.is_cancelled = order.status == "canceled";
    TRY(const Currency currency, read_currency(row));
    TRY(order.total, read_money(row, "total", currency, 0));
    TRY_DO(for_each(row, "items", [&](const JsonReader& line) -> Status {
        TRY(std::string id, read_id(line, "id"));
        order.line_ids.push_back(std::move(id));
        return {};
    }));
    TRY_DO(read_progress(row, is_delivered, order));
    return order;
}

RequestPath reservations_path(const std::vector<std::string>& line_ids) {
    RequestPath path{"/admin/reservations"};
    path.with("fields", "id,location_id,line_item_id,inventory_item_id,quantity");
    path.with("limit", 1000).with_each("line_item_id", line_ids);
    return path;
}

Result<std::vector<Reservation>> read_reservations(const Json& json) {
    std::vector<Reservation> reservations;
    TRY_DO(for_each(JsonReader{json, ""}, "reservations", [&](const JsonReader& row) -> Status {
        Reservation reservation;
        TRY(reservation.id, read_id(row, "id"));
        TRY(reservation.location, read_id(row, "location_id"));
        TRY(reservation.line, read_id(row, "line_item_id"));
        TRY(reservation.item, read_id(row, "inventory_item_id"));
        TRY(reservation.quantity, row.integer("quantity", 0, 1'000'000));
        reservations.push_back(std::move(reservation));
        return {};
    }));
    return reservations;
}

Rearrangement rearrange(const std::vector<Reservation>& reservations, const std::string& location) {
    std::map<std::pair<std::string, std::string>, std::vector<Reservation>> of_line;
    for (const Reservation& one : reservations) of_line[{one.line, one.item}].push_back(one);
    Rearrangement result;
    for (const auto& [line, kept] : of_line) {
        const auto right = std::ranges::find(kept, location, &Reservation::location);
        if (right == kept.end()) {
            result.to_make.push_back(kept.front());
            result.to_make.back().location = location;
            continue;
        }
        // What was replaced, and what came twice because a request did.
        for (const Reservation& one : kept) {
            if (one.id != right->id) result.to_delete.push_back(one.id);
        }
    }
    return result;
}

std::string location_of(const std::map<std::string, StoreId>& locations, const StoreId& store) {
    for (const auto& [location, name] : locations) {
        if (name == store) return location;
    }
    return "";
}

}  // namespace zuil::medusa
