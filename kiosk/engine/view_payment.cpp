#include <algorithm>

#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

std::string where_collected(const Store& store, const Words& words) {
    const std::string& desk = store.pickup_desk.in(words.language());
    return desk.empty() ? store.name
                        : words.tr("{desk}, {store}", fmt::arg("desk", desk), fmt::arg("store", store.name));
}

std::string stretch_in_words(const PickupSlot& stretch, const ViewContext& context) {
    const Words& words = context.words;
    const LocalMinutes begins = context.zone.to_local(stretch.begins);
    const LocalMinutes ends = context.zone.to_local(stretch.ends);
    const auto day = std::chrono::floor<std::chrono::days>(begins);
    const std::string date = words.formatter().short_date(day);
    // A whole day has no hours that are worth telling.
    if (ends - begins >= std::chrono::hours{23}) return date;
    return words.tr("{date}, {time}", fmt::arg("date", date),
                    fmt::arg("time", words.formatter().time_range(begins, ends)));
}

int pieces_in(const Order& order) {
    int pieces = 0;
    for (const OrderLine& line : order.lines) pieces += line.quantity;
    return pieces;
}

std::string pickup_summary(const OrderPlan& plan, const std::string& articles, const Words& words) {
    if (!plan.pickup.stretch) {
        return words.tr("{articles}, collect when the store says it is ready", fmt::arg("articles", articles));
    }
    const PickupStretch& stretch = *plan.pickup.stretch;
    const auto day = std::chrono::floor<std::chrono::days>(stretch.begins);
    return words.tr("{articles}, collect on {date}, {time}", fmt::arg("articles", articles),
                    fmt::arg("date", words.formatter().short_date(day)),
                    fmt::arg("time", words.formatter().time_range(stretch.begins, stretch.ends)));
}

std::string delivery_summary(const OrderPlan& plan, const std::string& articles, const ViewContext& context) {
    const auto& window = promised_delivery(plan.delivery, context.zone).window;
    if (!window) {
        return context.words.tr("{articles}, brought home when the shop says", fmt::arg("articles", articles));
    }
    return context.words.tr("{articles}, brought home on {when}", fmt::arg("articles", articles),
                            fmt::arg("when", stretch_in_words(*window, context)));
}

void add_summary(PaymentView& view, const Session& session, const OrderPlan& plan, const ViewContext& context) {
    const Words& words = context.words;
    switch (plan.way.kind) {
    case Fulfilment::pickup:
        if (plan.pickup.chosen() != nullptr) view.store = where_collected(plan.pickup.chosen()->store, words);
        view.summary = pickup_summary(plan, view.count, words);
        break;
    case Fulfilment::take_now:
        if (const Store* store = find_store(context.stores, context.settings.store)) view.store = store->name;
        view.summary = words.tr("{articles}, to take with you now", fmt::arg("articles", view.count));
        break;
    case Fulfilment::delivery:
        // The shopper's own address: shown to who typed it, and to nobody after.
        view.is_home = true;
        if (const auto& address = session.checkout.delivery.address) {
            view.store = words.tr("To {postcode}, number {number}", fmt::arg("postcode", address->postcode),
                                  fmt::arg("number", address->house_number + address->addition));
        }
        view.summary = delivery_summary(plan, view.count, context);
        break;
    }
}

// What paying later means where only a part of it is collected.
std::string pay_at_pickup(const std::vector<OrderPlan>& plans, const ViewContext& context) {
    const auto is_pickup = [](const OrderPlan& plan) { return plan.way.kind == Fulfilment::pickup; };
    if (!context.abilities.pay_at_pickup || std::ranges::none_of(plans, is_pickup)) return {};
    return std::ranges::all_of(plans, is_pickup)
               ? context.words.tr("You pay at the desk, when you have seen everything.")
               : context.words.tr("You pay what you collect at the desk, and the rest at the till today.");
}

}  // namespace

std::string order_terms(const ViewContext& context) {
    const Words& words = context.words;
    std::string terms = words.tr("By ordering you accept the obligation to pay.");
    if (context.settings.return_days == 0) return terms;
    return terms + ' ' +
           words.trn("You can exchange or return it within {count} day.",
                     "You can exchange or return it within {count} days.", context.settings.return_days);
}

PartView view_part(const Order& order, const ViewContext& context) {
    const Words& words = context.words;
    PartView view{.kind = order.fulfilment, .title = {}, .detail = article_count(pieces_in(order), words)};
    view.amount = words.money(order.total);
    std::string when;
    switch (order.fulfilment) {
    case Fulfilment::pickup: {
        const Store* store = find_store(context.stores, order.pickup_store);
        view.title = words.tr("Collect in {store}", fmt::arg("store", store != nullptr ? store->name : ""));
        if (order.slot) when = stretch_in_words(*order.slot, context);
        break;
    }
    case Fulfilment::take_now: view.title = words.tr("Take with you now"); break;
    case Fulfilment::delivery:
        view.title = words.tr("Home delivery");
        if (order.delivery && order.delivery->window) when = stretch_in_words(*order.delivery->window, context);
        break;
    }
    if (!when.empty()) view.detail += ", " + when;
    return view;
}

PaymentView view_payment(const Session& session, const std::vector<OrderPlan>& plans, std::uint64_t offer,
                         const ViewContext& context) {
    const Words& words = context.words;
    PaymentView view;
    view.offer = offer;
    view.notice = session.basket_notice;
    view.count = article_count(session.basket.count(), words);
    const bool complete = std::ranges::all_of(plans, &OrderPlan::complete);
    if (auto total = session.basket.total()) {
        for (const OrderPlan& plan : plans) {
            if (plan.way.kind != Fulfilment::delivery || plan.delivery.cost.minor() == 0) continue;
            total = total->plus(plan.delivery.cost);
            view.delivery_cost =
                words.tr("of which home delivery {cost}", fmt::arg("cost", words.money(plan.delivery.cost)));
        }
        view.total = words.money(*total);
    }
    if (plans.size() == 1) add_summary(view, session, plans.front(), context);
    if (plans.size() > 1) {
        view.summary =
            words.trn("{count} order, one code", "{count} orders, one code", static_cast<std::int64_t>(plans.size()));
        if (complete) {
            for (const Order& order :
                 draft_orders(plans, session.language, context.settings.store, PaymentMethod::till, context.zone)) {
                view.parts.push_back(view_part(order, context));
            }
        }
    }
    view.pay_at_pickup = pay_at_pickup(plans, context);
    view.pay_on_phone = context.abilities.pay_on_phone && !context.offline && fits_one_page(plans);
    view.terms = order_terms(context);
    view.place_disabled_because = check_checkout(session.basket, context.settings.store, words);
    if (view.place_disabled_because.empty() && !complete) {
        view.place_disabled_because = words.tr("That moment has just passed. Please go back and choose another.");
    }
    return view;
}

}  // namespace zuil
