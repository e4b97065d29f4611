#pragma once

#include <vector>

#include "tests/sim/kiosk.hpp"
#include "tests/sim/promises.hpp"

namespace zuil::sim {

// Who stands before one kiosk: shoppers, and now and then its staff.
class Shoppers {
public:
    Shoppers(Stage& stage, OrderDesk& desk, Promises& promises, Kiosk& kiosk, std::size_t number)
        : stage_{stage}, desk_{desk}, promises_{promises}, kiosk_{kiosk}, number_{number} {}

    // Orders something, one way or another; or a basket that becomes several orders.
    void order();
    // Looks at the orders of this kiosk and does what comes to mind: agrees, pays, cancels, sends again.
    void look_around();
    int told = 0;
    bool is_told_anyway = false;  // sabotage: whatever the outbox says

private:
    Order make_order();
    void agree_or_not(const OutboxEntry& entry);
    void pay_or_not(const OutboxEntry& entry);
    std::vector<OutboxEntry> all_in(OrderState state);

    Stage& stage_;
    OrderDesk& desk_;
    Promises& promises_;
    Kiosk& kiosk_;
    std::size_t number_;
    int made_ = 0;
};

}  // namespace zuil::sim
