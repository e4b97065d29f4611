#include "sync/store/pickup_store.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "platform/base/log.hpp"
#include "platform/base/uuid.hpp"
#include "platform/files/files.hpp"
#include "sync/store/desk_json.hpp"
#include "sync/store/outbox_parts.hpp"
#include "sync/store/pickup_parts.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> pickup_steps{
    "CREATE TABLE kiosk(installation TEXT NOT NULL);"
    "CREATE TABLE pickups(id TEXT PRIMARY KEY, body TEXT NOT NULL, contact BLOB NOT NULL, code TEXT NOT NULL,"
    " number TEXT NOT NULL, placed_at INTEGER NOT NULL, told_at INTEGER NOT NULL, absent INTEGER NOT NULL DEFAULT 0,"
    " over_at INTEGER, change TEXT, changed_at INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,"
    " next_at INTEGER NOT NULL DEFAULT 0, error_code TEXT, error_detail TEXT NOT NULL DEFAULT '', conflict TEXT,"
    " refusal TEXT NOT NULL DEFAULT '', conflict_at INTEGER NOT NULL DEFAULT 0, checked_in_at INTEGER,"
    " by_helper INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
    "CREATE INDEX pickup_codes ON pickups(code);"
    "CREATE TABLE helper_codes(hash TEXT PRIMARY KEY, pickup TEXT NOT NULL, expires_at INTEGER NOT NULL, state TEXT NOT"
    " NULL) WITHOUT ROWID;"};

constexpr std::string_view pickup_columns =
    "SELECT body, contact, told_at, change, changed_at, attempts, error_code, error_detail, conflict, refusal,"
    " conflict_at, checked_in_at, by_helper FROM pickups ";

constexpr std::chrono::hours kept_when_over{24};
// An order of which the shop tells nothing any more, because it cannot be reached, is not shown for ever.
constexpr std::chrono::days kept_unheard{60};
constexpr std::chrono::hours told_again{1};

Result<PickupEntry> read_pickup(const Statement& row) {
    PickupEntry entry;
    TRY(entry.order, desk_order_from_json(row.text(0)));
    entry.sealed_contact = row.text(1);
    entry.told_at = wall_time_of(row.integer(2));
    if (!row.is_null(3)) {
        TRY(entry.change, desk_change_from_json(row.text(3)));
    }
    entry.changed_at = wall_time_of(row.integer(4));
    entry.attempts = static_cast<int>(row.integer(5));
    for (const auto& [code, name] : error_names) {
        if (name == row.text(6)) entry.last_error = Error{code, std::string{row.text(7)}};
    }
    if (!row.is_null(8)) {
        entry.conflict = DeskConflict{.wanted = parse_shop_stage(row.text(8)).value_or(ShopStage::preparing),
                                      .refusal = std::string{row.text(9)},
                                      .at = wall_time_of(row.integer(10))};
    }
    if (const auto at = row.optional_integer(11)) {
        entry.check_in = CheckIn{.at = wall_time_of(*at), .by_helper = row.integer(12) != 0};
    }
    return entry;
}

bool is_over(const DeskOrder& order) { return order.is_cancelled || order.progress.stage == ShopStage::handed_over; }

// When it ended, as far as anybody knows.
std::optional<std::int64_t> over_at(const DeskOrder& order, WallTime now) {
    if (!is_over(order)) return std::nullopt;
    return to_sql(std::min(order.progress.handed_over_at.value_or(now), now));
}

Result<Database> open_pickups_file(const fs::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::precious, .erases_deleted = true, .vfs = {}}));
    TRY_DO(database.migrate(pickup_steps));
    TRY_DO(database.quick_check());
    return database;
}

// The list itself comes from the shop again; what it was not told is lost, and said so.
Status set_pickups_aside(const fs::path& file) {
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::error_code error;
        const fs::path from{file.string() + ending};
        if (fs::exists(from, error)) fs::rename(from, fs::path{file.string() + ".damaged" + ending}, error);
        if (error) return fail(Errc::store_fault, "the damaged pick-up list cannot be set aside");
    }
    return {};
}

