#include "kiosk/engine/staff_actions.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "kiosk/engine/kiosk_status.hpp"
#include "platform/json/json.hpp"

namespace zuil {
namespace {

// Free of personal data: a code and what is wrong, not whose it is.
Json row_of(const OutboxEntry& entry) {
    Json row{{"ref", entry.order.ref.text()},
             {"code", entry.order.pickup_code},
             {"state", to_string(entry.state)},
             {"since", rfc3339(entry.changed_at)},
             {"tries", entry.attempts},
             {"total_minor", entry.order.total.minor()},
             {"currency", to_code(entry.order.total.currency())},
             {"articles", Json::array()}};
    if (entry.last_error) row["reason"] = entry.last_error->detail;
    if (!entry.shop_order.empty()) row["shop_order"] = entry.shop_order;
    for (const OrderLine& line : entry.order.lines) {
        row["articles"].push_back({{"sku", line.sku}, {"name", line.name}, {"quantity", line.quantity}});
    }
    return row;
}

// Those that nobody sends any further, and those that wait, the ones that somebody has to do something about first.
Result<std::string> list_orders(OutboxStore& orders) {
    using enum OrderState;
    constexpr int each_max = 200;
    Json rows = Json::array();
    for (const OrderState state :
         {rejected, needs_customer, awaiting_payment, committing, prepared, preparing, accepted}) {
        TRY(const std::vector<OutboxEntry> entries, orders.in_state(state, each_max));
        for (const OutboxEntry& entry : entries) rows.push_back(row_of(entry));
    }
    // What a shop said is passed on, whatever it holds.
    return rows.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> send_again(Outbox& outbox, const std::string& ref) {
    const Status done = outbox.retry(OrderRef{ref});
    if (done) return "The order is sent again.";
    if (done.error().code == Errc::not_found) return fail(Errc::not_found, "no order has the reference " + ref);
    return fail(done.error().code, "the order is not sent again: " + done.error().detail);
}

Result<std::string> serve_catalogue(Mirror& mirror) {
    if (mirror.status().held_because.empty()) return fail(Errc::conflict, "no catalogue waits for somebody to look");
    mirror.accept_held();
    return "The catalogue that was held is taken.";
}

}  // namespace

std::map<std::string, StaffDesk::Action> staff_actions(OutboxStore& orders, Outbox& outbox, Mirror& mirror) {
    return {{"orders", [&orders](const std::string&) { return list_orders(orders); }},
            {"send-again", [&outbox](const std::string& ref) { return send_again(outbox, ref); }},
            {"serve-catalogue", [&mirror](const std::string&) { return serve_catalogue(mirror); }}};
}

}  // namespace zuil
