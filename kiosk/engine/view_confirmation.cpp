#include <algorithm>

#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

std::string status_of(const Accepted& accepted, const Words& words) {
    switch (accepted.state) {
    case OrderState::accepted:
    case OrderState::preparing:
    case OrderState::prepared:
    case OrderState::committing:
        return accepted.offline ? words.tr("Safely saved") : words.tr("Safely saved, on its way to the shop");
    case OrderState::confirmed: return words.tr("The shop has your order");
    case OrderState::needs_customer: return words.tr("Something has changed. Please ask our staff.");
    case OrderState::rejected:
    case OrderState::cancelled: return words.tr("The shop cannot take this order. Please ask our staff.");
    }
    return {};
}

bool needs_staff(OrderState state) {
    return state == OrderState::needs_customer || state == OrderState::rejected || state == OrderState::cancelled;
}

bool is_owed(OrderState state) { return !is_final(state) && !needs_staff(state); }

// The code without what only helps the eye: what a scanner at the desk reads.
std::string compact(std::string code) {
    std::erase(code, ' ');
    return code;
}

std::string when_of(const Order& order, const ViewContext& context) {
    if (!order.slot) return {};
    const Words& words = context.words;
    const LocalMinutes begins = context.zone.to_local(order.slot->begins);
    const auto day = std::chrono::floor<std::chrono::days>(begins);
    return words.sentence(words.tr("{date}, from {time}", fmt::arg("date", words.formatter().long_date(day)),
                                   fmt::arg("time", words.time(begins))));
}

std::vector<NextStepView> next_steps(const Accepted& accepted, const ViewContext& context) {
    const Words& words = context.words;
    const LocalMinutes kept = context.zone.to_local(accepted.order.accepted_at);
    std::vector<NextStepView> steps;
    steps.push_back({.title = words.tr("Saved at {time}", fmt::arg("time", words.time(kept))),
                     .detail = words.tr("On this kiosk, even if the power goes out"),
                     .done = true});
    if (accepted.state == OrderState::confirmed) {
        steps.push_back({.title = words.tr("The shop has your order"), .detail = {}, .done = true});
    } else if (is_owed(accepted.state)) {
        steps.push_back({.title = accepted.offline ? words.tr("It will be sent as soon as we are back online")
                                                   : words.tr("It is being sent to the shop"),
                         .detail = words.tr("We keep trying automatically")});
    }
    const std::string desk = words.tr("Show your code at the desk");
    if (needs_staff(accepted.state)) {
        steps.push_back({.title = desk, .detail = words.tr("Our staff will look at it with you.")});
        return steps;
    }
    steps.push_back({.title = desk,
                     .detail = accepted.order.payment == PaymentMethod::till
                                   ? words.tr("Pay at the till. The code works without a connection too.")
                                   : words.tr("Pay when you collect. The code works without a connection too.")});
    return steps;
}

}  // namespace

ConfirmationView view_confirmation(const Accepted& accepted, int wipes_in_seconds, const ViewContext& context) {
    const Words& words = context.words;
    const Order& order = accepted.order;
    ConfirmationView view;
    view.offline = accepted.offline && is_owed(accepted.state);
    view.status = status_of(accepted, words);
    view.ask_staff = needs_staff(accepted.state);
    view.pickup_code = order.pickup_code;
    view.barcode_text = compact(order.pickup_code);
    view.qr_text = fmt::format("{}/{}", view.barcode_text, order.ref.text());
    view.when = when_of(order, context);
    if (const Store* store = find_store(context.stores, order.pickup_store)) {
        const std::string& desk = store->pickup_desk.in(words.language());
        view.where = desk.empty() ? store->name : fmt::format("{}, {}", store->name, desk);
    }
    int pieces = 0;
    for (const OrderLine& line : order.lines) pieces += line.quantity;
    view.total = words.money(order.total);
    view.count = article_count(pieces, words);
    view.steps = next_steps(accepted, context);
    view.wipes_in_seconds = wipes_in_seconds;
    return view;
}

}  // namespace zuil