Result<std::string> installation_of(Database& database, Random& random) {
    TRY(const auto found, find_text(database, "SELECT installation FROM kiosk"));
    if (found) return *found;
    const SystemClock clock;
    constexpr std::size_t chance_begins = 24;  // what of a UUIDv7 is chance alone
    const std::string made = UuidMaker{clock, random}.next().substr(chance_begins);
    TRY_DO(run_sql(database, "INSERT INTO kiosk(installation) VALUES (?)", made));
    return made;
}

// A code without what only helps the eye, in capitals: "7k 42" and "7K42" are one.
std::string shown_code(std::string_view code) {
    std::string plain;
    for (const char sign : code) {
        if (sign != ' ') plain += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    return plain;
}

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span{text.data(), text.size()});
}

}  // namespace

int PickupEntry::quantity_of(const DeskLine& line) const {
    if (!change) return line.quantity;
    const auto kept = std::ranges::find(change->keeps, line.id, &DeskChange::Kept::line);
    return kept == change->keeps.end() ? line.quantity : std::min(line.quantity, kept->quantity);
}

PickupStore::PickupStore(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
PickupStore::~PickupStore() = default;

Result<std::unique_ptr<PickupStore>> PickupStore::open(const fs::path& folder, Random& random) {
    TRY_DO(make_folder(folder));
    const fs::path file = folder / "pickups.db";
    auto database = open_pickups_file(file);
    if (!database && database.error().code == Errc::bad_data) {
        log::error("the pick-up list is damaged, and was set aside: {}", database.error().detail);
        TRY_DO(set_pickups_aside(file));
        database = open_pickups_file(file);
    }
    if (!database) return tl::unexpected<Error>{std::move(database).error()};
    auto parts = std::make_unique<Parts>(*std::move(database));
    TRY(parts->installation, installation_of(parts->database, random));
    TRY(const auto told_at, find_integer(parts->database, "SELECT max(told_at) FROM pickups"));
    if (told_at) parts->heard_at = wall_time_of(*told_at);
    return std::unique_ptr<PickupStore>{new PickupStore{std::move(parts)}};
}

const std::string& PickupStore::installation() const { return parts_->installation; }
std::uint64_t PickupStore::edition() const { return parts_->edition; }
std::optional<WallTime> PickupStore::heard_at() const { return parts_->heard_at; }

// A pick-up that is over when it is first heard of was somebody else's doing, and is of no use here.
Status PickupStore::Parts::upsert(const Told& told, WallTime now) {
    const DeskOrder& order = told.order;
    TRY(const auto known, find_integer(database, "SELECT count(*) FROM pickups WHERE id = ?", order.id));
    if (known.value_or(0) == 0) {
        TRY(const auto count, find_integer(database, "SELECT count(*) FROM pickups"));
        if (is_over(order) || count.value_or(0) >= pickups_max) return {};
    }
    const std::string body = desk_order_to_json(order);
    TRY(const auto before, find_text(database, "SELECT body FROM pickups WHERE id = ?", order.id));
    // The list comes every minute, and hardly anything in it is new: what is as it was is not written again.
    if (before == body) {
        return run_sql(database,
                       "UPDATE pickups SET told_at = ?1, absent = 0 WHERE id = ?2 AND (told_at < ?3 OR absent)",
                       to_sql(now), order.id, to_sql(now - told_again));
    }
    TRY_DO(run_sql(database,
                   "INSERT INTO pickups(id, body, contact, code, number, placed_at, told_at) VALUES (?1, ?2, ?3, ?4,"
                   " ?5, ?6, ?7) ON CONFLICT(id) DO UPDATE SET body = ?2, contact = ?3, code = ?4, number = ?5,"
                   " told_at = ?7, absent = 0",
                   order.id, body, bytes_of(told.sealed_contact), shown_code(order.pickup_code),
                   shown_code(order.number), to_sql(order.placed_at), to_sql(now)));
    return write("UPDATE pickups SET over_at = coalesce(over_at, ?) WHERE id = ?", over_at(order, now), order.id);
}

Status PickupStore::take_list(std::span<const Told> list, bool is_whole, WallTime now) {
    Database& database = parts_->database;
    TRY(auto transaction, database.begin());
    std::set<std::string> absent;
    if (is_whole) {
        TRY_DO(each_row(database, "SELECT id FROM pickups WHERE over_at IS NULL", [&](Statement& row) -> Status {
            absent.emplace(row.text(0));
            return {};
        }));
    }
    for (const Told& told : list) {
        absent.erase(told.order.id);
        TRY_DO(parts_->upsert(told, now));
    }
    for (const std::string& order : absent) {
        TRY_DO(run_sql(database, "UPDATE pickups SET absent = 1 WHERE id = ?", order));
    }
    TRY_DO(transaction.commit());
    parts_->heard_at = now;
    return {};
}

Status PickupStore::take(const Told& told, WallTime now) {
    TRY(auto transaction, parts_->database.begin());
    TRY_DO(parts_->upsert(told, now));
    return transaction.commit();
}

Status PickupStore::forget(const std::string& order) {
    return parts_->write("DELETE FROM pickups WHERE id = ?", order);
}

Result<std::vector<std::string>> PickupStore::to_look_at(int count_max) {
    std::vector<std::string> orders;
    TRY_DO(each_row(
        parts_->database, "SELECT id FROM pickups WHERE absent = 1 AND change IS NULL LIMIT ?",
        [&](Statement& row) -> Status {
            orders.emplace_back(row.text(0));
            return {};
        },
        count_max));
    return orders;
}

// A row that cannot be read keeps no other from being shown.
Result<std::vector<PickupEntry>> PickupStore::Parts::read_entries(Statement& query) {
    std::vector<PickupEntry> entries;
    for (;;) {
        TRY(const bool found, query.step());
        if (!found) return entries;
        auto entry = read_pickup(query);
        if (entry) {
            entries.push_back(*std::move(entry));
        } else {
            log::error("an order of the pick-up list cannot be read: {}", entry.error().detail);
        }
    }
}

Result<std::vector<PickupEntry>> PickupStore::all() {
    TRY(auto query, parts_->database.prepare(std::string{pickup_columns} + "ORDER BY placed_at, id"));
    return parts_->read_entries(query);
}

Result<PickupEntry> PickupStore::find(const std::string& order) {
    TRY(auto query, parts_->database.prepare(std::string{pickup_columns} + "WHERE id = ?"));
    query.bind_all(order);
    TRY(const bool found, query.step());
    if (!found) return fail(Errc::not_found, "the pick-up list does not hold this order");
    return read_pickup(query);
}

Result<std::vector<PickupEntry>> PickupStore::under_code(std::string_view code) {
    TRY(auto query, parts_->database.prepare(std::string{pickup_columns} +
                                             "WHERE code = ?1 OR (code = '' AND number = ?1) ORDER BY placed_at DESC,"
                                             " id DESC LIMIT 10"));
    query.bind_all(shown_code(code));
    return parts_->read_entries(query);
}

Result<int> PickupStore::expire(WallTime now) {
    Database& database = parts_->database;
    TRY_DO(run_sql(database, "DELETE FROM pickups WHERE change IS NULL AND (over_at <= ? OR told_at <= ?)",
                   to_sql(now - kept_when_over), to_sql(now - kept_unheard)));
    const auto gone = static_cast<int>(database.changed_rows());
    TRY_DO(run_sql(database, "DELETE FROM helper_codes WHERE expires_at <= ?", to_sql(now - kept_when_over)));
    if (gone == 0) return 0;
    ++parts_->edition;
    // The old content is overwritten in the file, but the log still holds it until it is emptied.
    TRY_DO(database.checkpoint());
    return gone;
}

}  // namespace zuil
