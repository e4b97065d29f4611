#include "tests/sim/promises.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil::sim {

void Promises::violate(const char* invariant, const OrderRef& ref, const std::string& what) {
    stage_.violate(fmt::format("{}: {} {}", invariant, ref.text(), what));
}

void Promises::asked(const Order& order, std::size_t kiosk) {
    promises_[order.ref] = {.agreed = {order}, .kiosk = kiosk};
}

void Promises::told(const OrderRef& ref) { promises_.at(ref).is_told = true; }

void Promises::agreed(const Order& order) { promises_.at(order.ref).agreed.push_back(order); }

void Promises::check_booking(const Booking& booking) {
    const OrderRef& ref = booking.order.ref;
    const auto promise = promises_.find(ref);
    if (promise == promises_.end() || promise->second.never_was)
        return violate("I2", ref, "was booked and nobody had accepted it");
    if (std::ranges::find(promise->second.agreed, booking.order) == promise->second.agreed.end())
        violate("I3", ref, "was booked otherwise than it was agreed to");
    if (desk_.bookings(ref) > 1) violate("I1", ref, "was booked twice");
}

void Promises::check_kept(Kiosk& kiosk, std::size_t number) {
    for (auto& [ref, promise] : promises_) {
        if (promise.kiosk != number || promise.never_was) continue;
        const auto entry = kiosk.store().find(ref);
        if (kiosk.drive().is_off()) return;
        if (entry) continue;
        if (entry.error().code != Errc::not_found) {
            violate("I1", ref, "cannot be read: " + entry.error().detail);
            continue;
        }
        if (promise.is_told) violate("I1", ref, "was accepted and is lost");
        if (desk_.bookings(ref) > 0) violate("I2", ref, "was booked and is not in the outbox");
        promise.never_was = true;
    }
}

void Promises::check_seen(Kiosk& kiosk) {
    const auto shown = kiosk.store().in_state(OrderState::rejected, 1000);
    if (!shown) return;
    for (const OutboxEntry& entry : *shown) {
        if (!entry.last_error) violate("I12", entry.order.ref, "was refused, and staff do not see why");
    }
}

void Promises::check_sent(Kiosk& kiosk) {
    const auto counts = kiosk.store().counts();
    if (counts && counts->owed == 0) return;
    for (const auto& [ref, promise] : promises_) {
        const auto entry = kiosk.store().find(ref);
        if (!entry || is_final(entry->state) || entry->state == OrderState::needs_customer) continue;
        violate("I11", ref, fmt::format("is still {}", to_string(entry->state)));
    }
}

void Promises::check_end_of(const OrderRef& ref, const OutboxEntry& entry) {
    const int bookings = desk_.bookings(ref);
    const bool must_exist = entry.state == OrderState::confirmed;
    if (bookings > 1) return violate("I1", ref, "exists twice at the shop");
    if (desk_.was_restored(ref)) return;
    const Booking* booking = desk_.find(ref);
    const bool shop_cancelled = booking != nullptr && booking->is_cancelled;
    if (must_exist && bookings == 0 && !shop_cancelled)
        violate("I1", ref, "is confirmed and does not exist at the shop");
    if (!must_exist && bookings == 1)
        violate("I1", ref, fmt::format("exists at the shop and is {} here", to_string(entry.state)));
}

void Promises::check_ended(Kiosk& kiosk, std::size_t number) {
    for (const auto& [ref, promise] : promises_) {
        if (promise.kiosk != number || promise.never_was) continue;
        const auto entry = kiosk.store().find(ref);
        if (!entry) {
            if (promise.is_told) violate("I1", ref, "cannot be found any more: " + entry.error().detail);
            if (desk_.bookings(ref) > 0) violate("I2", ref, "was booked and is not in the outbox");
            continue;
        }
        check_end_of(ref, *entry);
        if (entry->state != OrderState::rejected) continue;
        const auto shown = kiosk.store().in_state(OrderState::rejected, 1000);
        const bool is_shown =
            shown && std::ranges::any_of(*shown, [&](const OutboxEntry& one) { return one.order.ref == ref; });
        if (!is_shown) violate("I12", ref, "was refused, and staff do not see it");
    }
}

}  // namespace zuil::sim
