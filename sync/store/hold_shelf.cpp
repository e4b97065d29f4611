#include "sync/store/hold_shelf.hpp"

#include <algorithm>
#include <array>

#include "platform/base/log.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 2> hold_steps{
    "CREATE TABLE hold(code TEXT PRIMARY KEY, product TEXT NOT NULL, variant TEXT NOT NULL, name TEXT NOT NULL,"
    " made_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, by TEXT NOT NULL) WITHOUT ROWID;",
    // A table of its own: what is off the list may still have to be let go.
    "CREATE TABLE shop_hold(code TEXT PRIMARY KEY, kiosk TEXT NOT NULL, store TEXT NOT NULL, variant TEXT NOT NULL,"
    " ends_at INTEGER NOT NULL, state TEXT NOT NULL, begun INTEGER NOT NULL DEFAULT 0,"
    " ended INTEGER NOT NULL DEFAULT 0, told_at INTEGER, attempts INTEGER NOT NULL DEFAULT 0,"
    " next_at INTEGER NOT NULL DEFAULT 0, quiet_until INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"};

constexpr std::array<std::pair<HoldAtShop, std::string_view>, 5> hold_states{
    {{HoldAtShop::untold, "untold"},
     {HoldAtShop::to_tell, "to_tell"},
     {HoldAtShop::told, "told"},
     {HoldAtShop::none_left, "none_left"},
     {HoldAtShop::not_allowed, "not_allowed"}}};

std::string_view name_of_state(HoldAtShop state) {
    return std::ranges::find(hold_states, state, [](const auto& one) { return one.first; })->second;
}

HoldAtShop state_of_name(std::string_view name) {
    const auto found = std::ranges::find(hold_states, name, [](const auto& one) { return one.second; });
    return found != hold_states.end() ? found->first : HoldAtShop::untold;
}

// Precious: of what the shop was told something must know, or it is never let go.
Result<Database> open_holds(const std::filesystem::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::precious, .vfs = {}}));
    TRY_DO(database.migrate(hold_steps));
    return database;
}

Hold read_hold(const Statement& row) {
    Hold hold{.code = std::string{row.text(0)},
              .product = ProductId{std::string{row.text(1)}},
              .variant = VariantId{std::string{row.text(2)}},
              .name = std::string{row.text(3)},
              .made_at = wall_time_of(row.integer(4)),
              .ends_at = wall_time_of(row.integer(5)),
              .by = StaffId{std::string{row.text(6)}},
              .at_shop = row.is_null(7) ? HoldAtShop::untold : state_of_name(row.text(7)),
              .told_at = {}};
    if (const auto told_at = row.optional_integer(8)) hold.told_at = wall_time_of(*told_at);
    return hold;
}

}  // namespace

struct HoldShelf::Parts {
    Database database;
    std::uint64_t edition = 1;
};

