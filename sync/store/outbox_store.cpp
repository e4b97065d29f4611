#include "sync/store/outbox_store.hpp"

#include <fmt/format.h>

#include <array>
#include <initializer_list>

#include "platform/base/log.hpp"
#include "platform/files/files.hpp"
#include "sync/store/order_json.hpp"
#include "sync/store/outbox_salvage.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

// Money is kept as minor units; the currency is the order's own.
constexpr std::string_view entry_columns =
    "SELECT orders.body, state, contact, handle, shop_order, attempts, attempts_started, next_at, error_code,"
    " error_detail, shop_total, changed_at, receipt_shown, orders.ref FROM outbox JOIN orders USING (ref) ";

constexpr std::string_view owed_states = "('accepted', 'preparing', 'prepared', 'committing')";

constexpr std::string_view is_in_doubt = "state IN ('rejected', 'needs_customer') AND handle <> ''";

// The names of error codes as they are kept; to_string's wording may change, these may not.
constexpr std::array<std::pair<Errc, std::string_view>, 9> error_names{{{Errc::offline, "offline"},
                                                                        {Errc::timeout, "timeout"},
                                                                        {Errc::refused, "refused"},
                                                                        {Errc::shop_fault, "shop_fault"},
                                                                        {Errc::bad_data, "bad_data"},
                                                                        {Errc::not_found, "not_found"},
                                                                        {Errc::conflict, "conflict"},
                                                                        {Errc::store_fault, "store_fault"},
                                                                        {Errc::device_fault, "device_fault"}}};

std::string_view name_of(Errc code) {
    for (const auto& [value, name] : error_names) {
        if (value == code) return name;
    }
    return "bad_data";
}

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
    return entry;
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
    if (!money) return std::nullopt;
    return money->minor();
}

Result<Database> open_file(const fs::path& file) {
    TRY(auto database, open_outbox_file(file));
    TRY_DO(database.quick_check());
    return database;
}

}  // namespace

struct OutboxStore::Parts {
    explicit Parts(Database opened) : database{std::move(opened)} {}

    Database database;
    std::optional<fs::path> set_aside;
    std::uint64_t accepted = 0;

    // One commit: the state must be one of `from`; `assignments` is what follows SET, its parameters first.
    template <class... Values>
    Status move(const OrderRef& ref, std::initializer_list<OrderState> from, std::string_view assignments,
                const Values&... values) {
        TRY(auto transaction, database.begin());
        TRY(const auto state, find_text(database, "SELECT state FROM outbox WHERE ref = ?", ref.text()));
        if (!state) return fail(Errc::not_found, "the outbox does not hold this order");
        bool fits = false;
        for (const OrderState allowed : from) fits = fits || to_string(allowed) == *state;
        if (!fits) return fail(Errc::conflict, fmt::format("the order is {}; this step does not fit", *state));
        TRY_DO(
            run_sql(database, fmt::format("UPDATE outbox SET {} WHERE ref = ?", assignments), values..., ref.text()));
        return transaction.commit();
    }

    Result<std::vector<OutboxEntry>> list(std::string_view sql_rest, std::initializer_list<std::int64_t> numbers,
                                          std::vector<std::string>* unreadable);
    Status reject_unreadable(const std::vector<std::string>& refs, WallTime now);
    Result<bool> insert(const Acceptance& one);
};

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

// Whether it is new; within a transaction of the caller's.
Result<bool> OutboxStore::Parts::insert(const Acceptance& one) {
    const Order& order = one.order;
    const std::string body = order_to_json(order);
    TRY(const auto before, find_text(database, "SELECT body FROM orders WHERE ref = ?", order.ref.text()));
    if (before == body) return false;
    if (before) return fail(Errc::conflict, "another order was accepted under this reference");
    TRY_DO(run_sql(database, "INSERT INTO orders(ref, body, accepted_at, contact) VALUES (?, ?, ?, ?)",
                   order.ref.text(), body, to_sql(order.accepted_at),
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
    TRY_DO(transaction.commit());
    parts_->accepted += added;
    return {};
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

Result<std::vector<OutboxEntry>> OutboxStore::due(WallTime now, std::chrono::milliseconds longest_wait, int count_max) {
    std::vector<std::string> unreadable;
    TRY(auto entries, parts_->list(fmt::format("WHERE state IN {} AND (next_at <= ?1 OR next_at > ?2)"
                                               " ORDER BY accepted_at, ref LIMIT ?3",
                                               owed_states),
                                   {to_sql(now), to_sql(now + longest_wait), count_max}, &unreadable));
    TRY_DO(parts_->reject_unreadable(unreadable, now));
    return entries;
}

Result<std::vector<OutboxEntry>> OutboxStore::in_doubt(WallTime now, WallTime since, int count_max) {
    return parts_->list(
        fmt::format("WHERE {} AND next_at <= ?1 AND changed_at >= ?2 ORDER BY next_at, ref LIMIT ?3", is_in_doubt),
        {to_sql(now), to_sql(since), count_max}, nullptr);
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

Status OutboxStore::begin_attempt(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing},
                        "state = CASE state WHEN 'accepted' THEN 'preparing' WHEN 'prepared' THEN 'committing'"
                        " ELSE state END, attempts_started = attempts_started + 1, changed_at = ?",
                        to_sql(now));
}

Status OutboxStore::keep_handle(const OrderRef& ref, const std::string& handle, std::optional<Money> shop_total,
                                WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {preparing},
                        "state = 'prepared', handle = ?, shop_total = ?, attempts = 0, attempts_started = 0,"
                        " next_at = ?, error_code = NULL, error_detail = '', changed_at = ?",
                        handle, minor_of(shop_total), to_sql(now), to_sql(now));
}

Status OutboxStore::confirm(const OrderRef& ref, const std::string& shop_order, std::optional<Money> shop_total,
                            WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {preparing, prepared, committing, rejected, needs_customer},
                        "state = 'confirmed', shop_order = ?, shop_total = coalesce(?, shop_total), attempts = 0,"
                        " attempts_started = 0, error_code = NULL, error_detail = '', changed_at = ?",
                        shop_order, minor_of(shop_total), to_sql(now));
}

