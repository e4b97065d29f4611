#pragma once

#include <string_view>

namespace zuil {

// What the audit trail tells of. Every action of staff is noted by Journey::note_staff(act, order), and what IT does
// from outside by StaffBook::note(); a new kind of action gets its line here.
enum class StaffAct {
    entered,
    refused,  // somebody was not let in
    left,
    unlocked,  // the entrance, or a colleague who may not try any more
    training_began,
    training_ended,
    order_opened,
    order_sent_again,
    order_agreed,     // to what changed, with its shopper
    order_cancelled,  // the same
    note_left,
    article_held,  // put aside for somebody
    hold_ended,
    customer_opened,  // masked
    customer_shown,   // their details, and what for
    customer_erased,  // from this kiosk
    customer_told,    // all that is kept of them was written out
    customer_let_in,  // no longer kept out of what this kiosk keeps
    customer_traced,  // who looked at them was asked
    pickup_opened,    // at the desk
    pickup_ready,
    pickup_handed_over,
    slip_printed,      // what lies with an order
    code_checked,      // by eye: the customer showed the code of the order
    identity_checked,  // there was no code
    contact_shown_to_call,
    contact_shown_to_identify,
    contact_shown_to_help,
    account_made,
    account_removed,
    pin_changed,
};

constexpr std::string_view to_string(StaffAct act) {
    switch (act) {
    case StaffAct::entered: return "entered";
    case StaffAct::refused: return "refused";
    case StaffAct::left: return "left";
    case StaffAct::unlocked: return "unlocked";
    case StaffAct::training_began: return "training_began";
    case StaffAct::training_ended: return "training_ended";
    case StaffAct::order_opened: return "order_opened";
    case StaffAct::order_sent_again: return "order_sent_again";
    case StaffAct::order_agreed: return "order_agreed";
    case StaffAct::order_cancelled: return "order_cancelled";
    case StaffAct::note_left: return "note_left";
    case StaffAct::article_held: return "article_held";
    case StaffAct::hold_ended: return "hold_ended";
    case StaffAct::customer_opened: return "customer_opened";
    case StaffAct::customer_shown: return "customer_shown";
    case StaffAct::customer_erased: return "customer_erased";
    case StaffAct::customer_told: return "customer_told";
    case StaffAct::customer_let_in: return "customer_let_in";
    case StaffAct::customer_traced: return "customer_traced";
    case StaffAct::pickup_opened: return "pickup_opened";
    case StaffAct::pickup_ready: return "pickup_ready";
    case StaffAct::pickup_handed_over: return "pickup_handed_over";
    case StaffAct::slip_printed: return "slip_printed";
    case StaffAct::code_checked: return "code_checked";
    case StaffAct::identity_checked: return "identity_checked";
    case StaffAct::contact_shown_to_call: return "contact_shown_to_call";
    case StaffAct::contact_shown_to_identify: return "contact_shown_to_identify";
    case StaffAct::contact_shown_to_help: return "contact_shown_to_help";
    case StaffAct::account_made: return "account_made";
    case StaffAct::account_removed: return "account_removed";
    case StaffAct::pin_changed: return "pin_changed";
    }
    return "";
}

}  // namespace zuil