HoldShelf::HoldShelf(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
HoldShelf::~HoldShelf() = default;

std::uint64_t HoldShelf::edition() const { return parts_->edition; }

Result<std::unique_ptr<HoldShelf>> HoldShelf::open(const std::filesystem::path& folder) {
    const auto file = folder / "holds.db";
    auto database = open_holds(file);
    if (!database && database.error().code == Errc::bad_data) {
        log::warning("what was put aside is lost: {}", database.error().detail);
        TRY_DO(remove_database_files(file));
        database = open_holds(file);
    }
    if (!database) return tl::unexpected<Error>{std::move(database).error()};
    return std::unique_ptr<HoldShelf>{new HoldShelf{std::make_unique<Parts>(Parts{*std::move(database)})}};
}

Status HoldShelf::add(const Hold& hold, const std::optional<HoldPlace>& tells) {
    Database& database = parts_->database;
    TRY(auto whole, database.begin());
    TRY(const auto rows, find_integer(database, "SELECT count(*) FROM hold"));
    TRY(const auto same, find_integer(database,
                                      "SELECT (SELECT count(*) FROM hold WHERE code = ?1)"
                                      " + (SELECT count(*) FROM shop_hold WHERE code = ?1)",
                                      hold.code));
    if (rows.value_or(0) >= holds_max || same.value_or(0) > 0) return fail(Errc::conflict, "no room to put it aside");
    TRY_DO(run_sql(database, "INSERT INTO hold VALUES (?, ?, ?, ?, ?, ?, ?)", hold.code, hold.product.text(),
                   hold.variant.text(), hold.name, to_sql(hold.made_at), to_sql(hold.ends_at), hold.by.text()));
    if (tells) {
        TRY_DO(run_sql(database,
                       "INSERT INTO shop_hold(code, kiosk, store, variant, ends_at, state)"
                       " VALUES (?, ?, ?, ?, ?, 'to_tell')",
                       hold.code, tells->kiosk, tells->store.text(), hold.variant.text(), to_sql(hold.ends_at)));
    }
    ++parts_->edition;
    return whole.commit();
}

Status HoldShelf::end(std::string_view code) {
    Database& database = parts_->database;
    TRY(auto whole, database.begin());
    TRY_DO(run_sql(database, "DELETE FROM hold WHERE code = ?", code));
    TRY_DO(run_sql(database, "DELETE FROM shop_hold WHERE code = ? AND begun = 0", code));
    TRY_DO(run_sql(database, "UPDATE shop_hold SET ended = 1, attempts = 0, next_at = 0 WHERE code = ? AND ended = 0",
                   code));
    ++parts_->edition;
    return whole.commit();
}

Result<std::vector<Hold>> HoldShelf::all(WallTime now) {
    Database& database = parts_->database;
    TRY_DO(run_sql(database, "DELETE FROM hold WHERE ends_at < ?", to_sql(now - told_after_end)));
    std::vector<Hold> all;
    TRY_DO(each_row(database,
                    "SELECT h.code, h.product, h.variant, h.name, h.made_at, h.ends_at, h.by, s.state, s.told_at"
                    " FROM hold h LEFT JOIN shop_hold s ON s.code = h.code ORDER BY h.ends_at, h.code",
                    [&](const Statement& row) -> Status {
                        all.push_back(read_hold(row));
                        return {};
                    }));
    return all;
}

Result<std::optional<HoldTelling>> HoldShelf::due(WallTime now, std::chrono::milliseconds longest_wait) {
    Database& database = parts_->database;
    // Of these the shop knows nothing.
    TRY_DO(run_sql(database, "DELETE FROM shop_hold WHERE begun = 0 AND (ended = 1 OR ends_at <= ?)", to_sql(now)));
    std::optional<HoldTelling> telling;
    TRY_DO(each_row(
        database,
        "SELECT code, kiosk, store, variant, ends_at, attempts, ended = 1 OR ends_at <= ?1 FROM shop_hold"
        " WHERE (state = 'to_tell' OR (begun = 1 AND (ended = 1 OR ends_at <= ?1)))"
        " AND (max(next_at, quiet_until) <= ?1 OR max(next_at, quiet_until) > ?2) ORDER BY next_at, code LIMIT 1",
        [&](const Statement& row) -> Status {
            telling = HoldTelling{
                .what = row.integer(6) != 0 ? HoldTelling::What::let_go : HoldTelling::What::keep,
                .notice = {.place = {.kiosk = std::string{row.text(1)}, .store = StoreId{std::string{row.text(2)}}},
                           .code = std::string{row.text(0)},
                           .variant = VariantId{std::string{row.text(3)}},
                           .ends_at = wall_time_of(row.integer(4))},
                .attempts = static_cast<int>(row.integer(5))};
            return {};
        },
        to_sql(now), to_sql(now + longest_wait)));
    return telling;
}

Result<std::optional<WallTime>> HoldShelf::next_due() {
    TRY(const auto at, find_integer(parts_->database,
                                    "SELECT min(max(next_at, quiet_until, CASE WHEN state = 'to_tell' OR ended = 1"
                                    " THEN 0 ELSE ends_at END)) FROM shop_hold WHERE state = 'to_tell' OR begun = 1"));
    if (!at) return std::nullopt;
    return wall_time_of(*at);
}

Result<int> HoldShelf::waiting(WallTime now) {
    TRY(const auto count, find_integer(parts_->database,
                                       "SELECT count(*) FROM shop_hold WHERE state = 'to_tell'"
                                       " OR (begun = 1 AND (ended = 1 OR ends_at <= ?))",
                                       to_sql(now)));
    return static_cast<int>(count.value_or(0));
}

Status HoldShelf::begin_telling(std::string_view code) {
    return run_sql(parts_->database, "UPDATE shop_hold SET begun = 1 WHERE code = ?", code);
}

Status HoldShelf::kept(std::string_view code, WallTime now) {
    ++parts_->edition;
    return run_sql(parts_->database,
                   "UPDATE shop_hold SET state = 'told', told_at = ?, attempts = 0, next_at = 0, quiet_until = 0"
                   " WHERE code = ?",
                   to_sql(now), code);
}

Status HoldShelf::not_kept(std::string_view code, HoldAtShop because) {
    ++parts_->edition;
    return run_sql(parts_->database, "UPDATE shop_hold SET state = ?, begun = 0 WHERE code = ?", name_of_state(because),
                   code);
}

Status HoldShelf::let_go(std::string_view code) {
    ++parts_->edition;
    return run_sql(parts_->database, "DELETE FROM shop_hold WHERE code = ?", code);
}

Status HoldShelf::postpone(std::string_view code, WallTime next_at, WallTime quiet_until) {
    return run_sql(parts_->database,
                   "UPDATE shop_hold SET attempts = attempts + 1, next_at = ?, quiet_until = ? WHERE code = ?",
                   to_sql(next_at), to_sql(quiet_until), code);
}

Status HoldShelf::hurry(WallTime next_at) {
    return run_sql(parts_->database, "UPDATE shop_hold SET next_at = ?1 WHERE next_at > ?1", to_sql(next_at));
}

}  // namespace zuil