Status OutboxStore::postpone(const OrderRef& ref, const Error& error, WallTime next_at, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing},
                        "attempts = attempts + 1, attempts_started = 0, next_at = ?, error_code = ?,"
                        " error_detail = ?, changed_at = ?",
                        to_sql(next_at), name_of(error.code), error.detail, to_sql(now));
}

Status OutboxStore::hurry(WallTime next_at) {
    return run_sql(parts_->database,
                   fmt::format("UPDATE outbox SET next_at = ?1 WHERE next_at > ?1 AND state IN {}"
                               " AND error_code IN ('offline', 'timeout', 'shop_fault')",
                               owed_states),
                   to_sql(next_at));
}

Status OutboxStore::forget_handle(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {preparing, prepared, committing},
                        "state = 'accepted', handle = '', attempts_started = 0, next_at = ?, changed_at = ?",
                        to_sql(now), to_sql(now));
}

Status OutboxStore::reject(const OrderRef& ref, const Error& reason, WallTime look_at, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing},
                        "state = 'rejected', attempts_started = 0, error_code = ?, error_detail = ?, next_at = ?,"
                        " changed_at = ?",
                        name_of(reason.code), reason.detail, to_sql(look_at), to_sql(now));
}

Status OutboxStore::ask_customer(const OrderRef& ref, const Error& reason, std::optional<Money> shop_total,
                                 WallTime look_at, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing},
                        "state = 'needs_customer', attempts_started = 0, error_code = ?, error_detail = ?,"
                        " shop_total = coalesce(?, shop_total), next_at = ?, changed_at = ?",
                        name_of(reason.code), reason.detail, minor_of(shop_total), to_sql(look_at), to_sql(now));
}

Status OutboxStore::look_again(const OrderRef& ref, WallTime look_at) {
    return parts_->move(ref, {OrderState::rejected, OrderState::needs_customer}, "next_at = ?", to_sql(look_at));
}

Status OutboxStore::agree(const OrderRef& ref, const Order& as_agreed, WallTime now) {
    if (as_agreed.ref != ref) return fail(Errc::conflict, "what was agreed to is another order");
    Database& database = parts_->database;
    TRY(auto transaction, database.begin());
    TRY_DO(run_sql(database,
                   "UPDATE orders SET body = ? WHERE ref = (SELECT ref FROM outbox WHERE ref = ? AND"
                   " state = 'needs_customer')",
                   order_to_json(as_agreed), ref.text()));
    if (database.changed_rows() != 1) return fail(Errc::conflict, "the order does not wait for the shopper");
    TRY_DO(run_sql(database,
                   "UPDATE outbox SET state = 'accepted', attempts = 0, next_at = ?, error_code = NULL,"
                   " error_detail = '', changed_at = ? WHERE ref = ?",
                   to_sql(now), to_sql(now), ref.text()));
    return transaction.commit();
}

Status OutboxStore::retry(const OrderRef& ref, WallTime now) {
    return parts_->move(ref, {OrderState::rejected},
                        "state = 'accepted', attempts = 0, attempts_started = 0, next_at = ?, changed_at = ?",
                        to_sql(now), to_sql(now));
}

Status OutboxStore::cancel(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing, confirmed, needs_customer, rejected},
                        "state = 'cancelled', attempts_started = 0, changed_at = ?", to_sql(now));
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
