#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/loyalty_card.hpp"
#include "platform/base/log.hpp"
#include "platform/secrets/secret_text.hpp"
#include "sync/model/contact_form.hpp"

// Staff look a customer up, and see them masked until they say what for.
namespace zuil {
namespace {

using Outcome = CustomerAnswer::Outcome;
using By = CustomerQuestion::By;

// Whatever was typed: a card, an address, a telephone number or its end, or a name.
CustomerQuestion question_of(const std::string& text, const std::vector<std::string>& card_patterns) {
    if (is_loyalty_card(text, card_patterns)) return {.by = By::card, .text = text};
    if (text.find('@') != std::string::npos) return {.by = By::email, .text = text};
    if (phone_digits(text)) return {.by = By::phone, .text = text};
    return {.by = By::name, .text = text};
}

std::string_view staff_problem(Outcome outcome) {
    switch (outcome) {
    case Outcome::nobody: return translatable("Nobody was found.");
    case Outcome::unreachable:
        return translatable("The shop cannot be reached, and this customer was not looked up here today.");
    case Outcome::closed: return translatable("Too many customers were looked up here. Please wait a moment.");
    case Outcome::found:
    case Outcome::sent:
    case Outcome::wrong_code:
    case Outcome::code_over: return {};
    }
    return {};
}

}  // namespace

void Journey::apply_one(const OpenStaffCustomer&) {
    if (!session_.staff || session_.here().route == Route::staff_customer) return;
    open(Place{.route = Route::staff_customer});
}

void Journey::look_up_customer(CustomerQuestion question) {
    forget_looked_up();
    session_.looked_up.looking = true;
    ports_.customers->find(question);
    zuil::wipe(question.text);
    stay_awake();
    changed_ = true;
}

void Journey::apply_one(const FindCustomer& intent) {
    if (!session_.staff || session_.here().route != Route::staff_customer || ports_.customers == nullptr) return;
    constexpr std::size_t text_bytes_max = 254;
    if (intent.text.empty() || intent.text.size() > text_bytes_max) return;
    look_up_customer(question_of(intent.text, settings_.card_patterns));
}

void Journey::apply_one(const ChooseCustomer& intent) {
    if (!session_.staff || ports_.customers == nullptr) return;
    LookedUp& now = session_.looked_up;
    const auto chosen = std::ranges::find(now.found, intent.customer, &Customer::id);
    if (chosen == now.found.end() || now.chosen == intent.customer) return;
    now.chosen = intent.customer;
    now.shown_for.reset();
    if (now.record) wipe_record(*now.record);
    now.record.reset();
    now.looking = true;
    ports_.customers->open(intent.customer);
    changed_ = true;
}

void Journey::take_looked_up(CustomerAnswer answer) {
    LookedUp& now = session_.looked_up;
    now.looking = false;
    now.problem = staff_problem(answer.outcome);
    now.kept_at = answer.kept_at;
    if (answer.record) {
        if (answer.record->customer.id != now.chosen) return wipe_record(*answer.record);
        ports_.door->book().note(session_.staff->member.id, StaffAct::customer_opened,
                                 ports_.customers->reference(now.chosen), training());
        now.record = *std::move(answer.record);
        return ask_here();
    }
    if (answer.outcome != Outcome::found) return;
    now.found = std::move(answer.customers);
    if (now.found.size() == 1) apply_one(ChooseCustomer{now.found.front().id});
}

void Journey::apply_one(const ShowCustomer& intent) {
    LookedUp& now = session_.looked_up;
    if (!session_.staff || now.chosen.empty() || now.shown_for == intent.reason) return;
    // Of whom is noted as a hash: who asks the shop what was looked at can be answered, and the trail names nobody.
    ports_.door->book().note(session_.staff->member.id, StaffAct::customer_shown,
                             std::string{to_string(intent.reason)} + " " + ports_.customers->reference(now.chosen),
                             training());
    now.shown_for = intent.reason;
    changed_ = true;
}

void Journey::apply_one(const HideCustomer&) {
    if (!session_.looked_up.shown_for) return;
    session_.looked_up.shown_for.reset();
    changed_ = true;
}

void Journey::apply_one(const EraseCustomer& intent) {
    const LookedUp& now = session_.looked_up;
    if (!session_.staff || !session_.staff->may_manage() || ports_.customers == nullptr) return;
    if (now.chosen.empty() || now.chosen != intent.customer) return;
    if (training() == Training::yes) return say(words().tr("This is training: what is kept of customers stays."));
    const auto erased = erase_customer({.clock = ports_.clock,
                                        .customers = *ports_.customers,
                                        .orders = ports_.orders.outbox(),
                                        .book = ports_.door->book()},
                                       {.whom = {.question = {}, .customer = now.chosen},
                                        .erasure = CustomerStore::Erasure::once,
                                        .by = session_.staff->member.id});
    changed_ = true;
    if (!erased) {
        log::error("a customer is not erased: {}", to_string(erased.error().code));
        return say(words().tr("That did not work. Please try again."));
    }
    forget_looked_up();
    session_.looked_up.erased = *erased;
}

StaffCustomerView Journey::view_looked_up(const ViewContext& context) const {
    const bool is_told = ports_.customers != nullptr;
    const CustomerAbilities can = is_told ? ports_.customers->abilities() : CustomerAbilities{};
    StaffCustomerView view =
        view_staff_customer(session_.looked_up, is_told ? &can : nullptr, browsing_.ordered(), context);
    if (view.sheet && session_.staff && session_.staff->may_manage()) {
        const PickupList pickups = ports_.pickups == nullptr ? PickupList::no : PickupList::yes;
        view.sheet->erasure = view_erasure(session_.looked_up.chosen, pickups, context);
    }
    return view;
}

void Journey::forget_looked_up() {
    LookedUp& now = session_.looked_up;
    for (Customer& customer : now.found) wipe_customer(customer);
    if (now.record) wipe_record(*now.record);
    now = {};
}

}  // namespace zuil
