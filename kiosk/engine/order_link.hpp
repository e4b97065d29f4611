#pragma once

#include "kiosk/engine/engine.hpp"
#include "sync/exchange/outbox.hpp"

namespace zuil {

// What goes on between the orders on the screen and those in the outbox: how they stand goes to the engine, and what
// their shopper decides goes to the outbox.
class OrderLink {
public:
    OrderLink(OutboxStore& orders, Outbox& outbox) : orders_{orders}, outbox_{outbox} {}

    void step(Engine& engine);

private:
    void follow_accepted(Engine& engine);
    void carry_out_decisions(Engine& engine);
    Status carry_out(const OrderDecision& decision);
    void follow_looked_at(Engine& engine);

    OutboxStore& orders_;
    Outbox& outbox_;
};

}  // namespace zuil
