#include "sync/store/customer_store.hpp"

#include <array>

#include "platform/base/log.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 2> customer_steps{
    "CREATE TABLE person(id TEXT PRIMARY KEY, sealed BLOB NOT NULL, asked_at INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE person_key(hash TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY(hash, person)) WITHOUT ROWID;"
    "CREATE INDEX key_of_person ON person_key(person);"
    "CREATE TABLE erased(hash TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE try(number INTEGER PRIMARY KEY, scope TEXT NOT NULL, at INTEGER NOT NULL);"
    "CREATE INDEX try_of_scope ON try(scope, at);",
    // What was erased together, by one of its hashes.
    "ALTER TABLE erased ADD COLUMN of_one TEXT NOT NULL DEFAULT ''"};

// Longer than anything is limited by; an older one only takes room.
constexpr std::chrono::hours tries_kept_for{2};

// The moment of an erasure that nothing asked for comes after.
constexpr std::int64_t kept_out_for_good = INT64_MAX;

Result<Database> open_customers(const std::filesystem::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::precious, .erases_deleted = true, .vfs = {}}));
    TRY_DO(database.migrate(customer_steps));
    return database;
}

Status remove_person(Database& database, std::string_view id) {
    TRY_DO(run_sql(database, "DELETE FROM person_key WHERE person = ?", id));
    return run_sql(database, "DELETE FROM person WHERE id = ?", id);
}

Result<std::vector<std::string>> people_of(Database& database, std::string_view hash) {
    std::vector<std::string> people;
    TRY_DO(each_row(
        database, "SELECT id FROM person WHERE id = ?1 UNION SELECT person FROM person_key WHERE hash = ?1",
        [&](Statement& row) -> Status {
            people.emplace_back(row.text(0));
            return {};
        },
        hash));
    return people;
}

Result<bool> was_erased_since(Database& database, std::string_view hash, WallTime asked_at) {
    TRY(const auto at, find_integer(database, "SELECT at FROM erased WHERE hash = ?", hash));
    return at && *at >= to_sql(asked_at);
}

// Those that are over, those from a time that has not come yet (the clock was wrong then), and the oldest of too many.
Result<std::int64_t> remove_what_is_over(Database& database, WallTime now) {
    std::vector<std::string> over;
    const auto note = [&](Statement& row) -> Status {
        over.emplace_back(row.text(0));
        return {};
    };
    TRY_DO(each_row(database, "SELECT id FROM person WHERE asked_at <= ? OR asked_at > ?", note,
                    to_sql(now - CustomerStore::kept_for), to_sql(now)));
    for (const std::string& id : over) TRY_DO(remove_person(database, id));
    return static_cast<std::int64_t>(over.size());
}

Result<std::int64_t> remove_what_is_too_much(Database& database) {
    std::vector<std::string> oldest;
    TRY_DO(each_row(
        database, "SELECT id FROM person ORDER BY asked_at DESC, id LIMIT -1 OFFSET ?",
        [&](Statement& row) -> Status {
            oldest.emplace_back(row.text(0));
            return {};
        },
        CustomerStore::people_max));
    for (const std::string& id : oldest) TRY_DO(remove_person(database, id));
    return static_cast<std::int64_t>(oldest.size());
}

}  // namespace

struct CustomerStore::Parts {
    Database database;
};

