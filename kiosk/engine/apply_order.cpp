#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

// After buying: how an order stands, from its confirmation or by its code.
namespace zuil {
namespace {

FollowedOrder followed_of(const OutboxEntry& entry) {
    return {.order = entry.order,
            .state = entry.state,
            .changed_at = entry.changed_at,
            .last_error = entry.last_error,
            .progress = entry.progress,
            .progress_at = entry.progress_at};
}

bool stands_the_same(const FollowedOrder& one, const OutboxEntry& entry) {
    return one.state == entry.state && one.changed_at == entry.changed_at && one.progress == entry.progress &&
           one.progress_at == entry.progress_at && one.order == entry.order;
}

}  // namespace

void Journey::follow(const std::vector<OutboxEntry>& entries) {
    session_.followed.clear();
    for (const OutboxEntry& entry : entries) session_.followed.push_back(followed_of(entry));
    session_.find_problem.clear();
    forget_tracing();
    // The same screen with another order begins anew; one that was looked up by hand leaves nothing to go back to.
    const Route route = session_.here().route;
    if (route == Route::my_order || route == Route::find_order) session_.trail.pop_back();
    open(Place{.route = Route::my_order});
    look_for_collectable();
}

void Journey::apply_one(const OpenMyOrder&) {
    if (session_.here().route != Route::confirmation || !session_.accepted) return;
    if (session_.accepted->training == Training::yes)
        return say(words().tr("Training ends here: nothing was ordered."));
    const Order& first = session_.accepted->orders.front().order;
    const auto found = ports_.orders.named_by(
        {.code = compact_code(first.pickup_code), .ref = first.basket.empty() ? first.ref : first.basket});
    if (!found || found->empty()) {
        if (!found) log::error("an order could not be looked up: {}", found.error().detail);
        return say(words().tr("We cannot look this up right now."));
    }
    receipt_seen();
    follow(*found);
}

void Journey::apply_one(const OpenFindOrder&) {
    if (session_.here().route == Route::find_order) return;
    session_.find_problem.clear();
    forget_tracing();
    open(Place{.route = Route::find_order});
}

void Journey::apply_one(const FindOrder& intent) {
    if (session_.here().route != Route::find_order) apply_one(OpenFindOrder{});
    changed_ = true;
    if (guard_.closed_for()) return;
    forget_tracing();
    // A shop may number its orders as kiosks number those that they take without a line.
    const bool may_be_the_shops =
        tracer() != nullptr && tracer()->by_number() && !intent.code.starts_with(settings_.kiosk_code + "-");
    if (is_offline_code(intent.code) && !may_be_the_shops) {
        session_.find_problem = translatable("Please scan the QR code of this order. Its number alone is not enough.");
        return;
    }
    const auto code = tidy_pickup_code(intent.code);
    if (code) {
        const auto found = ports_.orders.under_code(*code);
        if (!found) {
            log::error("an order could not be looked up: {}", found.error().detail);
            session_.find_problem = translatable("We cannot look this up right now.");
            return;
        }
        if (!found->empty()) return follow(*found);
    }
    if (collect_by_code(code.value_or(intent.code), {})) return;
    code_is_unknown(intent.code);
}

// Nobody may try codes, or the numbers of a pick-up list, until one fits.
void Journey::code_is_unknown(const std::string& typed) {
    const bool is_code = tidy_pickup_code(typed).has_value();
    const bool may_be_listed = ports_.pickups != nullptr && typed.size() > 4;
    if (is_code || may_be_listed) guard_.was_wrong();
    if (begin_tracing(typed, is_code || may_be_listed)) return;
    if (is_code) {
        session_.find_problem =
            translatable("We do not know this code here. Orders of another screen or the webshop: ask our staff.");
    } else if (may_be_listed) {
        session_.find_problem = translatable("We do not know this code here. Please ask our staff.");
    } else {
        session_.find_problem = translatable("A pick-up code has four letters and digits, such as 7K 4M.");
    }
}

bool Journey::scan_order(const std::string& text) {
    if (const auto code = parse_order_code(text)) {
        const auto found = ports_.orders.named_by(*code);
        if (found && !found->empty()) {
            follow(*found);
            return true;
        }
        if (!found) log::error("an order could not be looked up: {}", found.error().detail);
        if (collect_by_code(code->code, code->ref)) return true;
        if (found && trace_by_reference(code->ref)) return true;
        apply_one(Begin{});
        say(found ? words().tr("This order was not made at this screen. Please ask our staff.")
                  : words().tr("We cannot look this up right now."));
        return true;
    }
    if (!is_offline_code(text)) return false;
    apply_one(FindOrder{.code = text});
    return true;
}

std::vector<OrderRef> Journey::followed() const {
    std::vector<OrderRef> refs;
    if (session_.here().route != Route::my_order) return refs;
    for (const FollowedOrder& one : session_.followed) {
        if (one.shop_number.empty()) refs.push_back(one.order.ref);
    }
    return refs;
}

void Journey::order_stands(const OutboxEntry& entry, const OrderQuote* quote) {
    for (FollowedOrder& one : session_.followed) {
        if (one.order.ref != entry.order.ref) continue;
        if (!stands_the_same(one, entry)) {
            one = followed_of(entry);
            changed_ = true;
        }
        const std::optional<OrderQuote> now = quote != nullptr ? std::optional{*quote} : std::nullopt;
        if (one.quote == now) continue;
        one.quote = now;
        one.offer = ++offers_;
        one.is_decided = false;
        changed_ = true;
    }
}

void Journey::apply_one(const DecideChange& intent) {
    if (session_.here().route != Route::my_order) return;
    const auto asked = std::ranges::find(session_.followed, intent.offer, &FollowedOrder::offer);
    // A second tap finds it decided, and a tap on an older picture finds another offer.
    if (asked == session_.followed.end() || asked->is_decided || !view_change(*asked, words())) return;
    if (is_only_training()) return;
    OrderDecision decision{.ref = asked->order.ref, .as_agreed = std::nullopt};
    if (intent.agrees) {
        decision.as_agreed = as_quoted(asked->order, *asked->quote);
        if (!decision.as_agreed) return;
    }
    note_staff(decision.as_agreed ? StaffAct::order_agreed : StaffAct::order_cancelled, decision.ref);
    decisions_.push_back(std::move(decision));
    asked->is_decided = true;
    changed_ = true;
}

void Journey::decision_failed(const OrderRef& ref) {
    for (FollowedOrder& one : session_.followed) {
        if (one.order.ref == ref) one.is_decided = false;
    }
    say(words().tr("That did not work. Please try once more, or ask our staff."));
}

std::int64_t Journey::closed_minutes() const {
    const auto left = guard_.closed_for();
    return left ? std::chrono::ceil<std::chrono::minutes>(*left).count() : 0;
}

FindOrderView Journey::view_find_order() const {
    const Words words = this->words();
    FindOrderView view;
    view.takes_numbers = tracer() != nullptr && tracer()->by_number();
    if (!session_.find_problem.empty()) view.problem = words.tr(session_.find_problem);
    if (session_.tracing) {
        const Tracing& tracing = *session_.tracing;
        view.number = tracing.number;
        view.is_looking = tracing.is_looking;
        if (!tracing.problem.empty()) view.problem = words.tr(tracing.problem);
        if (tracing.closed_minutes > 0)
            view.problem = words.trn("Too much was tried here. Try again in {count} minute.",
                                     "Too much was tried here. Try again in {count} minutes.", tracing.closed_minutes);
        return view;
    }
    if (const std::int64_t minutes = closed_minutes(); minutes > 0) {
        view.closed_because = words.trn(
            "Too many codes that we do not know. Try again in {count} minute, or scan the QR code.",
            "Too many codes that we do not know. Try again in {count} minutes, or scan the QR code.", minutes);
    }
    return view;
}

}  // namespace zuil
