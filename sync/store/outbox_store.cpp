#include "sync/store/outbox_store.hpp"

#include <fmt/format.h>

#include <array>

#include "platform/base/log.hpp"
#include "platform/files/files.hpp"
#include "sync/store/order_json.hpp"
#include "sync/store/outbox_parts.hpp"
#include "sync/store/outbox_salvage.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

// Money is kept as minor units; the currency is the order's own.
constexpr std::string_view entry_columns =
    "SELECT orders.body, state, contact, handle, shop_order, attempts, attempts_started, next_at, error_code,"
    " error_detail, shop_total, changed_at, receipt_shown, orders.ref, payment_url, payment_until, payment_progress,"
    " withdrawn, progress, progress_at FROM outbox JOIN orders USING (ref) ";

constexpr std::string_view sent_states = "('accepted', 'preparing', 'prepared', 'committing')";

constexpr std::string_view is_in_doubt = "state IN ('rejected', 'needs_customer') AND handle <> ''";

std::optional<Error> read_error(const Statement& row, int column) {
    const std::string_view stored = row.text(column);
    for (const auto& [code, name] : error_names) {
        if (name == stored) return Error{code, std::string{row.text(column + 1)}};
    }
    return std::nullopt;
}

Result<OutboxEntry> read_entry(const Statement& row) {
    const auto state = parse_order_state(row.text(1));
    if (!state) return fail(Errc::bad_data, fmt::format("the state \"{}\" is not known", row.text(1)));
    OutboxEntry entry;
    TRY(entry.order, order_from_json(row.text(0)));
    entry.state = *state;
    entry.sealed_contact = row.text(2);
    entry.handle = row.text(3);
    entry.shop_order = row.text(4);
    entry.attempts = static_cast<int>(row.integer(5));
    entry.attempts_started = static_cast<int>(row.integer(6));
    entry.next_at = wall_time_of(row.integer(7));
    entry.last_error = read_error(row, 8);
    if (const auto total = row.optional_integer(10))
        entry.shop_total = Money::from_minor(*total, entry.order.total.currency());
    entry.changed_at = wall_time_of(row.integer(11));
    entry.receipt_shown = row.integer(12) != 0;
    entry.page = {.url = std::string{row.text(14)}, .open_until = wall_time_of(row.integer(15))};
    entry.payment = read_progress(row.text(16));
    entry.withdrawn = row.integer(17) != 0;
    if (!row.is_null(18)) {
        TRY(entry.progress, progress_from_json(row.text(18)));
    }
    entry.progress_at = wall_time_of(row.integer(19));
    return entry;
}

Result<Database> open_file(const fs::path& file) {
    TRY(auto database, open_outbox_file(file));
    TRY_DO(database.quick_check());
    return database;
}

}  // namespace

OutboxStore::OutboxStore() = default;
OutboxStore::~OutboxStore() = default;

Result<std::unique_ptr<OutboxStore>> OutboxStore::open(const fs::path& folder) {
    TRY_DO(make_folder(folder));
    const fs::path file = folder / "outbox.db";
    auto store = std::make_unique<OutboxStore>();
    auto database = open_file(file);
    if (database) {
        store->parts_ = std::make_unique<Parts>(*std::move(database));
        return store;
    }
    if (database.error().code != Errc::bad_data) return tl::unexpected<Error>{std::move(database).error()};
    log::error("the outbox is damaged: {}", database.error().detail);
    TRY(const fs::path aside, set_outbox_aside(file));
    TRY(auto fresh, open_file(file));
    TRY(const int salvaged, salvage_outbox(aside, fresh));
    log::error("{} orders were carried over; the damaged outbox lies at {}", salvaged, aside.string());
    store->parts_ = std::make_unique<Parts>(std::move(fresh));
    store->parts_->set_aside = aside;
    return store;
}

const std::optional<fs::path>& OutboxStore::set_aside() const { return parts_->set_aside; }

bool OutboxStore::must_reopen() const { return parts_->database.must_reopen(); }

Status OutboxStore::reopen() {
    TRY_DO(parts_->database.reopen());
    TRY_DO(parts_->database.quick_check());
    return parts_->drop_not_kept();
}

// Nothing was sent of them: since the failure every call was refused.
Status OutboxStore::Parts::drop_not_kept() {
    TRY(auto transaction, database.begin());
    for (const OrderRef& ref : not_kept) {
        TRY_DO(run_sql(database, "DELETE FROM outbox WHERE ref = ?", ref.text()));
        TRY_DO(run_sql(database, "DELETE FROM orders WHERE ref = ?", ref.text()));
    }
    TRY_DO(transaction.commit());
    not_kept.clear();
    return {};
}

