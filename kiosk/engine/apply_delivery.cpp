#include <algorithm>

#include "kiosk/engine/address_check.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_checks.hpp"

// Having it brought: the address, the day, and the change between that and collecting.
namespace zuil {

// What the present screen is about goes another way; Back leads past this screen, not to it.
void Journey::go_instead(const LineWay& to) {
    const LineWay from = way_here();
    session_.basket.change_way(from, to);
    if (session_.trail.size() > 1) session_.trail.pop_back();
    // What joined may be ready later than what was asked before.
    if (was_asked(to) && plan(to).complete()) return go_on_in_checkout();
    Place place{.route = to.kind == Fulfilment::delivery ? Route::delivery : Route::pickup};
    open(std::move(place));
}

void Journey::apply_one(const CollectInstead&) {
    if (session_.here().route != Route::delivery) return;
    go_instead({});
}

void Journey::apply_one(const DeliverInstead&) {
    if (session_.here().route != Route::pickup || !ways_offered().delivery) return;
    go_instead({.kind = Fulfilment::delivery, .store = {}});
}

void Journey::apply_one(const ChooseDeliveryDay& intent) {
    if (session_.here().route != Route::delivery) return;
    for (const DeliveryDay& day : plan(way_here()).delivery.days) {
        if (day.offset != intent.offset) continue;
        session_.checkout.delivery.day = day.day;
        changed_ = true;
    }
}

void Journey::apply_one(const ChooseDeliveryWindow& intent) {
    if (session_.here().route != Route::delivery) return;
    const auto count = static_cast<int>(plan(way_here()).delivery.windows.size());
    if (intent.index < 0 || intent.index >= count) return;
    session_.checkout.delivery.window = intent.index;
    changed_ = true;
}

void Journey::apply_one(const GiveAddress& intent) {
    if (session_.here().route != Route::delivery || !settings_.delivery) return;
    Checkout& checkout = session_.checkout;
    CheckedAddress checked =
        check_address({.postcode = intent.postcode,
                       .house_number = intent.house_number,
                       .addition = intent.addition,
                       .street = intent.street,
                       .city = intent.city},
                      settings_.delivery->country, ports_.abilities.delivery_needs_street, words());
    wipe_address(checkout.delivery.address);
    checkout.address_problem = checked.problem;
    changed_ = true;
    if (!checked.problem.text.empty()) return;
    checkout.delivery.address = std::move(checked.address);
    const OrderPlan now = plan(way_here());
    if (!now.complete() || !check_checkout(session_.basket, settings_.store, words()).empty()) return;
    // From here on the choice is fixed, as for a pick-up.
    if (const DeliveryDay* day = now.delivery.chosen_day()) checkout.delivery.day = day->day;
    if (now.delivery.window) checkout.delivery.window = static_cast<int>(*now.delivery.window);
    go_on_in_checkout();
}

}  // namespace zuil
