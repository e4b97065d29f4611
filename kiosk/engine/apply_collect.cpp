#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

// "I am here to collect", from the pick-up list that this kiosk has, whatever the line does. It shows nothing about
// anybody.
namespace zuil {
namespace {

constexpr std::size_t order_number_max = 24;

// As shops number their orders.
bool is_like_a_number(std::string_view text) {
    constexpr std::size_t number_bytes_min = 4;
    const auto fits = [](char sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z') ||
               sign == '-';
    };
    return text.size() >= number_bytes_min && text.size() <= order_number_max && std::ranges::all_of(text, fits);
}

std::string_view refusal_of_code(PickupBook::Shown::Kind kind) {
    using Kind = PickupBook::Shown::Kind;
    switch (kind) {
    case Kind::helper_used: return translatable("This code was used already. Each one is good for one person.");
    case Kind::helper_revoked: return translatable("This code was taken back by who gave it.");
    case Kind::helper_expired: return translatable("This code is too old. Ask for a new one.");
    case Kind::ambiguous: return translatable("Please scan the QR code of this order. Its code alone is not enough.");
    case Kind::unknown:
    case Kind::order:
    case Kind::helper: break;
    }
    return {};
}

}  // namespace

// Whether the pick-up list knows the code: then the screen says what comes of it.
bool Journey::collect_by_code(const std::string& typed, const OrderRef& ref) {
    if (ports_.pickups == nullptr) return false;
    const bool may_be_one = tidy_pickup_code(typed) || tidy_helper_code(typed) || is_like_a_number(typed);
    if (!may_be_one || (is_offline_code(typed) && ref.empty())) return false;
    const auto shown = ports_.pickups->shown(typed, ref);
    if (!shown) {
        log::error("the pick-up list cannot be read: {}", shown.error().detail);
        return false;
    }
    if (shown->kind == PickupBook::Shown::Kind::unknown) return false;
    if (const std::string_view refusal = refusal_of_code(shown->kind); !refusal.empty()) {
        if (session_.here().route != Route::find_order) apply_one(OpenFindOrder{});
        session_.find_problem = refusal;
        changed_ = true;
        return true;
    }
    open_collect(*shown->entry, shown->helper_hash);
    return true;
}

void Journey::open_collect(const PickupEntry& entry, const std::string& helper_hash) {
    session_.collecting = Collecting{.entry = entry, .helper_hash = helper_hash, .made = std::nullopt};
    session_.find_problem.clear();
    const Route route = session_.here().route;
    if (route == Route::collect || route == Route::find_order) session_.trail.pop_back();
    open(Place{.route = Route::collect});
}

// Which of the orders on the screen the pick-up list of this store holds.
void Journey::look_for_collectable() {
    session_.collectable.clear();
    if (ports_.pickups == nullptr || session_.here().route != Route::my_order) return;
    for (const FollowedOrder& one : session_.followed) {
        const Order& order = one.order;
        if (order.pickup_code.empty()) continue;
        if (order.fulfilment != Fulfilment::pickup || order.pickup_store != settings_.store) continue;
        const auto shown = ports_.pickups->shown(order.pickup_code, order.ref);
        if (!shown || !shown->entry || shown->entry->order.ref != order.ref) continue;
        if (shown->entry->is_open()) session_.collectable.push_back(order.ref);
    }
}

void Journey::apply_one(const OpenCollect& intent) {
    if (session_.here().route != Route::my_order || ports_.pickups == nullptr) return;
    const auto followed =
        std::ranges::find(session_.followed, intent.order, [](const FollowedOrder& one) { return one.order.ref; });
    if (followed == session_.followed.end()) return;
    const auto shown = ports_.pickups->shown(followed->order.pickup_code, intent.order);
    if (shown && shown->entry) open_collect(*shown->entry, {});
}

void Journey::apply_one(const CheckInHere&) {
    if (session_.here().route != Route::collect || !session_.collecting) return;
    Collecting& collecting = *session_.collecting;
    if (collecting.entry.check_in) return;
    const Status done = ports_.pickups->check_in(collecting.entry.order.id, collecting.helper_hash);
    if (!done) {
        log::error("who came to collect could not be noted: {}", done.error().detail);
        return say(words().tr("That did not work. Please try once more, or ask our staff."));
    }
    hear_the_desk();
    changed_ = true;
}

void Journey::apply_one(const MakeHelperCode&) {
    const bool is_owner =
        session_.here().route == Route::collect && session_.collecting && session_.collecting->helper_hash.empty();
    if (!is_owner) return;
    auto made = ports_.pickups->make_helper_code(session_.collecting->entry.order.id);
    if (!made) {
        log::error("no code for a helper could be made: {}", made.error().detail);
        return say(words().tr("That did not work. Please try once more, or ask our staff."));
    }
    session_.collecting->made = *std::move(made);
    hear_the_desk();
    changed_ = true;
}

void Journey::apply_one(const RevokeHelperCode&) {
    const bool is_owner =
        session_.here().route == Route::collect && session_.collecting && session_.collecting->helper_hash.empty();
    if (!is_owner) return;
    if (const Status done = ports_.pickups->revoke_helper_codes(session_.collecting->entry.order.id); !done) {
        log::error("a helper's code could not be taken back: {}", done.error().detail);
        return say(words().tr("That did not work. Please try once more, or ask our staff."));
    }
    session_.collecting->made.reset();
    say(words().tr("The code is not good any more."));
}

}  // namespace zuil
