#include "kiosk/engine/order_intake.hpp"

#include <algorithm>
#include <array>

#include "kiosk/engine/pickup_code.hpp"
#include "sync/exchange/sealed_contact.hpp"

namespace zuil {

Result<bool> OrderIntake::is_taken(const std::string& code) {
    // What may still be collected, among the newest; older ones have been, or are found by more than their code.
    constexpr int newest_max = 200;
    for (const OrderState state : {OrderState::accepted, OrderState::preparing, OrderState::prepared,
                                   OrderState::committing, OrderState::confirmed, OrderState::needs_customer}) {
        TRY(const std::vector<OutboxEntry> entries, parts_.outbox.in_state(state, newest_max));
        const bool found =
            std::ranges::any_of(entries, [&](const OutboxEntry& entry) { return entry.order.pickup_code == code; });
        if (found) return true;
    }
    return false;
}

Result<std::string> OrderIntake::free_code(Connection connection) {
    constexpr int tries_max = 100;
    for (int tries = 0; tries < tries_max; ++tries) {
        std::string code;
        if (connection == Connection::offline) {
            TRY(code, next_offline_code(parts_.kiosk_code, parts_.counter_file));
        } else {
            code = make_pickup_code(parts_.random);
        }
        TRY(const bool taken, is_taken(code));
        if (!taken) return code;
    }
    return fail(Errc::conflict, "no pick-up code is free");
}

Result<std::optional<OutboxEntry>> OrderIntake::unseen_receipt() {
    constexpr std::chrono::minutes shopper_waits{15};
    std::optional<OutboxEntry> newest;
    TRY(const std::vector<OutboxEntry> unseen, parts_.outbox.receipts_not_shown());
    const WallTime now = parts_.clock.wall();
    for (const OutboxEntry& entry : unseen) {
        const bool waits = entry.order.accepted_at <= now && now - entry.order.accepted_at < shopper_waits;
        if (waits && (!newest || newest->order.accepted_at < entry.order.accepted_at)) newest = entry;
        if (!waits) TRY_DO(parts_.outbox.mark_receipt_shown(entry.order.ref));
    }
    return newest;
}

Result<Order> OrderIntake::accept(Order draft, const Contact& contact, Connection connection) {
    draft.ref = OrderRef{refs_.next()};
    TRY(draft.pickup_code, free_code(connection));
    draft.accepted_at = parts_.clock.wall();
    // Nobody's contact is sealed too: the outbox takes an absent one for one that was wiped.
    TRY_DO(parts_.outbox.accept(draft, seal_contact(contact, draft.ref, parts_.key, parts_.random)));
    return draft;
}

}  // namespace zuil
