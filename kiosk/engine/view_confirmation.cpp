#include <algorithm>

#include "kiosk/engine/order_change.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

bool needs_staff(OrderState state) {
    return state == OrderState::needs_customer || state == OrderState::rejected || state == OrderState::cancelled;
}

bool is_owed(OrderState state) { return !is_final(state) && !needs_staff(state); }

std::string status_of(OrderState state, bool offline, const Words& words) {
    switch (state) {
    case OrderState::accepted:
    case OrderState::preparing:
    case OrderState::prepared:
    case OrderState::committing:
        return offline ? words.tr("Safely saved") : words.tr("Safely saved, on its way to the shop");
    case OrderState::awaiting_payment: return words.tr("Not paid yet");
    case OrderState::confirmed: return words.tr("The shop has your order");
    case OrderState::needs_customer: return words.tr("Something has changed. Please ask our staff.");
    case OrderState::rejected:
    case OrderState::cancelled: return words.tr("The shop cannot take this order. Please ask our staff.");
    }
    return {};
}

bool is_asked(const AcceptedOrder& one, const ViewContext& context) {
    return is_for_the_shopper(one.order, one.state, context);
}

template <class Fits>
bool all_of(const Accepted& accepted, Fits fits) {
    return std::ranges::all_of(accepted.orders, fits, &AcceptedOrder::state);
}

template <class Fits>
bool any_of(const Accepted& accepted, Fits fits) {
    return std::ranges::any_of(accepted.orders, fits, &AcceptedOrder::state);
}

// Of all orders together; which of them is refused stands with that one.
std::string status_of_all(const Accepted& accepted, const ViewContext& context) {
    const Words& words = context.words;
    if (accepted.training == Training::yes) return words.tr("Training: nothing was ordered");
    const auto asked = std::ranges::count_if(accepted.orders, [&](const auto& one) { return is_asked(one, context); });
    if (asked > 0) return words.tr("Something has changed. Please look at your order.");
    const OrderState first = accepted.orders.front().state;
    if (accepted.orders.size() == 1 || all_of(accepted, needs_staff)) return status_of(first, accepted.offline, words);
    if (any_of(accepted, needs_staff)) return words.tr("One part needs a look. Please ask our staff about it.");
    const bool all_there = all_of(accepted, [](OrderState state) { return state == OrderState::confirmed; });
    return all_there ? words.tr("The shop has all your orders")
                     : status_of(OrderState::accepted, accepted.offline, words);
}

// When and where of an order that came alone.
void add_promise(ConfirmationView& view, const Order& order, const ViewContext& context) {
    const Words& words = context.words;
    switch (order.fulfilment) {
    case Fulfilment::pickup:
        if (order.slot) view.when = when_in_words(*order.slot, context);
        view.where = store_and_desk(order.pickup_store, context);
        break;
    case Fulfilment::take_now:
        view.when = words.tr("Take with you now");
        if (const Store* store = find_store(context.stores, order.pickup_store)) view.where = store->name;
        break;
    case Fulfilment::delivery:
        view.when = order.delivery && order.delivery->window ? when_in_words(*order.delivery->window, context)
                                                             : words.tr("The shop will tell you when it comes");
        view.where = words.tr("At your home");
        break;
    }
}

// Of an order that is paid already, on a phone.
NextStepView last_step_paid(const Order& order, const Words& words) {
    switch (order.fulfilment) {
    case Fulfilment::take_now:
        return {.title = words.tr("Take it from the shelf and show your code to our staff"),
                .detail = words.tr("It is paid.")};
    case Fulfilment::delivery:
        return {.title = words.tr("It is sent to your home"),
                .detail = words.tr("It is paid. Keep the code for questions.")};
    case Fulfilment::pickup: break;
    }
    return {.title = words.tr("Show your code at the desk"), .detail = words.tr("It is paid.")};
}

NextStepView last_step(const Order& order, const Words& words) {
    if (order.payment == PaymentMethod::phone) return last_step_paid(order, words);
    if (order.fulfilment == Fulfilment::take_now) {
        return {.title = words.tr("Take it from the shelf and show your code at the till"),
                .detail = words.tr("Pay at the till. The code works without a connection too.")};
    }
    if (order.fulfilment == Fulfilment::delivery) {
        return {.title = words.tr("Show your code at the till"),
                .detail = words.tr("It is sent to your home once it is paid.")};
    }
    return {.title = words.tr("Show your code at the desk"),
            .detail = order.payment == PaymentMethod::till
                          ? words.tr("Pay at the till. The code works without a connection too.")
                          : words.tr("Pay when you collect. The code works without a connection too.")};
}

