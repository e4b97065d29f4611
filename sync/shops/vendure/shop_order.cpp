#include "sync/shops/vendure/shop_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "sync/shops/moment.hpp"
#include "sync/shops/vendure/order_text.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

Result<Money> read_order_total(const JsonReader& row) {
    TRY(const std::string code, row.string("currencyCode"));
    TRY(const Currency currency, parse_currency(code));
    return read_money(row, "totalWithTax", currency, 0);
}

Status read_lines(const JsonReader& row, ShopOrder& order) {
    std::map<VariantId, int> pieces;
    TRY_DO(for_each(row, "lines", [&](const JsonReader& line) -> Status {
        TRY(const JsonReader variant, line.child("productVariant"));
        TRY(std::string id, read_id(variant, "id"));
        TRY(std::int64_t quantity, line.integer("quantity", 0, 1'000'000));
        if (order.is_placed) quantity = std::max(quantity, line.integer_or("orderPlacedQuantity", 0));
        pieces[VariantId{std::move(id)}] += static_cast<int>(std::min<std::int64_t>(quantity, 1'000'000));
        return {};
    }));
    for (const auto& [variant, quantity] : pieces) {
        if (quantity > 0) order.lines.emplace_back(variant, quantity);
    }
    return {};
}

Result<bool> has_note_of(const JsonReader& row, const Order& order) {
    if (!row.has("history")) return false;
    TRY(const JsonReader history, row.child("history"));
    bool found = false;
    TRY_DO(for_each(history, "items", [&](const JsonReader& entry) -> Status {
        const auto data = entry.child("data");
        if (data && is_note_of(order, data->string_or("note", ""))) found = true;
        return {};
    }));
    return found;
}

// What a provider's plugin books of a payment on its page. Vendure knows how one ends; what stands between the
// beginning and that has whatever name the plugin gave it.
Result<PaymentProgress> read_progress(const JsonReader& row) {
    PaymentProgress progress = PaymentProgress::awaiting;
    if (!row.has("payments")) return progress;
    TRY_DO(for_each(row, "payments", [&](const JsonReader& payment) -> Status {
        TRY(const std::string state, payment.string("state"));
        const bool has_failed = state == "Declined" || state == "Error" || state == "Cancelled";
        if (!has_failed) {
            progress = PaymentProgress::in_progress;
        } else if (progress == PaymentProgress::awaiting) {
            progress = PaymentProgress::failed;
        }
        return {};
    }));
    return progress;
}

bool is_paid_in(std::string_view state) {
    constexpr std::array paid{"PaymentSettled", "PartiallyShipped", "Shipped", "PartiallyDelivered", "Delivered"};
    return std::ranges::find(paid, state) != paid.end();
}

std::optional<WallTime> moment_in(const JsonReader& row) {
    const auto moment = parse_moment(row.string_or("createdAt", ""));
    return moment ? std::optional{*moment} : std::nullopt;
}

// The last time that one of the order's fulfilments came to this state.
Result<std::optional<WallTime>> last_move(const JsonReader& row, std::string_view to) {
    std::optional<WallTime> last;
    if (!row.has("moves")) return last;
    TRY(const JsonReader moves, row.child("moves"));
    TRY_DO(for_each(moves, "items", [&](const JsonReader& entry) -> Status {
        const auto data = entry.child("data");
        if (data && data->string_or("to", "") == to) last = std::max(last, moment_in(entry));
        return {};
    }));
    return last;
}

}  // namespace

Result<OrderProgress> read_stage(const JsonReader& row, std::string_view state) {
    OrderProgress progress;
    progress.is_paid = is_paid_in(state);
    if (!row.has("fulfillments")) return progress;
    std::int64_t sent = 0;
    std::int64_t delivered = 0;
    TRY_DO(for_each(row, "fulfillments", [&](const JsonReader& fulfilment) -> Status {
        TRY(const std::string at, fulfilment.string("state"));
        if (at == "Cancelled") return {};
        progress.stage = ShopStage::preparing;
        const auto begun = moment_in(fulfilment);
        if (begun) progress.preparing_at = std::min(progress.preparing_at.value_or(*begun), *begun);
        return for_each(fulfilment, "lines", [&](const JsonReader& line) -> Status {
            TRY(const std::int64_t pieces, line.integer("quantity", 0, 1'000'000));
            if (at == "Shipped" || at == "Delivered") sent += pieces;
            if (at == "Delivered") delivered += pieces;
            return {};
        });
    }));
    // What was cancelled since is not waited for.
    std::int64_t wanted = 0;
    TRY_DO(for_each(row, "lines", [&](const JsonReader& line) -> Status {
        TRY(const std::int64_t pieces, line.integer("quantity", 0, 1'000'000));
        wanted += pieces;
        return {};
    }));
    progress.is_partly = sent < wanted ? sent > 0 : delivered > 0 && delivered < wanted;
    if (sent < wanted) return progress;
    progress.stage = ShopStage::ready;
    TRY(progress.ready_at, last_move(row, "Shipped"));
    if (delivered < wanted) return progress;
    progress.stage = ShopStage::handed_over;
    TRY(progress.handed_over_at, last_move(row, "Delivered"));
    return progress;
}

Result<ShopOrder> read_shop_order(const JsonReader& row, const Order& order) {
    ShopOrder result;
    TRY(result.id, read_id(row, "id"));
    TRY(result.code, read_id(row, "code"));
    TRY(result.state, row.string("state"));
    result.is_placed = row.has("orderPlacedAt");
    TRY(result.total, read_order_total(row));
    if (row.has("customer")) {
        TRY(const JsonReader customer, row.child("customer"));
        TRY(result.customer, read_id(customer, "id"));
    }
    TRY_DO(read_lines(row, result));
    TRY(result.has_our_note, has_note_of(row, order));
    if (!result.is_placed) {
        TRY(result.payment, read_progress(row));
    }
    TRY(result.progress, read_stage(row, result.state));
    return result;
}

Result<PlacedOrder> read_placed(const JsonReader& row) {
    PlacedOrder placed;
    TRY(placed.shop_order, read_id(row, "code"));
    TRY(placed.total, read_order_total(row));
    return placed;
}

Status check_promise(const Order& order, const ShopOrder& shop_order) {
    std::map<VariantId, int> wanted;
    for (const OrderLine& line : order.lines) wanted[line.variant] += line.quantity;
    for (const auto& [variant, quantity] : wanted) {
        const auto held = std::ranges::find(shop_order.lines, variant, &std::pair<VariantId, int>::first);
        const int pieces = held == shop_order.lines.end() ? 0 : held->second;
        if (pieces != quantity) {
            return fail(Errc::conflict, fmt::format("variant {}: {} wanted, the shop's order holds {}", variant.text(),
                                                    quantity, pieces));
        }
    }
    if (shop_order.lines.size() != wanted.size()) return fail(Errc::conflict, "the shop's order holds other articles");
    if (shop_order.total.currency() != order.total.currency()) {
        return fail(Errc::conflict, "the shop charges in another currency");
    }
    if (order.total.less_than(shop_order.total)) {
        return fail(Errc::conflict, fmt::format("the shop charges {}, {} was promised (minor units)",
                                                shop_order.total.minor(), order.total.minor()));
    }
    return {};
}

}  // namespace zuil::vendure
