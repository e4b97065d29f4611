#include <algorithm>

#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

std::string open_until(const Store& store, const ViewContext& context) {
    const auto closes = closes_today(store, context.zone.to_local(context.now));
    if (!closes) return {};
    return context.words.tr("Open until {time}", fmt::arg("time", context.words.time(*closes)));
}

void append(std::string& text, const std::string& more) {
    if (!text.empty() && !more.empty()) text += ", ";
    text += more;
}

PickupStoreView view_store(const StoreOffer& offer, bool chosen, const ViewContext& context) {
    const Words& words = context.words;
    PickupStoreView view{.store = offer.store.id, .name = offer.store.name, .chosen = chosen};
    view.this_store = offer.store.id == context.settings.store;
    if (offer.distance_km) {
        append(view.detail, words.tr("{distance} km", fmt::arg("distance", words.decimal(*offer.distance_km))));
    }
    append(view.detail, open_until(offer.store, context));
    append(view.detail, offer.store.pickup_desk.in(words.language()));
    if (!offer.readiness.possible) {
        view.disabled_because = words.tr("Not everything can be collected here");
        return view;
    }
    const auto today = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    const auto first = std::ranges::find_if(offer.days, [](const PickupDay& day) { return day.whole.has_value(); });
    if (first == offer.days.end()) return view;
    view.when = words.sentence(words.formatter().near_day(first->day, today));
    view.when_from = words.tr("from {time}", fmt::arg("time", words.time(first->whole->begins)));
    view.today = first->offset == 0;
    return view;
}

void add_days(PickupView& view, const PickupPlan& plan, int chosen_slot, const ViewContext& context) {
    const Words& words = context.words;
    const auto today = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    const std::vector<PickupDay>& days = plan.chosen()->days;
    for (std::size_t place = 0; place < days.size(); ++place) {
        const PickupDay& day = days[place];
        view.days.push_back({.day = words.formatter().short_near_day(day.day, today),
                             .date = words.formatter().day_of_month(day.day),
                             .offset = day.offset,
                             .chosen = plan.day == place,
                             .available = day.whole.has_value()});
    }
    if (!plan.day) return;
    const std::vector<PickupStretch>& slots = days[*plan.day].slots;
    for (std::size_t place = 0; place < slots.size(); ++place) {
        const int index = static_cast<int>(place);
        view.slots.push_back({.index = index,
                              .text = words.formatter().time_range(slots[place].begins, slots[place].ends),
                              .chosen = chosen_slot == index,
                              .available = slots[place].available});
    }
    if (!slots.empty()) {
        view.slots.push_back({.index = -1, .text = words.tr("Any time"), .chosen = chosen_slot < 0});
    }
}

}  // namespace

IdentifyView view_identify(const Checkout& checkout, const ViewContext& context) {
    return {.kind = checkout.kind, .dial_prefix = context.settings.dial_prefix, .problem = checkout.contact_problem};
}

PickupView view_pickup(const Session& session, const OrderPlan& order, const ViewContext& context) {
    const Words& words = context.words;
    const PickupPlan& plan = order.pickup;
    PickupView view;
    if (const auto total = order.lines.total()) view.either = view_either(total->currency(), context);
    view.about = about_part(session, order, words);
    for (std::size_t place = 0; place < plan.offers.size(); ++place) {
        view.stores.push_back(view_store(plan.offers[place], plan.store == place, context));
    }
    const auto choice = session.checkout.pickups.find(order.way.store);
    const int slot = choice != session.checkout.pickups.end() ? choice->second.slot : -1;
    if (plan.chosen() != nullptr) add_days(view, plan, slot, context);
    if (plan.stretch) {
        const auto day = std::chrono::floor<std::chrono::days>(plan.stretch->begins);
        view.promise =
            context.offline
                ? words.tr("Probably ready on {date}", fmt::arg("date", words.formatter().long_date(day)))
                : words.tr("Everything is ready on {date}", fmt::arg("date", words.formatter().long_date(day)));
        view.promise_detail = words.tr("from {time}", fmt::arg("time", words.time(plan.stretch->begins)));
        if (context.offline) {
            append(view.promise_detail, words.tr("we confirm the day as soon as there is a connection"));
        } else if (const std::string& desk = plan.chosen()->store.pickup_desk.in(words.language()); !desk.empty()) {
            view.promise_detail = words.tr("from {time}, {desk}", fmt::arg("time", words.time(plan.stretch->begins)),
                                           fmt::arg("desk", desk));
        }
    } else if (plan.complete) {
        view.promise = words.tr("The store will tell you when everything is ready");
    }
    if (context.settings.keep_days > 0) {
        view.keep_note = words.trn("We keep your order for {count} day. Someone else may collect it for you.",
                                   "We keep your order for {count} days. Someone else may collect it for you.",
                                   context.settings.keep_days);
    }
    for (const BasketLine& line : order.lines.lines()) {
        const auto& own = line.chosen().image_urls;
        const auto& pictures = own.empty() ? line.facts->product.image_urls : own;
        if (!pictures.empty()) view.pictures.push_back({.url = pictures.front()});
    }
    // First what no other store or time would mend.
    view.continue_disabled_because = check_checkout(session.basket, context.settings.store, words);
    if (view.continue_disabled_because.empty() && !plan.complete) {
        view.continue_disabled_because = plan.chosen() == nullptr ? words.tr("Choose a store first")
                                         : !plan.chosen()->readiness.possible
                                             ? words.tr("Not everything can be collected here")
                                             : words.tr("Choose a day and time first");
    }
    return view;
}

}  // namespace zuil