std::vector<NextStepView> next_steps(const Accepted& accepted, const ViewContext& context) {
    const Words& words = context.words;
    if (accepted.training == Training::yes) {
        return {{.title = words.tr("This was training"),
                 .detail = words.tr("Nothing was kept, and nothing goes to the shop."),
                 .done = true}};
    }
    const bool several = accepted.orders.size() > 1;
    const Order& first = accepted.orders.front().order;
    const LocalMinutes kept = context.zone.to_local(first.accepted_at);
    std::vector<NextStepView> steps;
    steps.push_back({.title = words.tr("Saved at {time}", fmt::arg("time", words.time(kept))),
                     .detail = words.tr("On this kiosk, even if the power goes out"),
                     .done = true});
    if (all_of(accepted, [](OrderState state) { return state == OrderState::confirmed; })) {
        steps.push_back(
            {.title = several ? words.tr("The shop has all your orders") : words.tr("The shop has your order"),
             .detail = {},
             .done = true});
    } else if (any_of(accepted, is_owed)) {
        steps.push_back({.title = accepted.offline ? words.tr("It will be sent as soon as we are back online")
                                                   : words.tr("It is being sent to the shop"),
                         .detail = words.tr("We keep trying automatically")});
    }
    if (std::ranges::any_of(accepted.orders, [&](const auto& one) { return is_asked(one, context); })) {
        steps.push_back({.title = words.tr("See what has changed"),
                         .detail = words.tr("You decide whether we order it like that.")});
    } else if (any_of(accepted, needs_staff)) {
        steps.push_back({.title = words.tr("Show your code at the desk"),
                         .detail = words.tr("Our staff will look at it with you.")});
    } else if (several) {
        steps.push_back({.title = words.tr("Show your code at the till or the desk"),
                         .detail = words.tr("It stands for everything you ordered.")});
    } else {
        steps.push_back(last_step(first, words));
    }
    return steps;
}

// What was paid on a phone: such an order is at the shop only when it is paid.
std::string paid_on_phone(const Accepted& accepted, const Words& words) {
    const AcceptedOrder& first = accepted.orders.front();
    const bool is_paid = first.order.payment == PaymentMethod::phone && first.state == OrderState::confirmed;
    return is_paid ? words.money(first.order.total) : std::string{};
}

// What the till is paid. What the shop refused is not paid before staff looked at it.
std::string to_pay_at_till(const Accepted& accepted, const Words& words) {
    std::optional<Money> sum;
    for (const AcceptedOrder& one : accepted.orders) {
        if (one.order.payment != PaymentMethod::till || needs_staff(one.state)) continue;
        sum = sum ? sum->plus(one.order.total) : one.order.total;
    }
    return sum ? words.money(*sum) : std::string{};
}

}  // namespace

std::string when_in_words(const PickupSlot& slot, const ViewContext& context) {
    const Words& words = context.words;
    const LocalMinutes begins = context.zone.to_local(slot.begins);
    const auto day = std::chrono::floor<std::chrono::days>(begins);
    const std::string date = words.formatter().long_date(day);
    if (slot.ends - slot.begins >= std::chrono::hours{23}) return words.sentence(date);
    return words.sentence(
        words.tr("{date}, from {time}", fmt::arg("date", date), fmt::arg("time", words.time(begins))));
}

std::string store_and_desk(const StoreId& id, const ViewContext& context) {
    const Store* store = find_store(context.stores, id);
    if (store == nullptr) return {};
    const std::string& desk = store->pickup_desk.in(context.words.language());
    return desk.empty() ? store->name : fmt::format("{}, {}", store->name, desk);
}

ConfirmationView view_confirmation(const Accepted& accepted, int wipes_in_seconds, const ViewContext& context) {
    const Words& words = context.words;
    const Order& order = accepted.orders.front().order;
    ConfirmationView view;
    view.offline = accepted.offline && any_of(accepted, is_owed);
    view.status = status_of_all(accepted, context);
    view.asks = std::ranges::any_of(accepted.orders, [&](const auto& one) { return is_asked(one, context); });
    view.ask_staff = all_of(accepted, needs_staff) && !view.asks;
    view.pickup_code = order.pickup_code;
    view.barcode_text = compact_code(order.pickup_code);
    view.qr_text =
        to_text(OrderCode{.code = view.barcode_text, .ref = order.basket.empty() ? order.ref : order.basket});
    int pieces = 0;
    for (const AcceptedOrder& one : accepted.orders) {
        for (const OrderLine& line : one.order.lines) pieces += line.quantity;
    }
    view.count = article_count(pieces, words);
    if (accepted.orders.size() == 1) {
        add_promise(view, order, context);
    } else {
        view.when = words.trn("{count} order, one code", "{count} orders, one code",
                              static_cast<std::int64_t>(accepted.orders.size()));
        view.where = view.count;
        for (const AcceptedOrder& one : accepted.orders) {
            PartView part = view_part(one.order, context);
            part.status = is_asked(one, context) ? words.tr("Something has changed")
                                                 : status_of(one.state, accepted.offline, words);
            part.ask_staff = needs_staff(one.state);
            view.parts.push_back(std::move(part));
        }
    }
    view.is_delivery = std::ranges::all_of(
        accepted.orders, [](const AcceptedOrder& one) { return one.order.fulfilment == Fulfilment::delivery; });
    view.total = to_pay_at_till(accepted, words);
    if (const std::string paid = paid_on_phone(accepted, words); !paid.empty()) {
        view.status = words.tr("{total} is paid. The shop has your order.", fmt::arg("total", paid));
    }
    view.steps = next_steps(accepted, context);
    view.wipes_in_seconds = wipes_in_seconds;
    view.wipes_after_seconds = static_cast<int>(context.settings.timeouts.confirmation.count());
    return view;
}

}  // namespace zuil
