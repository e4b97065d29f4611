#include "kiosk/engine/order_intake.hpp"

#include <algorithm>
#include <array>

#include "kiosk/engine/address_check.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"
#include "sync/exchange/sealed_contact.hpp"

namespace zuil {
namespace {

// What the code of an order names: the basket that it came of, or the order that came alone.
OrderRef name_of(const Order& order) { return order.basket.empty() ? order.ref : order.basket; }

// Those of this name, in the order in which they were made, without anybody's contact.
std::vector<OutboxEntry> of_one_basket(std::vector<OutboxEntry> entries, const OrderRef& name) {
    std::erase_if(entries, [&](const OutboxEntry& entry) { return name_of(entry.order) != name; });
    std::ranges::sort(entries, {}, [](const OutboxEntry& entry) { return entry.order.ref; });
    for (OutboxEntry& entry : entries) entry.sealed_contact.clear();
    return entries;
}

}  // namespace

Result<bool> OrderIntake::is_taken(const std::string& code) {
    // What may still be collected, among the newest; older ones have been, or are found by more than their code.
    constexpr int newest_max = 200;
    for (const OrderState state :
         {OrderState::accepted, OrderState::preparing, OrderState::prepared, OrderState::committing,
          OrderState::awaiting_payment, OrderState::confirmed, OrderState::needs_customer}) {
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

Result<std::vector<OutboxEntry>> OrderIntake::under_code(const std::string& pickup_code) {
    TRY(std::vector<OutboxEntry> found, parts_.outbox.under_code(pickup_code));
    if (found.empty()) return found;
    const OrderRef newest = name_of(found.front().order);
    return of_one_basket(std::move(found), newest);
}

Result<std::vector<OutboxEntry>> OrderIntake::named_by(const OrderCode& code) {
    const auto spaced = tidy_pickup_code(code.code);
    TRY(std::vector<OutboxEntry> found, parts_.outbox.under_code(spaced.value_or(code.code)));
    return of_one_basket(std::move(found), code.ref);
}

Result<std::vector<OutboxEntry>> OrderIntake::unseen_receipt() {
    constexpr std::chrono::minutes shopper_waits{15};
    TRY(std::vector<OutboxEntry> unseen, parts_.outbox.receipts_not_shown());
    const WallTime now = parts_.clock.wall();
    std::vector<OrderRef> forgotten;
    std::erase_if(unseen, [&](const OutboxEntry& entry) {
        const bool waits = entry.order.accepted_at <= now && now - entry.order.accepted_at < shopper_waits;
        if (!waits) forgotten.push_back(entry.order.ref);
        return !waits;
    });
    if (!forgotten.empty()) TRY_DO(parts_.outbox.mark_receipt_shown(forgotten));
    if (unseen.empty()) return unseen;
    const auto newest_place = std::ranges::max_element(unseen, {}, [](const OutboxEntry& entry) {
        return std::pair{entry.order.accepted_at, entry.order.ref};
    });
    const Order newest = newest_place->order;
    std::erase_if(unseen, [&](const OutboxEntry& entry) {
        const bool is_same_basket = !newest.basket.empty() && entry.order.basket == newest.basket;
        return entry.order.ref != newest.ref && !is_same_basket;
    });
    std::ranges::sort(unseen, {}, [](const OutboxEntry& entry) { return entry.order.ref; });
    return unseen;
}

Result<OutboxEntry> OrderIntake::withdraw(const OrderRef& ref) {
    const Status done = parts_.outbox.withdraw(ref, parts_.clock.wall());
    // One that is final meanwhile tells by its state what it is.
    if (!done && done.error().code != Errc::conflict) return tl::unexpected<Error>{done.error()};
    return parts_.outbox.find(ref);
}

Result<Order> OrderIntake::accept_instead(const OrderRef& ref, PaymentMethod payment) {
    TRY(const OutboxEntry before, parts_.outbox.find(ref));
    const bool was_never_shown = before.withdrawn && before.page.url.empty() && before.state != OrderState::confirmed;
    if (before.state != OrderState::cancelled && !was_never_shown)
        return fail(Errc::conflict, "the order before may still be paid");
    TRY(Contact contact, open_contact(before.sealed_contact, ref, parts_.key));
    Order order = before.order;
    order.ref = OrderRef{refs_.next()};
    order.payment = payment;
    order.accepted_at = parts_.clock.wall();
    const std::array accepted{
        OutboxStore::Acceptance{order, seal_contact(contact, order.ref, parts_.key, parts_.random)}};
    wipe_contact(contact);
    TRY_DO(keep(accepted));
    // The code goes on with the new one.
    const std::array seen{ref};
    TRY_DO(receipt_shown(seen));
    return order;
}

Result<std::vector<OutboxEntry>> OrderIntake::to_look_at() {
    constexpr int newest_max = 100;
    std::vector<OutboxEntry> all;
    for (const OrderState state : {OrderState::rejected, OrderState::needs_customer}) {
        TRY(std::vector<OutboxEntry> found, parts_.outbox.in_state(state, newest_max));
        for (OutboxEntry& entry : found) {
            entry.sealed_contact.clear();
            all.push_back(std::move(entry));
        }
    }
    return all;
}

// Neither of the two is a code of an order, typed or scanned.
std::vector<Order> OrderIntake::practised(std::vector<Order> drafts) const {
    for (Order& draft : drafts) {
        draft.ref = OrderRef{"training"};
        draft.pickup_code = "TRAINING";
        draft.accepted_at = parts_.clock.wall();
    }
    return drafts;
}

Result<std::vector<Order>> OrderIntake::accept(std::vector<Order> drafts, const Contact& contact, Connection connection,
                                               Training training) {
    if (training == Training::yes) return practised(std::move(drafts));
    TRY(const std::string code, free_code(connection));
    const OrderRef basket = drafts.size() > 1 ? OrderRef{refs_.next()} : OrderRef{};
    std::vector<OutboxStore::Acceptance> accepted;
    for (Order& draft : drafts) {
        draft.ref = OrderRef{refs_.next()};
        draft.pickup_code = code;
        draft.basket = basket;
        draft.accepted_at = parts_.clock.wall();
        Contact needed = contact;
        if (draft.fulfilment != Fulfilment::delivery) wipe_address(needed.address);
        // Nobody's contact is sealed too: the outbox takes an absent one for one that was wiped.
        accepted.push_back({draft, seal_contact(needed, draft.ref, parts_.key, parts_.random)});
        wipe_contact(needed);
    }
    TRY_DO(keep(accepted));
    return drafts;
}

// On a full disk an order gets the room that was put by for it.
Status OrderIntake::keep(std::span<const OutboxStore::Acceptance> accepted) {
    Status kept = parts_.outbox.accept(accepted);
    if (kept || kept.error().code != Errc::store_fault) return kept;
    if (parts_.reserve == nullptr || !parts_.reserve->give_up()) return kept;
    log::error("the disk is full; the room that was put by for orders is used");
    return parts_.outbox.accept(accepted);
}

}  // namespace zuil
