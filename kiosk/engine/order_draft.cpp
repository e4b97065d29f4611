#include "kiosk/engine/order_draft.hpp"

#include "kiosk/engine/order_checks.hpp"
#include "platform/base/check.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {

Order draft_order(const Session& session, const PickupPlan& plan, const TimeZone& zone) {
    ENSURE(plan.complete && !session.basket.empty());
    Order order;
    order.pickup_store = plan.chosen()->store.id;
    if (plan.stretch) {
        order.slot = PickupSlot{.begins = zone.to_utc(plan.stretch->begins), .ends = zone.to_utc(plan.stretch->ends)};
    }
    order.language = session.language;
    for (const BasketLine& line : session.basket.lines()) {
        order.lines.push_back({.product = line.product,
                               .variant = line.variant,
                               .sku = line.chosen().sku,
                               .name = article_name(*line.facts, line.variant, session.language),
                               .quantity = line.quantity,
                               .unit_price = line.unit_price});
    }
    order.total = *session.basket.total();
    return order;
}

std::string contact_hint(const Contact& contact) {
    return contact.phone.size() > 2 ? contact.phone.substr(contact.phone.size() - 2) : std::string{};
}

void wipe_contact(Contact& contact) {
    wipe(contact.name);
    wipe(contact.phone);
    wipe(contact.email);
}

}  // namespace zuil
