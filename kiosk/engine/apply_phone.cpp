#include <array>

#include "kiosk/engine/journey.hpp"
#include "platform/base/log.hpp"

// Paying on the shopper's own phone: from the order that is kept to the word of the shop that it is paid, or to another
// way.
namespace zuil {

void Journey::begin_phone_payment(Order order) {
    const bool is_here = session_.here().route == Route::phone_payment;
    session_.phone = PhonePayment{.order = std::move(order)};
    session_.toast.reset();
    if (!is_here) return open(Place{.route = Route::phone_payment});
    session_.here().visit = ++visits_;
    stay_awake();
    changed_ = true;
}

bool Journey::fits_phone_payment(const Intent& intent) {
    return intent.is_one_of<Touched, SetLanguage, SetComfort, Stop, GoBack, ExtendSession, PayAtTillInstead,
                            LeavePhonePayment, PayOnPhoneAgain>();
}

void Journey::apply_one(const PayAtTillInstead&) { wish_instead(PhonePayment::Wish::till); }

void Journey::apply_one(const LeavePhonePayment&) { wish_instead(PhonePayment::Wish::leave); }

void Journey::apply_one(const PayOnPhoneAgain&) {
    if (!session_.phone || contact_.connection == Connection::offline) return;
    if (session_.phone->stage(ports_.clock.wall()) == PhoneStage::over) pay_instead(PaymentMethod::phone);
}

void Journey::wish_instead(PhonePayment::Wish wish) {
    if (!session_.phone) return;
    PhonePayment& phone = *session_.phone;
    // What is being paid cannot be let go of; the screen says so.
    if (phone.stage(ports_.clock.wall()) == PhoneStage::paying) return;
    phone.wish = wish;
    changed_ = true;
    if (phone.is_released()) return follow_wish();
    const auto entry = ports_.orders.withdraw(phone.order.ref);
    if (!entry) {
        log::error("an order could not be withdrawn: {}", entry.error().detail);
        return;
    }
    payment_moved(*entry);
}

void Journey::payment_moved(const OutboxEntry& entry) {
    if (!session_.phone || session_.phone->order.ref != entry.order.ref) return;
    PhonePayment& phone = *session_.phone;
    const WallTime now = ports_.clock.wall();
    const PhoneStage before = phone.stage(now);
    const bool had_trouble = phone.has_trouble;
    phone.follow(entry);
    if (phone.state == OrderState::confirmed) {
        accepted({phone.order});
        return order_moved(entry.order, entry.state);
    }
    if (phone.is_released() && phone.wish != PhonePayment::Wish::pay) return follow_wish();
    if (phone.stage(now) != before) {
        // Whoever looked at their phone gets the time to see what became of it.
        stay_awake();
        changed_ = true;
    }
    if (phone.has_trouble != had_trouble) changed_ = true;
}

void Journey::follow_wish() {
    if (session_.phone->wish == PhonePayment::Wish::till) return pay_instead(PaymentMethod::till);
    session_.phone.reset();
    // After a restart there is nothing to go back to.
    if (session_.basket.empty() || session_.trail.size() < 2) return wipe();
    apply_one(GoBack{});
}

void Journey::pay_instead(PaymentMethod method) {
    auto order = ports_.orders.accept_instead(session_.phone->order.ref, method);
    if (!order) {
        log::error("an order could not be kept: {}", order.error().detail);
        session_.phone->wish = PhonePayment::Wish::pay;
        say(words().tr("We cannot save your order right now. Our staff will be happy to help."));
        return;
    }
    if (method == PaymentMethod::phone) return begin_phone_payment(*std::move(order));
    accepted({*std::move(order)});
}

// The session ends. What may be paid stays in the outbox, which asks the shop before it lets go of it.
void Journey::abandon_phone_payment() {
    if (!session_.phone) return;
    const std::array shown{session_.phone->order.ref};
    if (const auto entry = ports_.orders.withdraw(shown.front()); !entry) {
        log::error("an order could not be withdrawn: {}", entry.error().detail);
    }
    if (const auto noted = ports_.orders.receipt_shown(shown); !noted) {
        log::warning("a receipt could not be marked as shown: {}", noted.error().detail);
    }
}

// The time that is left stands on the screen, if there is any.
std::optional<TimeLeft> Journey::phone_time_left() const {
    if (!session_.phone || session_.phone->page.url.empty()) return std::nullopt;
    const PhoneStage stage = session_.phone->stage(ports_.clock.wall());
    if (stage != PhoneStage::waiting && stage != PhoneStage::failed) return std::nullopt;
    return time_left(session_.phone->page.open_until, ports_.clock.wall());
}

}  // namespace zuil
