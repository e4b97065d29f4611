#include "sync/store/staff_store.hpp"

#include <fmt/format.h>

#include <array>

#include "platform/base/log.hpp"
#include "platform/secrets/slow_hash.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 1> staff_steps{
    "CREATE TABLE salt(salt TEXT NOT NULL);"
    "CREATE TABLE account(id TEXT PRIMARY KEY, role TEXT NOT NULL, name BLOB NOT NULL, pin TEXT UNIQUE,"
    " badge TEXT UNIQUE) WITHOUT ROWID;"
    "CREATE TABLE tries(whose TEXT PRIMARY KEY, wrong INTEGER NOT NULL, closed_for INTEGER NOT NULL,"
    " since INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE audit(number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL,"
    " act TEXT NOT NULL, about TEXT NOT NULL, in_training INTEGER NOT NULL);"};

// What is not there must not count as the same twice.
std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

Result<Database> open_staff(const std::filesystem::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::precious, .erases_deleted = true, .cache_kib = 512}));
    TRY_DO(database.migrate(staff_steps));
    return database;
}

// Which is of more use to who looks for the damage than to the kiosk.
void set_staff_aside(const std::filesystem::path& file) {
    std::error_code error;
    for (const char* part : {"", "-wal", "-shm"}) {
        std::filesystem::path from{file.string() + part};
        std::filesystem::rename(from, file.parent_path() / ("staff-damaged.db" + std::string{part}), error);
    }
}

Result<std::string> read_salt(Database& database, Random& random) {
    TRY(const auto kept, find_text(database, "SELECT salt FROM salt"));
    if (kept) return *kept;
    std::string salt = make_salt(random);
    TRY_DO(run_sql(database, "INSERT INTO salt(salt) VALUES (?)", salt));
    return salt;
}

AuditRow read_audit(Statement& row) {
    return {.at = wall_time_of(row.integer(0)),
            .who = StaffId{std::string{row.text(1)}},
            .act = std::string{row.text(2)},
            .about = std::string{row.text(3)},
            .in_training = row.integer(4) != 0};
}

}  // namespace

struct StaffStore::Parts {
    Database database;
    std::string salt;
    std::int64_t trimmed_on = 0;  // the day
};

