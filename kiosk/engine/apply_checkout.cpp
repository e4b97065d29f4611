#include "kiosk/engine/contact_check.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "platform/base/log.hpp"

// From the basket to the code: who, where and when, and the agreement.
namespace zuil {
PickupPlan Journey::plan() const {
    return plan_pickup(session_.basket, session_.checkout, stores_, settings_.store, ports_.clock.wall(), ports_.zone);
}

// Names the picture that is agreed to: the basket as it stands, on this visit to the screen.
std::uint64_t Journey::offer() const { return session_.here().visit * 1'000'000 + session_.basket.version(); }

void Journey::apply_one(const StartCheckout&) {
    if (session_.here().route != Route::basket) return;
    if (!check_checkout(session_.basket, settings_.store, words()).empty()) return;
    session_.basket_notice.clear();
    session_.toast.reset();  // it would lie over the keys of the next screen
    open(Place{.route = settings_.asks_contact ? Route::identify : Route::pickup});
}

void Journey::apply_one(const ChooseContactKind& intent) {
    if (session_.here().route != Route::identify) return;
    session_.checkout.kind = intent.kind;
    session_.checkout.contact_problem.clear();
    changed_ = true;
}

void Journey::apply_one(const GiveContact& intent) {
    if (session_.here().route != Route::identify) return;
    CheckedContact checked =
        check_contact(session_.checkout.kind, {.name = intent.name, .phone = intent.phone, .email = intent.email},
                      settings_.dial_prefix, words());
    session_.checkout.contact_problem = checked.problem;
    changed_ = true;
    if (!checked.problem.empty()) return;
    session_.checkout.contact = std::move(checked.contact);
    open(Place{.route = Route::pickup});
}

void Journey::apply_one(const ChooseStore& intent) {
    if (session_.here().route != Route::pickup) return;
    session_.checkout.store = intent.store;
    session_.checkout.day.reset();
    session_.checkout.slot = -1;
    changed_ = true;
}

void Journey::apply_one(const ChooseDay& intent) {
    if (session_.here().route != Route::pickup) return;
    const PickupPlan now = plan();
    if (now.chosen() == nullptr) return;
    for (const PickupDay& day : now.chosen()->days) {
        if (day.offset != intent.offset || !day.whole) continue;
        session_.checkout.day = day.day;
        session_.checkout.slot = -1;
        changed_ = true;
    }
}

void Journey::apply_one(const ChooseSlot& intent) {
    if (session_.here().route != Route::pickup) return;
    Checkout wanted = session_.checkout;
    wanted.slot = intent.index;
    const PickupPlan then =
        plan_pickup(session_.basket, wanted, stores_, settings_.store, ports_.clock.wall(), ports_.zone);
    if (!then.complete) return;
    session_.checkout.slot = intent.index;
    changed_ = true;
}

void Journey::apply_one(const ContinueToPayment&) {
    if (session_.here().route != Route::pickup) return;
    const PickupPlan now = plan();
    if (!now.complete || !check_checkout(session_.basket, settings_.store, words()).empty()) return;
    // From here on the choice is fixed: what the next screen promises does not move by itself.
    session_.checkout.store = now.chosen()->store.id;
    if (now.day) session_.checkout.day = now.chosen()->days[*now.day].day;
    open(Place{.route = Route::payment});
}

void Journey::apply_one(const PlaceOrder& intent) {
    // A second tap finds another route; a tap on an older picture finds another offer.
    if (session_.here().route != Route::payment || intent.offer != offer()) return;
    const PickupPlan now = plan();
    if (!check_checkout(session_.basket, settings_.store, words()).empty()) return;
    if (!now.complete) {
        session_.checkout.slot = -1;
        session_.checkout.day.reset();
        apply_one(GoBack{});
        say(words().tr("That moment has just passed. Please choose another."));
        return;
    }
    Order draft = draft_order(session_, now, ports_.zone);
    draft.ordered_in = settings_.store;
    draft.payment = intent.method;
    draft.catalogue_generation = browsing_.frame().generation;
    auto order = ports_.orders.accept(std::move(draft), session_.checkout.contact, contact_.connection);
    if (!order) {
        log::error("an order could not be kept: {}", order.error().detail);
        say(words().tr("We cannot save your order right now. Our staff will be happy to help."));
        return;
    }
    session_.accepted = Accepted{.order = std::move(*order),
                                 .state = OrderState::accepted,
                                 .offline = contact_.connection == Connection::offline,
                                 .kind = session_.checkout.kind,
                                 .contact_hint = contact_hint(session_.checkout.contact)};
    // What the order needed of the shopper lies sealed in the outbox now; the session has no more use for it.
    wipe_contact(session_.checkout.contact);
    session_.checkout = {};
    session_.basket = {};
    session_.basket_notice.clear();
    session_.toast.reset();
    session_.trail.clear();
    open(Place{.route = Route::confirmation});
}

}  // namespace zuil
