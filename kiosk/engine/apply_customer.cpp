#include <algorithm>

#include "kiosk/engine/contact_check.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/loyalty_card.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "platform/secrets/secret_text.hpp"
#include "sync/model/contact_form.hpp"

// Who the shopper is, once they have shown it: by a card, or by a code that only they could get.
namespace zuil {
namespace {

using Stage = CustomerView::Stage;
using Outcome = CustomerAnswer::Outcome;

constexpr std::size_t code_digits = 6;

std::string_view problem_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::nobody: return translatable("We do not know this card. Ask our staff, or order without it.");
    case Outcome::wrong_code: return translatable("This is not the code. Please look once more.");
    case Outcome::code_over: return translatable("This code is over. Ask for another one.");
    case Outcome::unreachable: return translatable("We cannot look this up right now. You can order without it.");
    case Outcome::closed: return translatable("Too much was tried here.");
    case Outcome::found:
    case Outcome::sent: return {};
    }
    return {};
}

}  // namespace

bool Journey::is_customer_offered() const {
    if (ports_.customers == nullptr || session_.staff) return false;
    const CustomerAbilities can = ports_.customers->abilities();
    return can.one_time_codes || (can.cards && !settings_.card_patterns.empty());
}

bool Journey::checkout_waits() const {
    const auto basket = std::ranges::find(session_.trail, Route::basket, &Place::route);
    return std::any_of(basket, session_.trail.end(), [](const Place& place) {
        return place.route == Route::identify || place.route == Route::pickup || place.route == Route::delivery;
    });
}

void Journey::apply_one(const OpenCustomer&) {
    if (!is_customer_offered() || session_.staff || session_.here().route == Route::customer) return;
    session_.toast.reset();
    open(Place{.route = Route::customer});
}

void Journey::apply_one(const ChooseCodeWay& intent) {
    if (session_.here().route != Route::customer || session_.customer || intent.kind == ContactKind::none) return;
    session_.identification = Identification{.kind = intent.kind};
    changed_ = true;
}

bool Journey::scan_card(const std::string& text) {
    if (ports_.customers == nullptr || !is_loyalty_card(text, settings_.card_patterns)) return false;
    if (!ports_.customers->abilities().cards || session_.phone) return false;
    if (session_.staff) {
        apply_one(OpenStaffCustomer{});
        look_up_customer({.by = CustomerQuestion::By::card, .text = text});
        return true;
    }
    if (session_.here().route == Route::confirmation) return true;
    if (session_.here().route != Route::customer) apply_one(OpenCustomer{});
    forget_customer();
    session_.identification.stage = Stage::looking;
    ports_.customers->identify(text);
    stay_awake();
    changed_ = true;
    return true;
}

void Journey::apply_one(const SendCode& intent) {
    if (session_.here().route != Route::customer || session_.customer || ports_.customers == nullptr) return;
    Identification& now = session_.identification;
    if (now.stage == Stage::looking || !ports_.customers->abilities().one_time_codes) return;
    const bool by_phone = now.kind == ContactKind::phone;
    CheckedContact checked = check_contact(now.kind,
                                           {.name = {},
                                            .phone = by_phone ? intent.contact : std::string{},
                                            .email = by_phone ? std::string{} : intent.contact},
                                           settings_.dial_prefix, words());
    changed_ = true;
    now.closed_minutes = 0;
    now.problem = checked.problem;
    if (!checked.problem.empty()) return;
    ports_.customers->send_code({.by = by_phone ? CustomerQuestion::By::phone : CustomerQuestion::By::email,
                                 .text = by_phone ? checked.contact.phone : checked.contact.email});
    wipe_contact(checked.contact);
    now.stage = Stage::looking;
}

void Journey::apply_one(const CheckCode& intent) {
    if (session_.here().route != Route::customer || ports_.customers == nullptr) return;
    Identification& now = session_.identification;
    const std::string digits = digits_of(intent.code);
    if (now.stage != Stage::code || digits.size() != code_digits) return;
    now.problem.clear();
    now.stage = Stage::looking;
    ports_.customers->check_code(digits);
    changed_ = true;
}

void Journey::take_customer() {
    if (ports_.customers == nullptr) return;
    auto answer = ports_.customers->take();
    if (!answer) return;
    changed_ = true;
    if (session_.staff) return take_looked_up(*std::move(answer));
    if (answer->outcome == Outcome::found) return customer_is_known(*std::move(answer));
    Identification& now = session_.identification;
    now.problem = problem_of(answer->outcome);
    now.closed_minutes = std::chrono::ceil<std::chrono::minutes>(answer->closed_for).count();
    const bool takes_code = answer->outcome == Outcome::sent || answer->outcome == Outcome::wrong_code;
    now.stage = takes_code ? Stage::code : Stage::asking;
}

void Journey::customer_is_known(CustomerAnswer answer) {
    if (!answer.record) return;
    session_.identification = Identification{.stage = Stage::known};
    session_.customer = KnownCustomer{.record = *std::move(answer.record), .kept_at = answer.kept_at};
    stay_awake();
    if (session_.here().route == Route::customer) ask_here();
}

void Journey::forget_customer() {
    if (ports_.customers != nullptr) ports_.customers->forget();
    if (session_.customer) wipe_record(session_.customer->record);
    session_.customer.reset();
    session_.identification = {};
    forget_looked_up();
}

void Journey::apply_one(const ForgetCustomer&) {
    if (!session_.customer && session_.identification.stage == Stage::asking) return;
    forget_customer();
    session_.checkout.keeps_purchase = false;
    wipe_contact(session_.checkout.contact);
    stay_awake();
    changed_ = true;
}

// A shopper whom the shop can reach types nothing.
bool Journey::fill_contact() {
    if (!session_.customer) return false;
    const Customer& customer = session_.customer->record.customer;
    if (customer.phone.empty() && customer.email.empty()) return false;
    Contact& contact = session_.checkout.contact;
    wipe_contact(contact);
    contact.name = customer.name;
    if (!customer.phone.empty()) contact.phone = e164(customer.phone, settings_.dial_prefix);
    if (!customer.email.empty()) contact.email = customer.email;
    session_.checkout.kind = customer.phone.empty() ? ContactKind::email : ContactKind::phone;
    session_.checkout.contact_problem.clear();
    return true;
}

bool Journey::asks_to_keep() const { return session_.customer && !session_.staff && ports_.abilities.joins_customers; }

void Journey::apply_one(const SetKeepPurchase& intent) {
    if (session_.here().route != Route::payment || !asks_to_keep()) return;
    session_.checkout.keeps_purchase = intent.on;
    changed_ = true;
}

PaymentView Journey::view_payment_here(const ViewContext& context) const {
    PaymentView view = view_payment(session_, plans(), offer(), context);
    view.asks_to_keep = asks_to_keep();
    view.keeps = session_.checkout.keeps_purchase;
    return view;
}

void Journey::apply_one(const GoOnAsCustomer&) {
    if (session_.here().route != Route::customer || !session_.customer || !checkout_waits()) return;
    if (fill_contact()) return go_on_in_checkout();
    apply_one(GoBack{});
}

CustomerView Journey::view_customer_here(const ViewContext& context) const {
    const CustomerAbilities can = ports_.customers != nullptr ? ports_.customers->abilities() : CustomerAbilities{};
    CustomerView view = view_customer(session_, can, browsing_.ordered(), context);
    view.in_checkout = checkout_waits();
    return view;
}

}  // namespace zuil
