#include "sync/store/hold_shelf.hpp"

#include <array>

#include "platform/base/log.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 1> hold_steps{
    "CREATE TABLE hold(code TEXT PRIMARY KEY, product TEXT NOT NULL, variant TEXT NOT NULL, name TEXT NOT NULL,"
    " made_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, by TEXT NOT NULL) WITHOUT ROWID;"};

Result<Database> open_holds(const std::filesystem::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::rebuildable, .vfs = {}}));
    TRY_DO(database.migrate(hold_steps));
    return database;
}

}  // namespace

struct HoldShelf::Parts {
    Database database;
};

HoldShelf::HoldShelf(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
HoldShelf::~HoldShelf() = default;

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

Status HoldShelf::add(const Hold& hold) {
    Database& database = parts_->database;
    TRY(auto whole, database.begin());
    TRY(const auto rows, find_integer(database, "SELECT count(*) FROM hold"));
    TRY(const auto same, find_integer(database, "SELECT count(*) FROM hold WHERE code = ?", hold.code));
    if (rows.value_or(0) >= holds_max || same.value_or(0) > 0) return fail(Errc::conflict, "no room to put it aside");
    TRY_DO(run_sql(database, "INSERT INTO hold VALUES (?, ?, ?, ?, ?, ?, ?)", hold.code, hold.product.text(),
                   hold.variant.text(), hold.name, to_sql(hold.made_at), to_sql(hold.ends_at), hold.by.text()));
    return whole.commit();
}

Status HoldShelf::end(std::string_view code) {
    return run_sql(parts_->database, "DELETE FROM hold WHERE code = ?", code);
}

Result<std::vector<Hold>> HoldShelf::all(WallTime now) {
    Database& database = parts_->database;
    TRY_DO(run_sql(database, "DELETE FROM hold WHERE ends_at < ?", to_sql(now - told_after_end)));
    std::vector<Hold> all;
    TRY_DO(each_row(database,
                    "SELECT code, product, variant, name, made_at, ends_at, by FROM hold ORDER BY ends_at, code",
                    [&](Statement& row) -> Status {
                        all.push_back({.code = std::string{row.text(0)},
                                       .product = ProductId{std::string{row.text(1)}},
                                       .variant = VariantId{std::string{row.text(2)}},
                                       .name = std::string{row.text(3)},
                                       .made_at = wall_time_of(row.integer(4)),
                                       .ends_at = wall_time_of(row.integer(5)),
                                       .by = StaffId{std::string{row.text(6)}}});
                        return {};
                    }));
    return all;
}

}  // namespace zuil