CustomerStore::CustomerStore(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
CustomerStore::~CustomerStore() = default;

Result<std::unique_ptr<CustomerStore>> CustomerStore::open(const std::filesystem::path& folder) {
    const auto file = folder / "customers.db";
    auto database = open_customers(file);
    if (!database && database.error().code == Errc::bad_data) {
        log::warning("what was kept of customers is lost: {}", database.error().detail);
        TRY_DO(remove_database_files(file));
        database = open_customers(file);
    }
    if (!database) return tl::unexpected<Error>{std::move(database).error()};
    return std::unique_ptr<CustomerStore>{new CustomerStore{std::make_unique<Parts>(Parts{*std::move(database)})}};
}

Status CustomerStore::keep(const Person& person) {
    Database& database = parts_->database;
    TRY(Transaction all, database.begin());
    TRY(bool is_erased, was_erased_since(database, person.id, person.asked_at));
    for (const std::string& key : person.keys) {
        if (is_erased) break;
        TRY(is_erased, was_erased_since(database, key, person.asked_at));
    }
    if (is_erased) return {};
    TRY_DO(remove_person(database, person.id));
    TRY_DO(run_sql(database, "INSERT INTO person(id, sealed, asked_at) VALUES (?, ?, ?)", person.id, person.sealed,
                   to_sql(person.asked_at)));
    for (const std::string& key : person.keys)
        TRY_DO(run_sql(database, "INSERT OR IGNORE INTO person_key(hash, person) VALUES (?, ?)", key, person.id));
    TRY(const std::int64_t removed, remove_what_is_too_much(database));
    TRY_DO(all.commit());
    return removed > 0 ? database.checkpoint() : Status{};
}

Result<std::optional<CustomerStore::Kept>> CustomerStore::find(std::string_view hash, WallTime now) {
    Database& database = parts_->database;
    TRY(const auto people, people_of(database, hash));
    if (people.size() != 1) return std::nullopt;
    std::optional<Kept> kept;
    TRY_DO(each_row(
        database, "SELECT sealed, asked_at FROM person WHERE id = ? AND asked_at > ? AND asked_at <= ?",
        [&](Statement& row) -> Status {
            kept = Kept{people.front(), std::string{row.text(0)}, wall_time_of(row.integer(1))};
            return {};
        },
        people.front(), to_sql(now - kept_for), to_sql(now)));
    return kept;
}

Status CustomerStore::erase(std::string_view hash, WallTime now, Erasure erasure) {
    constexpr std::string_view note =
        "INSERT INTO erased(hash, at, of_one) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET at = max(at, excluded.at), of_one = excluded.of_one";
    const std::int64_t until = erasure == Erasure::kept_out ? kept_out_for_good : to_sql(now);
    Database& database = parts_->database;
    {
        TRY(Transaction all, database.begin());
        TRY(const auto people, people_of(database, hash));
        const std::string of_one = people.empty() ? std::string{hash} : people.front();
        TRY_DO(run_sql(database, note, hash, until, of_one));
        for (const std::string& id : people) {
            TRY_DO(run_sql(database, note, id, until, of_one));
            TRY_DO(remove_person(database, id));
        }
        TRY_DO(all.commit());
    }
    return database.checkpoint();
}

Result<bool> CustomerStore::let_in(std::string_view hash, WallTime now) {
    Database& database = parts_->database;
    TRY_DO(run_sql(database,
                   "UPDATE erased SET at = ?1 WHERE at = ?3 AND (hash = ?2 OR of_one IN"
                   " (SELECT of_one FROM erased WHERE hash = ?2 AND of_one <> ''))",
                   to_sql(now), hash, kept_out_for_good));
    return database.changed_rows() > 0;
}

Result<bool> CustomerStore::tidy(WallTime now) {
    Database& database = parts_->database;
    std::int64_t removed = 0;
    {
        TRY(Transaction all, database.begin());
        TRY(removed, remove_what_is_over(database, now));
        TRY_DO(run_sql(database, "DELETE FROM erased WHERE at < ?", to_sql(now - erasure_kept_for)));
        TRY_DO(run_sql(database, "DELETE FROM try WHERE at < ?", to_sql(now - tries_kept_for)));
        TRY_DO(all.commit());
    }
    // What the log still holds of them goes with it.
    if (removed > 0) TRY_DO(database.checkpoint());
    return removed > 0;
}

Result<std::optional<WallTime>> CustomerStore::next_over() {
    TRY(const auto oldest, find_integer(parts_->database, "SELECT min(asked_at) FROM person"));
    if (!oldest) return std::nullopt;
    return wall_time_of(*oldest) + kept_for;
}

Status CustomerStore::note_try(std::string_view scope, WallTime now) {
    return run_sql(parts_->database, "INSERT INTO try(scope, at) VALUES (?, ?)", scope, to_sql(now));
}

Status CustomerStore::take_back_try(std::string_view scope) {
    return run_sql(parts_->database, "DELETE FROM try WHERE number = (SELECT max(number) FROM try WHERE scope = ?)",
                   scope);
}

Status CustomerStore::forget_tries(std::string_view scope) {
    return run_sql(parts_->database, "DELETE FROM try WHERE scope = ?", scope);
}

Result<std::optional<WallTime>> CustomerStore::closed_until(std::string_view scope, int tries_max,
                                                            std::chrono::milliseconds within, WallTime now) {
    // A try far ahead was noted before the clock was set back: it must not keep anything closed until then.
    TRY(const auto decisive,
        find_integer(parts_->database,
                     "SELECT at FROM try WHERE scope = ? AND at <= ? ORDER BY at DESC LIMIT 1 OFFSET ?", scope,
                     to_sql(now + within), tries_max - 1));
    if (!decisive || wall_time_of(*decisive) + within <= now) return std::nullopt;
    return wall_time_of(*decisive) + within;
}

}  // namespace zuil
