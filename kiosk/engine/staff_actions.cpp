#include "kiosk/engine/staff_actions.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "kiosk/engine/account_actions.hpp"
#include "kiosk/engine/customer_actions.hpp"
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

// Who asks names the catalogue that they looked at: what came in since is another one. Not a number: none.
int catalogue_in(const std::string& about) {
    int number = -1;
    std::from_chars(about.data(), about.data() + about.size(), number);
    return number;
}

Result<std::string> serve_catalogue(Mirror& mirror, const std::string& about) {
    if (mirror.status().held_because.empty()) return fail(Errc::conflict, "no catalogue waits for somebody to look");
    const int number = catalogue_in(about);
    TRY_DO(mirror.accept_held(number));
    return number == 0 ? "The catalogue follows the shop again." : "The catalogue that was held is taken.";
}

Result<std::string> previous_catalogue(Mirror& mirror, const std::string& about) {
    if (catalogue_in(about) != mirror.status().served_generation)
        return fail(Errc::conflict, "another catalogue is served by now");
    TRY_DO(mirror.go_back());
    return "The catalogue before is served again, and stays as it is but for its stock, until serve-catalogue.";
}

Result<std::string> list_searches(SearchLedger& searches, const Clock& clock) {
    constexpr int rows_max = 500;
    TRY(const auto missed, searches.missed(clock.wall(), rows_max));
    Json rows = Json::array();
    for (const SearchLedger::Missed& one : missed)
        rows.push_back({{"text", one.text}, {"language", one.language}, {"times", one.times}});
    return rows.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> list_notes(FloorNotes& floor) {
    constexpr int annoyances_shown_max = 1000;
    TRY(const auto annoyances, floor.annoyances(annoyances_shown_max));
    TRY(const auto notes, floor.notes());
    Json all{{"annoying", Json::array()}, {"notes", Json::array()}};
    for (const FloorNotes::Annoyance& one : annoyances) {
        all["annoying"].push_back(
            {{"hour", rfc3339(one.hour)}, {"screen", one.screen}, {"language", one.language}, {"times", one.times}});
    }
    for (const FloorNotes::Note& one : notes)
        all["notes"].push_back({{"at", rfc3339(one.at)}, {"who", one.who.text()}, {"text", one.text}});
    return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::map<std::string, StaffDesk::Action> staff_actions(const StaffPorts& ports) {
    using Asked = const StaffRequest&;
    std::map<std::string, StaffDesk::Action> actions{
        {"orders", [&orders = ports.orders](Asked) { return list_orders(orders); }},
        {"send-again", [&outbox = ports.outbox](Asked asked) { return send_again(outbox, asked.about); }},
        {"serve-catalogue", [&mirror = ports.mirror](Asked asked) { return serve_catalogue(mirror, asked.about); }},
        {"previous-catalogue",
         [&mirror = ports.mirror](Asked asked) { return previous_catalogue(mirror, asked.about); }},
        {"notes", [&notes = ports.notes](Asked) { return list_notes(notes); }},
        {"searches",
         [&searches = ports.searches, &clock = ports.clock](Asked) { return list_searches(searches, clock); }}};
    actions.merge(account_actions(ports.book));
    if (ports.customers != nullptr) {
        actions.merge(customer_actions({.clock = ports.clock,
                                        .customers = *ports.customers,
                                        .orders = ports.orders,
                                        .key = ports.key,
                                        .book = ports.book,
                                        .pickups = ports.pickups}));
    }
    return actions;
}

}  // namespace zuil
