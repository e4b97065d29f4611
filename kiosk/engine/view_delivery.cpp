#include <algorithm>

#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

std::string cost_in_words(Money cost, const Words& words) {
    return cost.minor() == 0 ? words.trc("cost", "free") : words.money(cost);
}

void add_choices(DeliveryView& view, const DeliveryPlan& plan, const ViewContext& context) {
    const Words& words = context.words;
    const auto today = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    for (std::size_t place = 0; place < plan.days.size(); ++place) {
        const DeliveryDay& day = plan.days[place];
        view.days.push_back({.day = words.formatter().short_near_day(day.day, today),
                             .date = words.formatter().day_of_month(day.day),
                             .offset = day.offset,
                             .chosen = plan.day == place});
    }
    for (std::size_t place = 0; place < plan.windows.size(); ++place) {
        const DeliveryStretch& window = plan.windows[place];
        view.windows.push_back({.index = static_cast<int>(place),
                                .text = words.formatter().time_range(window.begins, window.ends),
                                .cost = cost_in_words(window.cost, words),
                                .chosen = plan.window == place});
    }
}

}  // namespace

PickupOrDeliveryView view_either(Currency currency, const ViewContext& context) {
    if (!context.ways.delivery) return {};
    const Words& words = context.words;
    const DeliveryPlan plan =
        plan_delivery({}, *context.settings.delivery, currency, context.zone.to_local(context.now));
    const std::string cost = cost_in_words(plan.least_cost, words);
    PickupOrDeliveryView view{.collect = words.tr("Collect, free"), .deliver = {}};
    view.deliver = plan.one_cost || plan.least_cost.minor() == 0
                       ? words.tr("Home delivery, {cost}", fmt::arg("cost", cost))
                       : words.tr("Home delivery, from {cost}", fmt::arg("cost", cost));
    return view;
}

std::string about_part(const Session& session, const OrderPlan& plan, const Words& words) {
    if (plan.lines.lines().size() == session.basket.lines().size()) return {};
    std::string names;
    for (const BasketLine& line : plan.lines.lines()) {
        if (!names.empty()) names += ", ";
        names += article_name(*line.facts, line.variant, words.language());
    }
    return names;
}

DeliveryView view_delivery(const Session& session, const OrderPlan& plan, const ViewContext& context) {
    const Words& words = context.words;
    DeliveryView view;
    if (const auto total = plan.lines.total()) view.either = view_either(total->currency(), context);
    view.about = about_part(session, plan, words);
    view.needs_street = context.abilities.delivery_needs_street;
    view.dutch = !context.settings.delivery || context.settings.delivery->country == "NL";
    view.problem = session.checkout.address_problem;
    add_choices(view, plan.delivery, context);
    if (view.days.empty()) view.promise = words.tr("The shop will tell you when it comes");
    view.continue_disabled_because = check_checkout(session.basket, context.settings.store, words);
    if (view.continue_disabled_because.empty() && !plan.delivery.complete) {
        view.continue_disabled_because = words.tr("Choose a day and time first");
    }
    return view;
}

}  // namespace zuil