// Whether it is new; within a transaction of the caller's.
Result<bool> OutboxStore::Parts::insert(const Acceptance& one) {
    const Order& order = one.order;
    const std::string body = order_to_json(order);
    TRY(const auto before, find_text(database, "SELECT body FROM orders WHERE ref = ?", order.ref.text()));
    if (before == body) return false;
    if (before) return fail(Errc::conflict, "another order was accepted under this reference");
    TRY_DO(run_sql(database, "INSERT INTO orders(ref, body, accepted_at, pickup_code, contact) VALUES (?, ?, ?, ?, ?)",
                   order.ref.text(), body, to_sql(order.accepted_at), order.pickup_code,
                   std::as_bytes(std::span{one.sealed_contact.data(), one.sealed_contact.size()})));
    TRY_DO(run_sql(database, "INSERT INTO outbox(ref, state, next_at, changed_at) VALUES (?, 'accepted', ?, ?)",
                   order.ref.text(), to_sql(order.accepted_at), to_sql(order.accepted_at)));
    return true;
}

Status OutboxStore::accept(std::span<const Acceptance> orders) {
    TRY(auto transaction, parts_->database.begin());
    std::uint64_t added = 0;
    for (const Acceptance& one : orders) {
        TRY(const bool is_new, parts_->insert(one));
        added += is_new ? 1U : 0U;
    }
    if (added == 0) return {};
    const Status kept = transaction.commit();
    if (kept) {
        parts_->accepted += added;
    } else if (parts_->database.must_reopen()) {
        for (const Acceptance& one : orders) parts_->not_kept.push_back(one.order.ref);
    }
    return kept;
}

Status OutboxStore::accept(const Order& order, const std::string& sealed_contact) {
    const std::array one{Acceptance{.order = order, .sealed_contact = sealed_contact}};
    return accept(one);
}

std::uint64_t OutboxStore::accepted() const { return parts_->accepted; }

// Rows that cannot be read must not keep the others from being sent.
Result<std::vector<OutboxEntry>> OutboxStore::Parts::list(std::string_view sql_rest,
                                                          std::initializer_list<std::int64_t> numbers,
                                                          std::vector<std::string>* unreadable) {
    TRY(auto query, database.prepare(std::string{entry_columns} + std::string{sql_rest}));
    int parameter = 0;
    for (const std::int64_t number : numbers) query.bind(++parameter, number);
    return read_all(query, unreadable);
}

Result<std::vector<OutboxEntry>> OutboxStore::Parts::read_all(Statement& query, std::vector<std::string>* unreadable) {
    std::vector<OutboxEntry> entries;
    for (;;) {
        TRY(const bool found, query.step());
        if (!found) return entries;
        if (auto entry = read_entry(query)) {
            entries.push_back(*std::move(entry));
        } else if (unreadable != nullptr) {
            log::error("an order of the outbox cannot be read: {}", entry.error().detail);
            unreadable->emplace_back(query.text(13));
        }
    }
}

Status OutboxStore::Parts::reject_unreadable(const std::vector<std::string>& refs, WallTime now) {
    for (const std::string& ref : refs)
        TRY_DO(run_sql(database,
                       "UPDATE outbox SET state = 'rejected', error_code = 'bad_data',"
                       " error_detail = 'this program cannot read the order', changed_at = ? WHERE ref = ?",
                       to_sql(now), ref));
    return {};
}

Result<OutboxEntry> OutboxStore::find(const OrderRef& ref) {
    TRY(auto query, parts_->database.prepare(std::string{entry_columns} + "WHERE ref = ?"));
    query.bind_all(ref.text());
    TRY(const bool found, query.step());
    if (!found) return fail(Errc::not_found, "the outbox does not hold this order");
    return read_entry(query);
}

Result<std::vector<OutboxEntry>> OutboxStore::in_state(OrderState state, int newest_max) {
    return parts_->list(fmt::format("WHERE state = '{}' ORDER BY accepted_at DESC, ref LIMIT ?1", to_string(state)),
                        {newest_max}, nullptr);
}

Result<std::vector<OutboxEntry>> OutboxStore::under_code(std::string_view pickup_code, int newest_max) {
    TRY(auto query, parts_->database.prepare(std::string{entry_columns} +
                                             "WHERE pickup_code = ? ORDER BY accepted_at DESC, ref LIMIT ?"));
    query.bind_all(pickup_code, std::int64_t{newest_max});
    return Parts::read_all(query, nullptr);
}

