#include "kiosk/engine/order_draft.hpp"

#include "kiosk/engine/address_check.hpp"
#include "kiosk/engine/order_checks.hpp"
#include "platform/base/check.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

Order draft_order(const OrderPlan& plan, const LanguageTag& language, const TimeZone& zone) {
    ENSURE(plan.complete());
    Order order;
    order.fulfilment = plan.way.kind;
    if (plan.way.kind == Fulfilment::pickup) {
        order.pickup_store = plan.pickup.chosen()->store.id;
        if (const auto& stretch = plan.pickup.stretch) {
            order.slot = PickupSlot{.begins = zone.to_utc(stretch->begins), .ends = zone.to_utc(stretch->ends)};
        }
    }
    if (plan.way.kind == Fulfilment::delivery) order.delivery = promised_delivery(plan.delivery, zone);
    order.language = language;
    for (const BasketLine& line : plan.lines.lines()) {
        order.lines.push_back({.product = line.product,
                               .variant = line.variant,
                               .sku = line.chosen().sku,
                               .name = article_name(*line.facts, line.variant, language),
                               .quantity = line.quantity,
                               .unit_price = line.unit_price});
    }
    order.total = plan.total();
    return order;
}

}  // namespace

bool OrderPlan::complete() const {
    if (lines.empty()) return false;
    switch (way.kind) {
    case Fulfilment::pickup: return pickup.complete;
    case Fulfilment::take_now: return true;
    case Fulfilment::delivery: return delivery.complete && has_address;
    }
    return false;
}

Money OrderPlan::total() const {
    const Money sum = *lines.total();
    return way.kind == Fulfilment::delivery ? sum.plus(delivery.cost) : sum;
}

PaymentMethod payment_for(Fulfilment fulfilment, PaymentMethod chosen) {
    if (chosen == PaymentMethod::phone) return chosen;
    return fulfilment == Fulfilment::pickup ? chosen : PaymentMethod::till;
}

bool fits_one_page(const std::vector<OrderPlan>& plans) {
    return plans.size() == 1 && !plans.front().lines.empty() && plans.front().total().minor() > 0;
}

std::vector<Order> draft_orders(const std::vector<OrderPlan>& plans, const LanguageTag& language, const StoreId& here,
                                PaymentMethod chosen, const TimeZone& zone) {
    std::vector<Order> orders;
    for (const OrderPlan& plan : plans) {
        orders.push_back(draft_order(plan, language, zone));
        Order& order = orders.back();
        order.ordered_in = here;
        if (order.fulfilment == Fulfilment::take_now) order.pickup_store = here;
        order.payment = payment_for(order.fulfilment, chosen);
    }
    return orders;
}

std::string contact_hint(const Contact& contact) {
    return contact.phone.size() > 2 ? contact.phone.substr(contact.phone.size() - 2) : std::string{};
}

void wipe_contact(Contact& contact) {
    wipe(contact.name);
    wipe(contact.phone);
    wipe(contact.email);
    wipe_address(contact.address);
    contact.consent.reset();
}

}  // namespace zuil
