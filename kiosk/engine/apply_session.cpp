#include <algorithm>

#include "kiosk/engine/address_check.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "platform/base/log.hpp"
#include "platform/secrets/wiping.hpp"

// The beginning and the end of a shopper's time here: languages, waiting, the wipe.
namespace zuil {
namespace {

using namespace std::chrono_literals;

// design/9: with "more time" toasts stay twice as long, and every waiting time is three times as long.
constexpr auto toast_stays = 4s;
constexpr auto toast_stays_slow = 8s;
constexpr int slow_factor = 3;
constexpr auto long_extension = 5min;
constexpr std::chrono::seconds call_waits = 5min;

}  // namespace

void Journey::apply_one(const Touched&) { stay_awake(); }

void Journey::apply_one(const SetLanguage& intent) {
    const bool spoken = std::ranges::find(settings_.languages, intent.tag) != settings_.languages.end();
    if (!spoken || intent.tag == session_.language) return;
    session_.language = intent.tag;
    session_.toast.reset();
    // What was said in the old language is said again, now or when the shopper goes on.
    if (!session_.basket_notice.empty()) tell_of_changed_price();
    session_.checkout.contact_problem.clear();
    session_.checkout.address_problem = {};
    ask_here();
    if (!session_.basket.empty()) ask_about_basket();
    stay_awake();
    changed_ = true;
}

void Journey::apply_one(const SetComfort& intent) {
    zuil::apply(session_.comfort, intent.to);
    // Another pace begins with this touch.
    stay_awake();
    changed_ = true;
}

void Journey::apply_one(const Stop&) {
    if (session_.here().route != Route::attract || !is_as_found()) wipe();
}

void Journey::apply_one(const Finish&) {
    if (session_.here().route != Route::confirmation) return;
    // Staff go on with the next customer.
    if (session_.staff) return apply_one(OpenStaffHome{});
    wipe();
}

void Journey::apply_one(const ExtendSession& intent) {
    stay_awake();
    if (intent.five_minutes && !session_.staff) {
        session_.patience.touched(ports_.clock.boot(), long_extension, timeouts().answer);
    }
}

Timeouts Journey::timeouts() const {
    Timeouts timeouts = settings_.timeouts;
    // Who waits for somebody does not touch the screen meanwhile.
    if (has_called()) {
        timeouts.idle = std::max(timeouts.idle, call_waits);
        timeouts.idle_in_checkout = std::max(timeouts.idle_in_checkout, call_waits);
    }
    if (session_.comfort.pace == Pace::normal) return timeouts;
    timeouts.idle *= slow_factor;
    timeouts.idle_in_checkout *= slow_factor;
    timeouts.answer *= slow_factor;
    timeouts.confirmation *= slow_factor;
    return timeouts;
}

bool Journey::is_as_found() const {
    return session_.comfort == Comfort{} && session_.language == settings_.languages.front();
}

void Journey::stay_awake() {
    const BootTime now = ports_.clock.boot();
    const Timeouts timeouts = this->timeouts();
    // Only what stands on the screen is worth a new picture: a question that is withdrawn, a countdown that restarts.
    if (session_.patience.state(now) == Patience::State::asking) changed_ = true;
    // What staff may do, nobody else may who comes along: however slow the letters are.
    if (session_.staff && !session_.phone) return session_.patience.touched(now, 0s, settings_.staff.locks_after);
    switch (session_.here().route) {
    case Route::attract:
        // Who made the letters large or chose a language and walked off leaves that to the next one otherwise.
        if (is_as_found()) {
            session_.patience.rest();
        } else {
            session_.patience.touched(now, timeouts.idle, timeouts.answer);
        }
        break;
    case Route::confirmation: session_.patience.touched(now, 0s, timeouts.confirmation); break;
    case Route::basket:
        session_.patience.touched(now, session_.basket.empty() ? timeouts.idle : timeouts.idle_in_checkout,
                                  timeouts.answer);
        break;
    case Route::identify:
    case Route::customer:
    case Route::pickup:
    case Route::delivery:
    case Route::payment: session_.patience.touched(now, timeouts.idle_in_checkout, timeouts.answer); break;
    case Route::phone_payment: {
        // The shopper is busy with a phone, and touches nothing here.
        const auto runs = session_.phone ? session_.phone->runs_until() - ports_.clock.wall() : 0ms;
        const auto wait = std::chrono::ceil<std::chrono::seconds>(std::clamp<std::chrono::milliseconds>(runs, 0ms, 2h));
        session_.patience.touched(now, std::max(timeouts.idle_in_checkout, wait), timeouts.answer);
        break;
    }
    default: session_.patience.touched(now, timeouts.idle, timeouts.answer); break;
    }
}

void Journey::time_passed() {
    const BootTime now = ports_.clock.boot();
    if (session_.toast && now >= session_.toast->gone_at) {
        session_.toast.reset();
        changed_ = true;
    }
    hear_the_door();
    if (const auto closed = entrance_closed_seconds(); session_.entrance_closed_shown != closed) {
        session_.entrance_closed_shown = closed;
        changed_ = true;
    }
    hear_the_desk();
    hear_the_printer();
    if (session_.here().route == Route::find_order && session_.closed_minutes_shown != closed_minutes()) {
        session_.closed_minutes_shown = closed_minutes();
        changed_ = true;
    }
    look_at_calls();
    if (ports_.holds != nullptr && ports_.holds->step()) changed_ = true;
    if (session_.phone) {
        const auto left = phone_time_left();
        const int shown = left ? left->as_shown() : 0;
        if (std::exchange(session_.phone->left_shown, shown) != shown) changed_ = true;
    }
    const Patience::State state = session_.patience.state(now);
    if (state == Patience::State::over) {
        wipe();
    } else if (state == Patience::State::asking && session_.seconds_shown != session_.patience.seconds_left(now)) {
        session_.seconds_shown = session_.patience.seconds_left(now);
        changed_ = true;
    }
}

std::optional<BootTime> Journey::next_due() const {
    std::optional<BootTime> due = session_.patience.next_change(ports_.clock.boot());
    if (session_.here().route == Route::find_order && session_.closed_minutes_shown > 0) {
        const BootTime fewer = ports_.clock.boot() + std::chrono::seconds{1};
        due = due ? std::min(*due, fewer) : fewer;
    }
    if (session_.entrance_closed_shown > 0) {
        const BootTime fewer = ports_.clock.boot() + std::chrono::seconds{1};
        due = due ? std::min(*due, fewer) : fewer;
    }
    if (const auto answer = ports_.door != nullptr ? ports_.door->next_due() : std::nullopt) {
        due = due ? std::min(*due, *answer) : *answer;
    }
    if (ports_.pickups != nullptr && shows_pickups()) {
        // What is said of minutes changes with them.
        const auto into = ports_.clock.wall() - std::chrono::floor<std::chrono::minutes>(ports_.clock.wall());
        const BootTime next_minute = ports_.clock.boot() + (1min - into);
        due = due ? std::min(*due, next_minute) : next_minute;
    }
    if (session_.toast) due = due ? std::min(*due, session_.toast->gone_at) : session_.toast->gone_at;
    if (ports_.calls != nullptr && !ports_.calls->calls().empty()) {
        const BootTime older = ports_.clock.boot() + std::chrono::seconds{1};
        due = due ? std::min(*due, older) : older;
    }
    if (const auto in = ports_.holds != nullptr ? ports_.holds->changes_in() : std::nullopt) {
        const BootTime changes = ports_.clock.boot() + *in;
        due = due ? std::min(*due, changes) : changes;
    }
    if (const auto left = phone_time_left()) {
        const BootTime changes = ports_.clock.boot() + left->changes_in;
        due = due ? std::min(*due, changes) : changes;
    }
    return due;
}

void Journey::say(std::string text, std::string action, Undo undo) {
    session_.toast =
        Toast{.number = ++toasts_,
              .text = std::move(text),
              .action = std::move(action),
              .undo = std::move(undo),
              .gone_at = ports_.clock.boot() + (session_.comfort.pace == Pace::slow ? toast_stays_slow : toast_stays)};
    changed_ = true;
}

void Journey::receipt_seen() {
    if (!session_.accepted || session_.accepted->training == Training::yes) return;
    std::vector<OrderRef> shown;
    for (const AcceptedOrder& one : session_.accepted->orders) shown.push_back(one.order.ref);
    if (const auto noted = ports_.orders.receipt_shown(shown); !noted) {
        log::warning("a receipt could not be marked as shown: {}", noted.error().detail);
    }
}

// Here begins the wipe; what a session leaves is wiped in these places and nowhere else:
//   here             the session itself and what the catalogue answered it, and the query thread by CatalogueQueries
//   Ui::State::wipe  drafts, semantics, presses, motions and pictures of pages, once it sees the new session's number
//   Panel::run       the scanner and the events that are on their way
// Everything that these let go of is overwritten as it is freed (wiping_heap.cpp), and each thread overwrites its stack
// before it sleeps (wipe_dead_stack). On disk a session leaves nothing but sealed contacts of orders. The test
// tests/window/wipe_test.cpp looks for what is left: whoever keeps something of a session for longer adds it there.
void Journey::wipe() {
    note_search();
    note_staff(StaffAct::left);
    abandon_phone_payment();
    receipt_seen();
    if (has_called()) ports_.calls->end();
    wipe_contact(session_.checkout.contact);
    wipe_address(session_.checkout.delivery.address);
    forget_customer();
    forget_tracing();
    for (FollowedOrder& one : session_.followed) zuil::wipe(one.shop_number);
    forget_desk_work();
    if (session_.collecting && session_.collecting->made) zuil::wipe(session_.collecting->made->code);
    Session next;
    next.number = session_.number + 1;
    next.language = settings_.languages.front();
    next.trail.front().visit = ++visits_;
    replace_wiped(session_, std::move(next));
    replace_wiped(to_add_);
    browsing_.forget();
    changed_ = true;
}

void Journey::offer_again(const std::vector<OutboxEntry>& entries) {
    session_.language = entries.front().order.language;
    if (const OutboxEntry& first = entries.front();
        first.order.payment == PaymentMethod::phone && first.state != OrderState::confirmed) {
        session_.trail.clear();
        session_.phone = PhonePayment{.order = first.order};
        session_.phone->follow(first);
        return open(Place{.route = Route::phone_payment});
    }
    session_.accepted = Accepted{};
    for (const OutboxEntry& entry : entries) {
        session_.accepted->orders.push_back({.order = entry.order, .state = entry.state});
    }
    Place place;
    place.route = Route::confirmation;
    session_.trail.clear();
    open(std::move(place));
}

void Journey::order_moved(const Order& order, OrderState state) {
    if (!session_.accepted) return;
    for (AcceptedOrder& one : session_.accepted->orders) {
        if (one.order.ref != order.ref || (one.state == state && one.order == order)) continue;
        one = {.order = order, .state = state};
        changed_ = true;
    }
}

}  // namespace zuil