Result<std::vector<OutboxEntry>> OutboxStore::with_contact() {
    return parts_->list("WHERE contact <> x'' ORDER BY accepted_at DESC, ref", {}, nullptr);
}

Result<std::vector<OutboxEntry>> OutboxStore::due(WallTime now, std::chrono::milliseconds longest_wait, int count_max) {
    std::vector<std::string> unreadable;
    TRY(auto entries, parts_->list(fmt::format("WHERE state IN {} AND (next_at <= ?1 OR next_at > ?2)"
                                               " ORDER BY accepted_at, ref LIMIT ?3",
                                               sent_states),
                                   {to_sql(now), to_sql(now + longest_wait), count_max}, &unreadable));
    TRY_DO(parts_->reject_unreadable(unreadable, now));
    return entries;
}

Result<std::vector<OutboxEntry>> OutboxStore::in_doubt(WallTime now, std::chrono::milliseconds longest_wait,
                                                       WallTime since, int count_max) {
    return parts_->list(fmt::format("WHERE {} AND (next_at <= ?1 OR next_at > ?2) AND changed_at >= ?3"
                                    " ORDER BY next_at, ref LIMIT ?4",
                                    is_in_doubt),
                        {to_sql(now), to_sql(now + longest_wait), to_sql(since), count_max}, nullptr);
}

Result<std::vector<OutboxEntry>> OutboxStore::awaiting_payment(WallTime now, std::chrono::milliseconds longest_wait,
                                                               int count_max) {
    return parts_->list(
        "WHERE state = 'awaiting_payment' AND (next_at <= ?1 OR next_at > ?2) ORDER BY next_at, ref LIMIT ?3",
        {to_sql(now), to_sql(now + longest_wait), count_max}, nullptr);
}

Result<std::optional<WallTime>> OutboxStore::next_due(WallTime doubted_since) {
    TRY(const auto at, find_integer(parts_->database,
                                    fmt::format("SELECT min(next_at) FROM outbox WHERE state IN {} OR ({} AND"
                                                " changed_at >= ?)",
                                                owed_states, is_in_doubt),
                                    to_sql(doubted_since)));
    if (!at) return std::nullopt;
    return wall_time_of(*at);
}

Result<OutboxCounts> OutboxStore::counts() {
    OutboxCounts counts;
    TRY_DO(
        each_row(parts_->database, "SELECT state, count(*) FROM outbox GROUP BY state", [&](Statement& row) -> Status {
            const auto state = parse_order_state(row.text(0)).value_or(OrderState::rejected);
            const auto number = static_cast<int>(row.integer(1));
            if (state == OrderState::confirmed) counts.confirmed += number;
            if (state == OrderState::rejected) counts.rejected += number;
            if (state == OrderState::needs_customer) counts.needs_customer += number;
            if (!is_final(state) && state != OrderState::needs_customer) counts.owed += number;
            return {};
        }));
    TRY(const auto oldest,
        find_integer(
            parts_->database,
            fmt::format("SELECT min(accepted_at) FROM orders JOIN outbox USING (ref) WHERE state IN {}", owed_states)));
    if (oldest) counts.oldest_owed = wall_time_of(*oldest);
    return counts;
}

Status OutboxStore::mark_receipt_shown(std::span<const OrderRef> refs) {
    TRY(auto transaction, parts_->database.begin());
    for (const OrderRef& ref : refs) {
        TRY_DO(run_sql(parts_->database, "UPDATE outbox SET receipt_shown = 1 WHERE ref = ?", ref.text()));
    }
    return transaction.commit();
}

Result<std::vector<OutboxEntry>> OutboxStore::receipts_not_shown() {
    return parts_->list("WHERE receipt_shown = 0 AND state <> 'cancelled' ORDER BY accepted_at DESC, ref LIMIT 100", {},
                        nullptr);
}

Result<int> OutboxStore::wipe_contacts(WallTime now, std::chrono::milliseconds keep) {
    Database& database = parts_->database;
    TRY_DO(run_sql(database,
                   "UPDATE orders SET contact = x'' WHERE contact <> x'' AND ref IN (SELECT ref FROM outbox"
                   " WHERE state IN ('confirmed', 'cancelled') AND changed_at <= ?)",
                   to_sql(now - keep)));
    const auto wiped = static_cast<int>(database.changed_rows());
    // The old content is overwritten in the file (erases_deleted), but the log still holds it until it is emptied.
    if (wiped > 0) TRY_DO(database.checkpoint());
    return wiped;
}

}  // namespace zuil