StaffStore::StaffStore(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
StaffStore::~StaffStore() = default;

Result<std::unique_ptr<StaffStore>> StaffStore::open(const std::filesystem::path& folder, Random& random) {
    const auto file = folder / "staff.db";
    auto database = open_staff(file);
    if (!database && database.error().code == Errc::bad_data) {
        log::error("who works here is lost: {}", database.error().detail);
        set_staff_aside(file);
        database = open_staff(file);
    }
    if (!database) return tl::unexpected<Error>{std::move(database).error()};
    TRY(std::string salt, read_salt(*database, random));
    return std::unique_ptr<StaffStore>{
        new StaffStore{std::make_unique<Parts>(Parts{*std::move(database), std::move(salt)})}};
}

const std::string& StaffStore::salt() const { return parts_->salt; }

Result<std::vector<StaffRow>> StaffStore::accounts() {
    std::vector<StaffRow> rows;
    TRY_DO(each_row(parts_->database, "SELECT id, role, name, pin, badge FROM account ORDER BY id",
                    [&](Statement& row) -> Status {
                        rows.push_back({.id = StaffId{std::string{row.text(0)}},
                                        .role = parse_staff_role(row.text(1)).value_or(StaffRole::staff),
                                        .sealed_name = std::string{row.text(2)},
                                        .pin = row.optional_text(3).value_or(""),
                                        .badge = row.optional_text(4).value_or("")});
                        return {};
                    }));
    return rows;
}

Status StaffStore::add(const StaffRow& row) {
    return run_sql(parts_->database, "INSERT INTO account(id, role, name, pin, badge) VALUES (?, ?, ?, ?, ?)",
                   row.id.text(), to_string(row.role), std::as_bytes(std::span{row.sealed_name}), or_null(row.pin),
                   or_null(row.badge));
}

Status StaffStore::set_pin(const StaffId& id, const std::string& pin) {
    TRY_DO(run_sql(parts_->database, "UPDATE account SET pin = ? WHERE id = ?", or_null(pin), id.text()));
    if (parts_->database.changed_rows() == 0) return fail(Errc::not_found, "nobody here is " + id.text());
    return {};
}

Status StaffStore::remove(const StaffId& id) {
    TRY(auto whole, parts_->database.begin());
    TRY_DO(run_sql(parts_->database, "DELETE FROM account WHERE id = ?", id.text()));
    if (parts_->database.changed_rows() == 0) return fail(Errc::not_found, "nobody here is " + id.text());
    TRY_DO(run_sql(parts_->database, "DELETE FROM tries WHERE whose = ?", id.text()));
    return whole.commit();
}

Result<TriesRow> StaffStore::tries(std::string_view whose) {
    TriesRow tries;
    TRY_DO(each_row(
        parts_->database, "SELECT wrong, closed_for, since FROM tries WHERE whose = ?",
        [&](Statement& row) -> Status {
            tries = {.wrong = static_cast<int>(row.integer(0)),
                     .closed_for = std::chrono::milliseconds{row.integer(1)},
                     .since = BootTime{std::chrono::milliseconds{row.integer(2)}}};
            return {};
        },
        whose));
    return tries;
}

Status StaffStore::keep_tries(std::string_view whose, const TriesRow& tries) {
    if (tries.wrong == 0) return run_sql(parts_->database, "DELETE FROM tries WHERE whose = ?", whose);
    return run_sql(parts_->database,
                   "INSERT INTO tries(whose, wrong, closed_for, since) VALUES (?, ?, ?, ?) ON CONFLICT(whose) DO UPDATE"
                   " SET wrong = excluded.wrong, closed_for = excluded.closed_for, since = excluded.since",
                   whose, tries.wrong, tries.closed_for.count(), tries.since.time_since_epoch().count());
}

Status StaffStore::note(const AuditRow& row, std::chrono::days kept) {
    Database& database = parts_->database;
    const std::int64_t today = std::chrono::floor<std::chrono::days>(row.at).time_since_epoch().count();
    if (parts_->trimmed_on != today) {
        TRY_DO(run_sql(database, "DELETE FROM audit WHERE at < ?", to_sql(row.at - kept)));
        TRY_DO(
            run_sql(database, "DELETE FROM audit WHERE number <= (SELECT max(number) FROM audit) - ?", audit_rows_max));
        parts_->trimmed_on = today;
    }
    return run_sql(database, "INSERT INTO audit(at, who, act, about, in_training) VALUES (?, ?, ?, ?, ?)",
                   to_sql(row.at), row.who.text(), row.act, row.about, row.in_training ? 1 : 0);
}

Result<std::vector<AuditRow>> StaffStore::audit(int newest_max) {
    std::vector<AuditRow> rows;
    TRY_DO(each_row(
        parts_->database, "SELECT at, who, act, about, in_training FROM audit ORDER BY number DESC LIMIT ?",
        [&](Statement& row) -> Status {
            rows.push_back(read_audit(row));
            return {};
        },
        newest_max));
    return rows;
}

Result<std::vector<AuditRow>> StaffStore::audit_about(std::string_view reference) {
    std::vector<AuditRow> rows;
    if (reference.empty()) return rows;
    TRY_DO(each_row(
        parts_->database,
        "SELECT at, who, act, about, in_training FROM audit WHERE substr(about, -length(?1)) = ?1 ORDER BY number DESC",
        [&](Statement& row) -> Status {
            rows.push_back(read_audit(row));
            return {};
        },
        reference));
    return rows;
}

}  // namespace zuil
