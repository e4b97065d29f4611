#include <algorithm>

#include "sync/store/desk_json.hpp"
#include "sync/store/outbox_parts.hpp"
#include "sync/store/pickup_parts.hpp"

// What staff did with orders, until the shop has it; who stands here for them, and who may. Each call is one commit.
namespace zuil {
namespace {

// The two as one: as far as the later one goes, with what either leaves out.
DeskChange together(const DeskChange& before, const DeskChange& now) {
    DeskChange both = before;
    both.to = std::max(before.to, now.to);
    if (!now.reason.empty()) both.reason = now.reason;
    for (const DeskChange::Kept& kept : now.keeps) {
        const auto same = std::ranges::find(both.keeps, kept.line, &DeskChange::Kept::line);
        if (same == both.keeps.end()) {
            both.keeps.push_back(kept);
        } else {
            same->quantity = std::min(same->quantity, kept.quantity);
        }
    }
    return both;
}

Result<std::optional<DeskChange>> waiting_of(Database& database, const std::string& order) {
    TRY(const auto text, find_text(database, "SELECT change FROM pickups WHERE id = ?", order));
    if (!text) return std::nullopt;
    TRY(DeskChange change, desk_change_from_json(*text));
    return change;
}

}  // namespace

Status PickupStore::change(const DeskChange& change, WallTime now) {
    Database& database = parts_->database;
    TRY(auto transaction, database.begin());
    TRY(const auto known, find_integer(database, "SELECT count(*) FROM pickups WHERE id = ?", change.order));
    if (known.value_or(0) == 0) return fail(Errc::not_found, "the pick-up list does not hold this order");
    TRY(const auto before, waiting_of(database, change.order));
    if (!before) {
        TRY(const auto count, find_integer(database, "SELECT count(*) FROM pickups WHERE change IS NOT NULL"));
        if (count.value_or(0) >= waiting_max) return fail(Errc::conflict, "too much waits to be told to the shop");
    }
    TRY_DO(parts_->write(
        "UPDATE pickups SET change = ?, changed_at = ?, attempts = 0, next_at = ?, error_code = NULL,"
        " error_detail = '', conflict = NULL, refusal = '' WHERE id = ?",
        desk_change_to_json(before ? together(*before, change) : change), to_sql(now), to_sql(now), change.order));
    if (change.to == ShopStage::handed_over) {
        TRY_DO(run_sql(database, "UPDATE pickups SET checked_in_at = NULL WHERE id = ?", change.order));
        TRY_DO(run_sql(database, "UPDATE helper_codes SET state = 'used' WHERE pickup = ? AND state = 'good'",
                       change.order));
    }
    return transaction.commit();
}

Result<std::optional<PickupEntry>> PickupStore::due(WallTime now, std::chrono::milliseconds longest_wait) {
    TRY(const auto order, find_text(parts_->database,
                                    "SELECT id FROM pickups WHERE change IS NOT NULL AND (next_at <= ? OR next_at > ?)"
                                    " ORDER BY changed_at, id LIMIT 1",
                                    to_sql(now), to_sql(now + longest_wait)));
    if (!order) return std::nullopt;
    TRY(PickupEntry entry, find(*order));
    return entry;
}

Result<std::optional<WallTime>> PickupStore::next_due() {
    TRY(const auto at, find_integer(parts_->database, "SELECT min(next_at) FROM pickups WHERE change IS NOT NULL"));
    if (!at) return std::nullopt;
    return wall_time_of(*at);
}

Result<int> PickupStore::waiting() {
    TRY(const auto count, find_integer(parts_->database, "SELECT count(*) FROM pickups WHERE change IS NOT NULL"));
    return static_cast<int>(count.value_or(0));
}

Status PickupStore::begin_telling(const DeskChange& change) {
    DeskChange told = change;
    told.tried = std::max(change.tried.value_or(change.to), change.to);
    return run_sql(parts_->database, "UPDATE pickups SET change = ? WHERE id = ?", desk_change_to_json(told),
                   change.order);
}

// As the shop has it from now on.
Status PickupStore::Parts::take_order(const DeskOrder& order, WallTime now) {
    TRY_DO(run_sql(database, "UPDATE pickups SET body = ?, told_at = ?, absent = 0 WHERE id = ?",
                   desk_order_to_json(order), to_sql(now), order.id));
    if (!order.is_cancelled && order.progress.stage != ShopStage::handed_over) return {};
    return run_sql(database, "UPDATE pickups SET over_at = coalesce(over_at, ?), checked_in_at = NULL WHERE id = ?",
                   to_sql(now), order.id);
}

Status PickupStore::told(const DeskChange& change, const DeskOrder& now_order, WallTime now) {
    Database& database = parts_->database;
    TRY(auto transaction, database.begin());
    TRY(const auto waiting, waiting_of(database, change.order));
    TRY_DO(parts_->take_order(now_order, now));
    const bool went_on = waiting && (waiting->to > change.to || waiting->keeps != change.keeps);
    if (went_on) {
        TRY_DO(parts_->write("UPDATE pickups SET attempts = 0, next_at = ?, error_code = NULL WHERE id = ?",
                             to_sql(now), change.order));
    } else {
        TRY_DO(parts_->write("UPDATE pickups SET change = NULL, attempts = 0, error_code = NULL WHERE id = ?",
                             change.order));
    }
    return transaction.commit();
}

Status PickupStore::not_taken(const DeskChange& change, const std::string& refusal,
                              const std::optional<DeskOrder>& now_order, WallTime now) {
    Database& database = parts_->database;
    TRY(auto transaction, database.begin());
    TRY(const auto waiting, waiting_of(database, change.order));
    if (now_order) TRY_DO(parts_->take_order(*now_order, now));
    // What staff did since then is told all the same: it may hold although this did not.
    const bool went_on = waiting && waiting->to > change.to && refusal.empty();
    if (went_on) {
        TRY_DO(parts_->write("UPDATE pickups SET attempts = 0, next_at = ? WHERE id = ?", to_sql(now), change.order));
        return transaction.commit();
    }
    TRY_DO(
        parts_->write("UPDATE pickups SET change = NULL, attempts = 0, error_code = NULL, conflict = ?, refusal = ?,"
                      " conflict_at = ? WHERE id = ?",
                      to_string(change.to), refusal, to_sql(now), change.order));
    return transaction.commit();
}

Status PickupStore::postpone(const std::string& order, const Error& error, WallTime next_at) {
    return parts_->write(
        "UPDATE pickups SET attempts = attempts + 1, next_at = ?, error_code = ?, error_detail = ?"
        " WHERE id = ? AND change IS NOT NULL",
        to_sql(next_at), name_of(error.code), error.detail, order);
}

Status PickupStore::hurry(WallTime next_at) {
    return run_sql(parts_->database, "UPDATE pickups SET next_at = ?1 WHERE change IS NOT NULL AND next_at > ?1",
                   to_sql(next_at));
}

Status PickupStore::resolve(const std::string& order) {
    return parts_->write("UPDATE pickups SET conflict = NULL, refusal = '' WHERE id = ?", order);
}

// Both or neither: a code that is used up lets nobody in again.
Status PickupStore::check_in(const std::string& order, WallTime at, const std::string& helper_code) {
    TRY(auto transaction, parts_->database.begin());
    if (!helper_code.empty()) {
        TRY_DO(parts_->write("UPDATE helper_codes SET state = 'used' WHERE hash = ?", helper_code));
    }
    TRY_DO(parts_->write("UPDATE pickups SET checked_in_at = coalesce(checked_in_at, ?), by_helper = ? WHERE id = ?",
                         to_sql(at), helper_code.empty() ? 0 : 1, order));
    return transaction.commit();
}

Status PickupStore::check_out(const std::string& order) {
    return parts_->write("UPDATE pickups SET checked_in_at = NULL WHERE id = ?", order);
}

Status PickupStore::keep_helper_code(const std::string& hash, const std::string& order, WallTime expires_at) {
    TRY(auto transaction, parts_->database.begin());
    TRY_DO(revoke_helper_codes(order));
    TRY_DO(parts_->write("INSERT INTO helper_codes(hash, pickup, expires_at, state) VALUES (?, ?, ?, 'good')", hash,
                         order, to_sql(expires_at)));
    return transaction.commit();
}

Status PickupStore::revoke_helper_codes(const std::string& order) {
    return parts_->write("UPDATE helper_codes SET state = 'revoked' WHERE pickup = ? AND state = 'good'", order);
}

Result<HelperCode> PickupStore::find_helper_code(const std::string& hash, WallTime now) {
    std::optional<HelperCode> found;
    TRY_DO(each_row(
        parts_->database, "SELECT pickup, expires_at, state FROM helper_codes WHERE hash = ?",
        [&](Statement& row) -> Status {
            found = HelperCode{.order = std::string{row.text(0)}, .expires_at = wall_time_of(row.integer(1))};
            const std::string_view state = row.text(2);
            if (state == "used") {
                found->state = HelperCode::State::used;
            } else if (state != "good") {
                found->state = HelperCode::State::revoked;
            } else if (found->expires_at <= now) {
                found->state = HelperCode::State::expired;
            }
            return {};
        },
        hash));
    if (!found) return fail(Errc::not_found, "nobody made such a code");
    return *found;
}

Result<std::optional<HelperCode>> PickupStore::helper_code_of(const std::string& order, WallTime now) {
    TRY(const auto until,
        find_integer(parts_->database,
                     "SELECT max(expires_at) FROM helper_codes WHERE pickup = ? AND state = 'good' AND"
                     " expires_at > ?",
                     order, to_sql(now)));
    if (!until) return std::nullopt;
    return HelperCode{.order = order, .expires_at = wall_time_of(*until)};
}

}  // namespace zuil
