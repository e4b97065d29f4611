#include "sync/store/desk_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/store/order_json.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

constexpr std::int64_t moment_max = 253'402'300'799'000;  // the year 9999

Result<WallTime> read_time(const JsonReader& row, std::string_view key) {
    TRY(const std::int64_t milliseconds, row.integer(key, -moment_max, moment_max));
    return wall_time_of(milliseconds);
}

Result<Money> read_minor(const JsonReader& row, std::string_view key, Currency currency) {
    TRY(const std::int64_t minor, row.integer(key, -price_minor_max * 100, price_minor_max * 100));
    return Money::from_minor(minor, currency);
}

Result<ShopStage> read_shop_stage(const JsonReader& row, std::string_view key) {
    TRY(const std::string word, row.string(key));
    const auto stage = parse_shop_stage(word);
    if (!stage) return fail(Errc::bad_data, "the stage of an order is not known");
    return *stage;
}

Json write_desk_line(const DeskLine& line) {
    return {{"id", line.id},     {"variant", line.variant.text()}, {"sku", line.sku},
            {"name", line.name}, {"quantity", line.quantity},      {"unit_price_minor", line.unit_price.minor()}};
}

Result<DeskLine> read_desk_line_of(const JsonReader& row, Currency currency) {
    DeskLine line;
    TRY(line.id, row.string("id"));
    line.variant = VariantId{row.string_or("variant", "")};
    line.sku = row.string_or("sku", "");
    line.name = row.string_or("name", "");
    TRY(const std::int64_t quantity, row.integer("quantity", 0, 1'000'000));
    line.quantity = static_cast<int>(quantity);
    TRY(line.unit_price, read_minor(row, "unit_price_minor", currency));
    return line;
}

}  // namespace

std::string desk_order_to_json(const DeskOrder& order) {
    Json json{{"id", order.id},
              {"number", order.number},
              {"ref", order.ref.text()},
              {"pickup_code", order.pickup_code},
              {"store", order.store.text()},
              {"placed_at", to_sql(order.placed_at)},
              {"currency", to_code(order.total.currency())},
              {"total_minor", order.total.minor()},
              {"progress", progress_to_json(order.progress)},
              {"claim", order.claim},
              {"is_cancelled", order.is_cancelled},
              {"lines", Json::array()}};
    if (order.slot) json["slot"] = {{"begins", to_sql(order.slot->begins)}, {"ends", to_sql(order.slot->ends)}};
    for (const DeskLine& line : order.lines) json["lines"].push_back(write_desk_line(line));
    return to_text(json);
}

Result<DeskOrder> desk_order_from_json(std::string_view text) {
    TRY(const Json json, parse_json(text));
    const JsonReader row{json, "pickup"};
    DeskOrder order;
    TRY(order.id, row.string("id"));
    order.number = row.string_or("number", "");
    order.ref = OrderRef{row.string_or("ref", "")};
    order.pickup_code = row.string_or("pickup_code", "");
    order.store = StoreId{row.string_or("store", "")};
    TRY(order.placed_at, read_time(row, "placed_at"));
    TRY(const std::string code, row.string("currency"));
    TRY(const Currency currency, parse_currency(code));
    TRY(order.total, read_minor(row, "total_minor", currency));
    TRY(const std::string progress, row.string("progress"));
    TRY(order.progress, progress_from_json(progress));
    order.claim = row.string_or("claim", "");
    order.is_cancelled = row.boolean_or("is_cancelled", false);
    if (row.has("slot")) {
        TRY(const JsonReader slot, row.child("slot"));
        PickupSlot read;
        TRY(read.begins, read_time(slot, "begins"));
        TRY(read.ends, read_time(slot, "ends"));
        order.slot = read;
    }
    TRY_DO(for_each(row, "lines", [&](const JsonReader& element) -> Status {
        TRY(DeskLine line, read_desk_line_of(element, currency));
        order.lines.push_back(std::move(line));
        return {};
    }));
    return order;
}

std::string desk_change_to_json(const DeskChange& change) {
    Json json{{"order", change.order},
              {"claim", change.claim},
              {"to", to_string(change.to)},
              {"reason", change.reason},
              {"keeps", Json::array()}};
    if (change.tried) json["tried"] = to_string(*change.tried);
    for (const DeskChange::Kept& kept : change.keeps) {
        json["keeps"].push_back({{"line", kept.line}, {"quantity", kept.quantity}});
    }
    return to_text(json);
}

Result<DeskChange> desk_change_from_json(std::string_view text) {
    TRY(const Json json, parse_json(text));
    const JsonReader row{json, "change"};
    DeskChange change;
    TRY(change.order, row.string("order"));
    TRY(change.claim, row.string("claim"));
    TRY(change.to, read_shop_stage(row, "to"));
    change.reason = row.string_or("reason", "");
    if (row.has("tried")) {
        TRY(change.tried, read_shop_stage(row, "tried"));
    }
    TRY_DO(for_each(row, "keeps", [&](const JsonReader& element) -> Status {
        DeskChange::Kept kept;
        TRY(kept.line, element.string("line"));
        TRY(const std::int64_t quantity, element.integer("quantity", 0, 1'000'000));
        kept.quantity = static_cast<int>(quantity);
        change.keeps.push_back(std::move(kept));
        return {};
    }));
    return change;
}

}  // namespace zuil
