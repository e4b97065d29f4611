#include "kiosk/engine/order_link.hpp"

#include "platform/base/log.hpp"

namespace zuil {

void OrderLink::step(Engine& engine) {
    follow_accepted(engine);
    carry_out_decisions(engine);
    follow_looked_at(engine);
    engine.orders_counted(outbox_.status().counts);
}

// The confirmation on the screen says how far its orders have come, and who pays on a phone waits for it.
void OrderLink::follow_accepted(Engine& engine) {
    if (const auto& phone = engine.journey().session().phone) {
        const auto entry = orders_.find(phone->order.ref);
        if (entry) engine.payment_moved(*entry);
    }
    const auto& accepted = engine.journey().session().accepted;
    if (!accepted) return;
    std::vector<OrderRef> underway;
    for (const AcceptedOrder& one : accepted->orders) {
        if (!is_final(one.state)) underway.push_back(one.order.ref);
    }
    for (const OrderRef& ref : underway) {
        const auto entry = orders_.find(ref);
        if (entry) engine.order_moved(entry->order, entry->state);
    }
}

void OrderLink::carry_out_decisions(Engine& engine) {
    for (const OrderDecision& decision : engine.take_decisions()) {
        const Status done = carry_out(decision);
        if (done) continue;
        log::warning("what was decided about order {} was not done: {}", decision.ref.text(), done.error().detail);
        engine.decision_failed(decision.ref);
    }
}

Status OrderLink::carry_out(const OrderDecision& decision) {
    if (decision.what == OrderDecision::What::send_again) return outbox_.retry(decision.ref);
    return decision.as_agreed ? outbox_.agree(*decision.as_agreed) : outbox_.cancel(decision.ref);
}

// Who looks at an order sees how it stands, as far as this kiosk and the shop know.
void OrderLink::follow_looked_at(Engine& engine) {
    const std::vector<OrderRef> looked_at = engine.journey().followed();
    outbox_.watch(looked_at);
    for (const OrderRef& ref : looked_at) {
        if (const auto entry = orders_.find(ref)) engine.order_stands(*entry, outbox_.quote(ref));
    }
}

}  // namespace zuil
