#include "kiosk/engine/staff_book.hpp"

#include <algorithm>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

constexpr std::string_view entrance = "entrance";
constexpr std::string_view pin_purpose = "staff pin";
constexpr std::string_view badge_purpose = "staff badge";

// Told from each other by eye and ear.
StaffId make_staff_id(Random& random) {
    constexpr std::string_view signs = "abcdefghjkmnpqrstvwxyz23456789";
    constexpr int length = 6;
    std::string id = "s";
    for (int i = 0; i < length; ++i) id += signs[random.below(signs.size())];
    return StaffId{id};
}

std::string place_of_name(const StaffId& id) { return "staff " + id.text() + " name"; }

}  // namespace

StaffBook::StaffBook(Ports ports) : ports_{ports} {
    const BootTime now = ports_.clock.boot();
    const auto count_on = [&](std::string_view whose) -> Status {
        TRY(const TriesRow tries, ports_.store.tries(whose));
        const TriesRow found = after_restart(tries, now);
        return found == tries ? Status{} : ports_.store.keep_tries(whose, found);
    };
    Status done = count_on(entrance);
    const auto rows = ports_.store.accounts();
    for (std::size_t i = 0; done && rows && i < rows->size(); ++i) done = count_on((*rows)[i].id.text());
    if (!done) log::error("what was tried at the staff entrance is not known: {}", done.error().detail);
}

Result<bool> StaffBook::has_accounts() {
    TRY(const auto rows, ports_.store.accounts());
    return !rows.empty();
}

Result<StaffId> StaffBook::add(const Newcomer& newcomer) {
    StaffRow row{.id = make_staff_id(ports_.random), .role = newcomer.role, .sealed_name = {}, .pin = {}, .badge = {}};
    row.sealed_name = ports_.key.seal(newcomer.name, place_of_name(row.id), ports_.random);
    row.pin = ports_.key.keyed_hash(newcomer.pin, pin_purpose);
    if (!newcomer.badge.empty()) row.badge = ports_.key.keyed_hash(newcomer.badge, badge_purpose);
    const Status added = ports_.store.add(row);
    if (!added && added.error().code == Errc::conflict)
        return fail(Errc::conflict, "this PIN or badge is in use; choose another");
    if (!added) return tl::unexpected<Error>{added.error()};
    note({}, StaffAct::account_made, row.id.text());
    return row.id;
}

Status StaffBook::set_pin(const StaffId& id, const std::string& pin) {
    const Status done = ports_.store.set_pin(id, ports_.key.keyed_hash(pin, pin_purpose));
    if (!done && done.error().code == Errc::conflict) return fail(Errc::conflict, "this PIN is in use; choose another");
    TRY_DO(done);
    note({}, StaffAct::pin_changed, id.text());
    return forgive(id.text());
}

Status StaffBook::remove(const StaffId& id) {
    TRY_DO(ports_.store.remove(id));
    note({}, StaffAct::account_removed, id.text());
    return {};
}

StaffMember StaffBook::open_row(const StaffRow& row) const {
    // Without the key that it was sealed with, a name is gone; its owner can still be told from others.
    const auto name = ports_.key.open(row.sealed_name, place_of_name(row.id));
    return {.id = row.id, .name = name ? std::string{name->view()} : row.id.text(), .role = row.role};
}

Result<std::vector<StaffBook::Listed>> StaffBook::list() {
    TRY(const auto rows, ports_.store.accounts());
    std::vector<Listed> all;
    for (const StaffRow& row : rows) {
        TRY(const TriesRow tries, ports_.store.tries(row.id.text()));
        all.push_back({.member = open_row(row),
                       .has_badge = !row.badge.empty(),
                       .closed_for = closed_for(tries, ports_.clock.boot())});
    }
    return all;
}

Result<std::optional<std::chrono::milliseconds>> StaffBook::entrance_closed_for() {
    TRY(const TriesRow tries, ports_.store.tries(entrance));
    return closed_for(tries, ports_.clock.boot());
}

// All rows are compared, and each to its end, so that the time tells nothing.
Result<std::optional<StaffRow>> StaffBook::find_pin(const std::string& pin) {
    TRY(const auto rows, ports_.store.accounts());
    std::optional<StaffRow> found;
    for (const StaffRow& row : rows) {
        if (is_pin_of(row, pin)) found = row;
    }
    return found;
}

Result<std::optional<StaffRow>> StaffBook::find_badge(const std::string& badge) {
    TRY(const auto rows, ports_.store.accounts());
    const std::string wanted = ports_.key.keyed_hash(badge, badge_purpose);
    std::optional<StaffRow> found;
    for (const StaffRow& row : rows) {
        if (equal_in_constant_time(row.badge, wanted)) found = row;
    }
    return found;
}

bool StaffBook::is_pin_of(const StaffRow& row, const std::string& pin) const {
    return equal_in_constant_time(row.pin, ports_.key.keyed_hash(pin, pin_purpose));
}

Result<bool> StaffBook::begin_try(const std::string& badge) {
    std::string whose{entrance};
    if (!badge.empty()) {
        TRY(const auto owner, find_badge(badge));
        if (owner) whose = owner->id.text();
    }
    const BootTime now = ports_.clock.boot();
    TRY(const TriesRow tries, ports_.store.tries(whose));
    if (closed_for(tries, now)) return false;
    TRY_DO(ports_.store.keep_tries(whose, after_wrong(tries, now)));
    return true;
}

Result<std::optional<StaffMember>> StaffBook::let_in(const Shown& shown) {
    const bool with_badge = !shown.badge.empty();
    TRY(const auto row, with_badge ? find_badge(shown.badge) : find_pin(shown.pin));
    if (!row) return std::nullopt;
    const bool is_sales = row->role == StaffRole::staff;
    if (!with_badge) {
        if (!is_sales && ports_.settings.managers_need_badge) return std::nullopt;
        // Somebody tried this one's PIN with the badge until it was closed.
        TRY(const TriesRow tries, ports_.store.tries(row->id.text()));
        if (closed_for(tries, ports_.clock.boot())) return std::nullopt;
    } else if (shown.pin.empty()) {
        if (!is_sales || !ports_.settings.badge_is_enough) return std::nullopt;
    } else if (!is_pin_of(*row, shown.pin)) {
        return std::nullopt;
    }
    TRY_DO(forgive(row->id.text()));
    // A badge with its PIN gets past an entrance that is closed; only who may open it does so.
    TRY(const auto closed, entrance_closed_for());
    const bool opens = !closed || !with_badge || shown.pin.empty() || !is_sales;
    if (opens) TRY_DO(forgive(std::string{entrance}));
    return open_row(*row);
}

Status StaffBook::forgive(const std::string& whose) { return ports_.store.keep_tries(whose, {}); }

Status StaffBook::unlock(const StaffId& whose) {
    if (whose.empty()) return forgive(std::string{entrance});
    TRY(const auto rows, ports_.store.accounts());
    if (std::ranges::find(rows, whose, &StaffRow::id) == rows.end())
        return fail(Errc::not_found, "nobody here is " + whose.text());
    return forgive(whose.text());
}

void StaffBook::note(const StaffId& who, StaffAct act, const std::string& about, Training training) {
    const Status noted = ports_.store.note({.at = ports_.clock.wall(),
                                            .who = who,
                                            .act = std::string{to_string(act)},
                                            .about = about,
                                            .in_training = training == Training::yes},
                                           ports_.settings.audit_kept);
    if (!noted) log::error("what staff did could not be noted: {}", noted.error().detail);
}

}  // namespace zuil
