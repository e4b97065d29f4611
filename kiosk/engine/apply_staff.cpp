#include <algorithm>

#include "kiosk/engine/address_check.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

// Staff: how they get in, and what they do at the screen.
namespace zuil {
namespace {

constexpr std::size_t badge_bytes_max = 128;

}  // namespace

void Journey::note_staff(StaffAct act, const OrderRef& about) {
    if (!session_.staff || ports_.door == nullptr) return;
    ports_.door->book().note(session_.staff->member.id, act, about.text(), session_.staff->training);
}

bool Journey::is_only_training() {
    if (training() == Training::no) return false;
    say(words().tr("This is training. Orders of others stay as they are."));
    return true;
}

void Journey::apply_one(const OpenStaffEntrance&) {
    if (ports_.door == nullptr || session_.staff || session_.here().route == Route::staff_entrance) return;
    session_.knocking = {};
    open(Place{.route = Route::staff_entrance});
}

void Journey::apply_one(const EnterStaff& intent) {
    if (session_.here().route != Route::staff_entrance || session_.knocking.is_checked || intent.pin.empty()) return;
    const StaffDoor::State door = ports_.door->state();
    const bool badge_helps = door.kind == StaffDoor::State::Kind::closed && !session_.knocking.badge.empty();
    if (door.kind != StaffDoor::State::Kind::open && !badge_helps) return;
    session_.knocking = {.ticket = ports_.door->show_pin(intent.pin, session_.knocking.badge),
                         .is_checked = true,
                         .is_refused = false,
                         .badge = {}};
    changed_ = true;
}

void Journey::show_badge(const std::string& code) {
    if (session_.knocking.is_checked || code.size() > badge_bytes_max) return;
    if (ports_.door->state().kind == StaffDoor::State::Kind::nobody) return;
    session_.knocking = {.ticket = ports_.door->show_badge(code), .is_checked = true, .is_refused = false, .badge = {}};
    changed_ = true;
}

void Journey::hear_the_door() {
    if (ports_.door == nullptr) return;
    const auto answer = ports_.door->take_answer();
    if (!answer) return;
    // Who knocked may have gone away meanwhile.
    const bool waits = session_.here().route == Route::staff_entrance && session_.knocking.is_checked;
    if (!waits || session_.knocking.ticket != answer->ticket) return;
    if (answer->member) return let_in(*answer->member);
    session_.knocking = {.ticket = 0, .is_checked = false, .is_refused = answer->badge.empty(), .badge = answer->badge};
    stay_awake();
    changed_ = true;
}

// Of the shopper nothing goes along but what lies in the basket: staff and shopper look at it together. The language
// and the letters are those of whoever stands there.
void Journey::let_in(const StaffMember& member) {
    Basket basket = std::move(session_.basket);
    const LanguageTag language = session_.language;
    const Comfort comfort = session_.comfort;
    staff_came();
    wipe();
    session_.basket = std::move(basket);
    session_.language = language;
    session_.comfort = comfort;
    session_.staff = StaffSession{.member = member};
    note_staff(StaffAct::entered);
    session_.trail.clear();
    open(Place{.route = Route::staff_home});
    if (!session_.basket.empty()) ask_about_basket();
}

void Journey::apply_one(const OpenStaffHome&) {
    if (!session_.staff || session_.here().route == Route::staff_home) return;
    if (session_.accepted) receipt_seen();
    session_.accepted.reset();
    session_.trail.clear();
    open(Place{.route = Route::staff_home});
}

void Journey::apply_one(const SetTraining& intent) {
    if (!session_.staff || session_.staff->training == intent.to || session_.here().route != Route::staff_home) return;
    // What lies in the basket is practice from here on, or is not any more: nobody takes one for the other.
    session_.basket = {};
    wipe_contact(session_.checkout.contact);
    wipe_address(session_.checkout.delivery.address);
    session_.checkout = {};
    if (intent.to == Training::no) note_staff(StaffAct::training_ended);
    session_.staff->training = intent.to;
    if (intent.to == Training::yes) note_staff(StaffAct::training_began);
    changed_ = true;
}

void Journey::look_at_tasks() {
    StaffSession& staff = *session_.staff;
    auto tasks = ports_.orders.to_look_at();
    if (!tasks) log::error("the orders that staff have to look at are not known: {}", tasks.error().detail);
    staff.tasks = tasks ? *std::move(tasks) : std::vector<OutboxEntry>{};
    staff.shut_out.clear();
    staff.entrance_shut = false;
    if (ports_.door == nullptr || !staff.may_manage()) return;
    staff.entrance_shut = ports_.door->state().kind == StaffDoor::State::Kind::closed;
    const auto colleagues = ports_.door->book().list();
    if (!colleagues) return log::error("who works here is not known: {}", colleagues.error().detail);
    for (const StaffBook::Listed& one : *colleagues) {
        if (one.closed_for) staff.shut_out.push_back(one.member);
    }
}

void Journey::orders_counted(const OutboxCounts& counts) {
    if (counts == counts_) return;
    counts_ = counts;
    if (!session_.staff) return;
    look_at_tasks();
    changed_ = true;
}

void Journey::apply_one(const OpenTask& intent) {
    if (!session_.staff) return;
    const auto task = std::ranges::find(session_.staff->tasks, intent.order,
                                        [](const OutboxEntry& entry) { return entry.order.ref; });
    if (task == session_.staff->tasks.end()) return;
    const Order& order = task->order;
    const auto found = ports_.orders.named_by(
        {.code = compact_code(order.pickup_code), .ref = order.basket.empty() ? order.ref : order.basket});
    if (!found || found->empty()) {
        if (!found) log::error("an order could not be looked up: {}", found.error().detail);
        return say(words().tr("We cannot look this up right now."));
    }
    note_staff(StaffAct::order_opened, order.ref);
    follow(*found);
}

void Journey::apply_one(const SendAgain& intent) {
    if (!session_.staff || is_only_training()) return;
    const auto task = std::ranges::find(session_.staff->tasks, intent.order,
                                        [](const OutboxEntry& entry) { return entry.order.ref; });
    // A second tap finds it gone.
    if (task == session_.staff->tasks.end() || task->state != OrderState::rejected) return;
    note_staff(StaffAct::order_sent_again, intent.order);
    decisions_.push_back({.ref = intent.order, .as_agreed = std::nullopt, .what = OrderDecision::What::send_again});
    session_.staff->tasks.erase(task);
    say(words().tr("The order is sent again."));
}

void Journey::apply_one(const LetInAgain& intent) {
    if (!session_.staff || !session_.staff->may_manage()) return;
    // Nobody opens their own lock: a colleague does.
    if (intent.colleague == session_.staff->member.id) return;
    if (const Status done = ports_.door->book().unlock(intent.colleague); !done) {
        log::error("nobody is let in again: {}", done.error().detail);
        return say(words().tr("That did not work. Please try again."));
    }
    ports_.door->book().note(session_.staff->member.id, StaffAct::unlocked, intent.colleague.text(), training());
    look_at_tasks();
    changed_ = true;
}

std::int64_t Journey::entrance_closed_seconds() const {
    if (session_.here().route != Route::staff_entrance || ports_.door == nullptr) return 0;
    const StaffDoor::State door = ports_.door->state();
    if (door.kind != StaffDoor::State::Kind::closed || door.closed_for == closed_for_good) return 0;
    return std::chrono::ceil<std::chrono::seconds>(door.closed_for).count();
}

}  // namespace zuil
