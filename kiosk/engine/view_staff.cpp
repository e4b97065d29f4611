#include <fmt/format.h>

#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

constexpr std::size_t tasks_shown_max = 20;

std::string role_in_words(StaffRole role, const Words& words) {
    switch (role) {
    case StaffRole::staff: return words.trc("staff role", "sales");
    case StaffRole::manager: return words.trc("staff role", "manager");
    case StaffRole::it: return words.trc("staff role", "IT");
    }
    return {};
}

// "1:45"
std::string minutes_and_seconds(std::int64_t seconds) { return fmt::format("{}:{:02}", seconds / 60, seconds % 60); }

// Why the shop did not take it, as far as anybody can do something about it.
std::string reason_of(const OutboxEntry& entry, const Words& words) {
    if (entry.state == OrderState::needs_customer) return words.tr("Its price or stock has changed");
    if (!entry.last_error) return words.tr("The shop did not say why");
    switch (entry.last_error->code) {
    case Errc::refused: return words.tr("The shop refuses it");
    case Errc::no_access: return words.tr("The shop does not take this screen’s key: IT can help");
    case Errc::not_found: return words.tr("The shop does not know something in it");
    case Errc::conflict: return words.tr("The shop has something else under its number");
    case Errc::offline:
    case Errc::timeout:
    case Errc::shop_fault: return words.tr("The shop did not answer as it should");
    case Errc::bad_data:
    case Errc::store_fault:
    case Errc::device_fault: break;
    }
    return words.tr("It could not be read: IT can help");
}

int pieces_of(const Order& order) {
    int pieces = 0;
    for (const OrderLine& line : order.lines) pieces += line.quantity;
    return pieces;
}

StaffTaskView view_task(const OutboxEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    const LocalMinutes since = context.zone.to_local(entry.changed_at);
    const std::string day = words.formatter().short_date(std::chrono::floor<std::chrono::days>(since));
    const std::string time = words.time(since);
    const bool is_refused = entry.state == OrderState::rejected;
    return {.order = entry.order.ref,
            .code = entry.order.pickup_code,
            .title = article_count(pieces_of(entry.order), words),
            .pill = is_refused ? words.tr("Refused") : words.tr("Changed"),
            .detail = words.tr("{reason}, {day} {time}", fmt::arg("reason", reason_of(entry, words)),
                               fmt::arg("day", day), fmt::arg("time", time)),
            .can_send_again = is_refused};
}

}  // namespace

StaffHomeView view_staff_home(const StaffSession& staff, const OutboxCounts& counts, const ViewContext& context) {
    const Words& words = context.words;
    StaffHomeView view;
    view.training = staff.training;
    const int waiting = counts.rejected + counts.needs_customer;
    view.counts.push_back({.title = words.tr("Need you"),
                           .number = words.number(waiting),
                           .pill = waiting > 0 ? words.tr("Look below") : words.tr("All well"),
                           .calls = waiting > 0});
    StaffCountView owed{.title = words.tr("On their way"), .number = words.number(counts.owed), .pill = {}};
    if (counts.owed > 0 && counts.oldest_owed) {
        const std::string time = words.time(context.zone.to_local(*counts.oldest_owed));
        owed.pill = words.tr("Since {time}", fmt::arg("time", time));
    }
    view.counts.push_back(std::move(owed));
    view.counts.push_back({.title = words.tr("With the shop"), .number = words.number(counts.confirmed), .pill = {}});
    for (const OutboxEntry& entry : staff.tasks) {
        if (view.tasks.size() < tasks_shown_max) view.tasks.push_back(view_task(entry, context));
    }
    if (const std::size_t all = staff.tasks.size(); all > tasks_shown_max) {
        view.more_tasks = words.trn("{count} more", "{count} more", static_cast<std::int64_t>(all - tasks_shown_max));
    }
    if (staff.entrance_shut) {
        view.shut_out.push_back({.colleague = {}, .text = words.tr("Nobody can use a PIN at the entrance")});
    }
    for (const StaffMember& one : staff.shut_out) {
        if (one.id == staff.member.id) continue;
        view.shut_out.push_back(
            {.colleague = one.id, .text = words.tr("{name} is locked out", fmt::arg("name", one.name))});
    }
    return view;
}

StaffEntranceView Journey::view_staff_entrance(const ViewContext& context) const {
    using Asks = StaffEntranceView::Asks;
    const Words& words = context.words;
    StaffEntranceView view{.asks = Asks::pin, .text = {}, .problem = {}, .checking = session_.knocking.is_checked};
    const StaffDoor::State door = ports_.door->state();
    const bool has_badge = !session_.knocking.badge.empty();
    // The same for everything that may have been wrong.
    if (session_.knocking.is_refused) {
        view.problem = words.tr("This does not let you in. Try again, or ask a manager.");
    }
    switch (door.kind) {
    case StaffDoor::State::Kind::nobody:
        view.asks = Asks::nothing;
        view.text = words.tr("Nobody has an account on this screen yet. IT makes the first one: {command}",
                             fmt::arg("command", "zuilctl staff add"));
        return view;
    case StaffDoor::State::Kind::broken:
        view.asks = Asks::nothing;
        view.text = words.tr("The staff accounts cannot be read. IT can help.");
        return view;
    case StaffDoor::State::Kind::closed:
        if (has_badge) break;
        view.asks = Asks::badge;
        if (door.closed_for == closed_for_good) {
            view.text = words.tr("No PIN is taken any more. A manager’s badge or IT opens this again.");
        } else {
            view.text = words.tr("Too many tries. A PIN is taken again in {time}. A badge works.",
                                 fmt::arg("time", minutes_and_seconds(entrance_closed_seconds())));
        }
        return view;
    case StaffDoor::State::Kind::open: break;
    }
    view.asks = has_badge ? Asks::pin_after_badge : Asks::pin;
    view.text = has_badge ? words.tr("Now type your PIN.") : words.tr("Scan your badge or type your PIN.");
    return view;
}

StaffBarView Journey::view_staff_bar(const ViewContext& context) const {
    const Words& words = context.words;
    const StaffSession& staff = *session_.staff;
    StaffBarView bar{.name = staff.member.name,
                     .role = role_in_words(staff.member.role, words),
                     .locks = {},
                     .training = staff.training};
    const BootTime now = ports_.clock.boot();
    if (session_.patience.state(now) == Patience::State::asking) {
        bar.locks =
            words.tr("Locks in {time}", fmt::arg("time", minutes_and_seconds(session_.patience.seconds_left(now))));
    }
    return bar;
}

}  // namespace zuil
