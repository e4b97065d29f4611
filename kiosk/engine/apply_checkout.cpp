#include <algorithm>
#include <utility>

#include "kiosk/engine/address_check.hpp"
#include "kiosk/engine/contact_check.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "platform/base/log.hpp"

// From the basket to the code: who, where and when, and the agreement.
namespace zuil {

LineWay Journey::way_here() const {
    const Place& here = session_.here();
    if (here.route == Route::delivery) return {.kind = Fulfilment::delivery, .store = {}};
    return {.kind = Fulfilment::pickup, .store = here.apart};
}

OrderPlan Journey::plan(const LineWay& way) const {
    OrderPlan plan{.way = way, .lines = session_.basket.only(way), .pickup = {}, .delivery = {}};
    const WallTime now = ports_.clock.wall();
    if (way.kind == Fulfilment::pickup) {
        const auto known = session_.checkout.pickups.find(way.store);
        PickupChoice wanted = known != session_.checkout.pickups.end() ? known->second : PickupChoice{};
        std::vector<Store> stores = stores_;
        if (!way.store.empty()) {
            // Its store was chosen in the basket.
            wanted.store = way.store;
            std::erase_if(stores, [&](const Store& store) { return store.id != way.store; });
        }
        plan.pickup = plan_pickup(plan.lines, wanted, stores, settings_.store, now, ports_.zone);
    }
    if (way.kind == Fulfilment::delivery && settings_.delivery && !plan.lines.empty()) {
        plan.has_address = session_.checkout.delivery.address.has_value();
        plan.delivery = plan_delivery(session_.checkout.delivery, *settings_.delivery, plan.lines.total()->currency(),
                                      ports_.zone.to_local(now));
    }
    return plan;
}

std::vector<OrderPlan> Journey::plans() const {
    std::vector<OrderPlan> plans;
    for (const LineWay& way : session_.basket.ways()) plans.push_back(plan(way));
    return plans;
}

// Names the picture that is agreed to: the basket as it stands, on this visit to the screen.
std::uint64_t Journey::offer() const { return session_.here().visit * 1'000'000 + session_.basket.version(); }

void Journey::apply_one(const StartCheckout&) {
    if (session_.here().route != Route::basket) return;
    if (!check_checkout(session_.basket, settings_.store, words()).empty()) return;
    session_.basket_notice.clear();
    session_.toast.reset();  // it would lie over the keys of the next screen
    const bool all_now = std::ranges::all_of(session_.basket.ways(),
                                             [](const LineWay& way) { return way.kind == Fulfilment::take_now; });
    // Whoever takes everything along need not be reached.
    if (settings_.asks_contact && !all_now && !fill_contact()) return open(Place{.route = Route::identify});
    go_on_in_checkout();
}

// Since the basket was left, for what was asked before may be about other lines.
bool Journey::was_asked(const LineWay& way) const {
    for (auto place = session_.trail.rbegin(); place != session_.trail.rend(); ++place) {
        if (place->route == Route::basket) return false;
        if (place->route == Route::delivery && way.kind == Fulfilment::delivery) return true;
        if (place->route == Route::pickup && way.kind == Fulfilment::pickup && place->apart == way.store) return true;
    }
    return false;
}

// To the next order that has something to choose, and then to the payment of them all.
void Journey::go_on_in_checkout() {
    for (const LineWay& way : session_.basket.ways()) {
        if (way.kind == Fulfilment::take_now || was_asked(way)) continue;
        Place place{.route = way.kind == Fulfilment::delivery ? Route::delivery : Route::pickup};
        place.apart = way.store;
        return open(std::move(place));
    }
    open(Place{.route = Route::payment});
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
    go_on_in_checkout();
}

// Two pick-ups in one store are one.
void Journey::join_pickups(const StoreId& store) {
    if (session_.here().apart.empty()) session_.basket.change_way({.kind = Fulfilment::pickup, .store = store}, {});
}

void Journey::apply_one(const ChooseStore& intent) {
    if (session_.here().route != Route::pickup || !session_.here().apart.empty()) return;
    session_.checkout.pickups[session_.here().apart] = PickupChoice{.store = intent.store, .day = {}};
    join_pickups(intent.store);
    changed_ = true;
}

void Journey::apply_one(const ChooseDay& intent) {
    if (session_.here().route != Route::pickup) return;
    const PickupPlan now = plan(way_here()).pickup;
    if (now.chosen() == nullptr) return;
    for (const PickupDay& day : now.chosen()->days) {
        if (day.offset != intent.offset || !day.whole) continue;
        PickupChoice& choice = session_.checkout.pickups[session_.here().apart];
        choice.day = day.day;
        choice.slot = -1;
        changed_ = true;
    }
}

void Journey::apply_one(const ChooseSlot& intent) {
    if (session_.here().route != Route::pickup) return;
    PickupChoice& choice = session_.checkout.pickups[session_.here().apart];
    const int before = std::exchange(choice.slot, intent.index);
    if (!plan(way_here()).pickup.complete) choice.slot = before;
    changed_ = true;
}

void Journey::apply_one(const ContinueToPayment&) {
    if (session_.here().route != Route::pickup) return;
    const PickupPlan now = plan(way_here()).pickup;
    if (!now.complete || !check_checkout(session_.basket, settings_.store, words()).empty()) return;
    // From here on the choice is fixed: what the next screen promises does not move by itself.
    PickupChoice& choice = session_.checkout.pickups[session_.here().apart];
    choice.store = now.chosen()->store.id;
    if (now.day) choice.day = now.chosen()->days[*now.day].day;
    const std::uint64_t before = session_.basket.version();
    join_pickups(choice.store);
    // What joined may be ready later than the rest: the shopper sees the new promise first.
    if (session_.basket.version() != before && !plan(way_here()).pickup.complete) {
        choice.day.reset();
        choice.slot = -1;
        changed_ = true;
        return;
    }
    go_on_in_checkout();
}

void Journey::apply_one(const PlaceOrder& intent) {
    // A second tap finds another route; a tap on an older picture finds another offer.
    if (session_.here().route != Route::payment || intent.offer != offer()) return;
    if (intent.method == PaymentMethod::pickup && !abilities().pay_at_pickup) return;
    const std::vector<OrderPlan> now = plans();
    const bool is_online = contact_.connection == Connection::online;
    const bool takes_phone = abilities().pay_on_phone && is_online && fits_one_page(now);
    if (intent.method == PaymentMethod::phone && !takes_phone) return;
    if (!check_checkout(session_.basket, settings_.store, words()).empty()) return;
    if (!std::ranges::all_of(now, &OrderPlan::complete)) {
        for (auto& [store, choice] : session_.checkout.pickups) {
            choice.slot = -1;
            choice.day.reset();
        }
        session_.checkout.delivery.day.reset();
        session_.checkout.delivery.window = -1;
        apply_one(GoBack{});
        say(words().tr("That moment has just passed. Please choose another."));
        return;
    }
    std::vector<Order> drafts = draft_orders(now, session_.language, settings_.store, intent.method, ports_.zone);
    for (Order& draft : drafts) draft.catalogue_generation = browsing_.frame().generation;
    Contact contact = session_.checkout.contact;
    contact.address = session_.checkout.delivery.address;
    if (asks_to_keep()) {
        contact.consent = PurchaseConsent{};
        if (session_.checkout.keeps_purchase) contact.consent->customer = session_.customer->record.customer.id;
    }
    auto orders = ports_.orders.accept(std::move(drafts), contact, contact_.connection, training());
    wipe_contact(contact);
    if (!orders) {
        log::error("an order could not be kept: {}", orders.error().detail);
        say(words().tr("We cannot save your order right now. Our staff will be happy to help."));
        return;
    }
    if (intent.method == PaymentMethod::phone) return begin_phone_payment(std::move(orders->front()));
    accepted(*std::move(orders));
}

void Journey::accepted(std::vector<Order> orders) {
    session_.accepted = Accepted{.orders = {},
                                 .offline = contact_.connection == Connection::offline,
                                 .kind = session_.checkout.kind,
                                 .contact_hint = contact_hint(session_.checkout.contact),
                                 .training = training()};
    for (Order& order : orders) session_.accepted->orders.push_back({.order = std::move(order)});
    // What the orders needed of the shopper lies sealed in the outbox now; the session has no more use for it.
    wipe_contact(session_.checkout.contact);
    wipe_address(session_.checkout.delivery.address);
    session_.phone.reset();
    session_.checkout = {};
    session_.basket = {};
    session_.basket_notice.clear();
    session_.toast.reset();
    session_.trail.clear();
    open(Place{.route = Route::confirmation});
}

}  // namespace zuil
