#include <algorithm>

#include "sync/exchange/outbox.hpp"

// The orders that somebody looks at, and what the shop is asked of them while nothing waits to be sent.
namespace zuil {

void Outbox::watch(std::vector<OrderRef> refs) {
    std::vector<Watched> watched;
    for (OrderRef& ref : refs) {
        const auto before = std::ranges::find(watched_, ref, &Watched::ref);
        if (before != watched_.end()) {
            watched.push_back(std::move(*before));
        } else {
            watched.push_back({.ref = std::move(ref), .due = clock_.boot()});
        }
    }
    watched_ = std::move(watched);
}

const OrderQuote* Outbox::quote(const OrderRef& ref) const {
    const auto found = std::ranges::find(watched_, ref, &Watched::ref);
    return found != watched_.end() && found->quote ? &*found->quote : nullptr;
}

std::optional<std::chrono::milliseconds> Outbox::next_watch_in() const {
    if (watched_.empty()) return std::nullopt;
    const BootTime due = std::ranges::min_element(watched_, {}, &Watched::due)->due;
    const BootTime from = std::max({due, not_before_, look_up_guard_.not_before()});
    return std::max(std::chrono::milliseconds{0}, from - clock_.boot());
}

// Of the orders that somebody looks at, the one whose turn it is.
bool Outbox::ask_watched() {
    if (clock_.boot() < look_up_guard_.not_before()) return false;
    const ShopTraits traits = shop_.traits();
    for (Watched& one : watched_) {
        if (one.due > clock_.boot()) continue;
        one.due = clock_.boot() + options_.watch_every;
        auto entry = store_.find(one.ref);
        if (!entry) continue;
        const bool tells_how_far = entry->state == OrderState::confirmed && traits.has_order_status;
        const bool quotes = entry->state == OrderState::needs_customer && traits.orders.quotes;
        if (!tells_how_far && !quotes) continue;
        entry_ = *std::move(entry);
        looked_up_last_ = true;
        send(quotes ? Call::quote : Call::inspect);
        return true;
    }
    return false;
}

// What was agreed to is sent; should the shop not take that either, it is asked anew.
void Outbox::forget_quote(const OrderRef& ref) {
    const auto watched = std::ranges::find(watched_, ref, &Watched::ref);
    if (watched == watched_.end()) return;
    watched->quote.reset();
    watched->due = clock_.boot();
}

void Outbox::take_quote(Result<OrderQuote> result) {
    note_outcome(result ? nullptr : &result.error());
    const auto watched = std::ranges::find(watched_, entry_.order.ref, &Watched::ref);
    // Agreed to while the shop was thinking: then the quote is of an order that was.
    const auto now = store_.find(entry_.order.ref);
    const bool still_waits = now && now->state == OrderState::needs_customer && now->order == entry_.order;
    if (result && still_waits && watched != watched_.end() && result->lines.size() == entry_.order.lines.size()) {
        watched->quote = *std::move(result);
        watched->due = clock_.boot() + options_.quote_keep;
    }
    ended({});
}

// How far the shop is with an order that it has. Where it cannot say any more, what was known stays.
void Outbox::take_progress(const OrderInspection& inspection) {
    note_outcome(nullptr);
    const OrderRef& ref = entry_.order.ref;
    using Found = OrderInspection::Found;
    switch (inspection.found) {
    case Found::placed:
    case Found::unfinished: return ended(store_.keep_progress(ref, inspection.progress, clock_.wall()));
    case Found::cancelled: return ended(store_.cancel(ref, clock_.wall()));
    default: break;
    }
    ended(entry_.progress ? Status{} : store_.keep_progress(ref, {}, clock_.wall()));
}

}  // namespace zuil
