#include "sync/store/catalogue_schema.hpp"

#include <fmt/format.h>

#include <array>

#include "platform/files/files.hpp"
#include "sync/search/word_index_writer.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr int catalogue_layout = 4;

// product holds what listings count by and is read as a whole when a reader opens; what is shown is in product_text, so
// that this stays a short scan. A category, store or product that went away and comes back keeps its row through
// `listed`, so that what refers to it need not be written again. `touched` tells readers which products to look at
// again; row 0 stands for categories, stores and the names of attributes.
constexpr std::string_view catalogue_tables = R"sql(
CREATE TABLE fact(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE mark(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE refused(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE touched(seq INTEGER PRIMARY KEY, product INTEGER NOT NULL);
CREATE TABLE category(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent TEXT NOT NULL, name TEXT NOT NULL,
    image TEXT NOT NULL, position INTEGER NOT NULL, listed INTEGER NOT NULL);
CREATE TABLE store(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, body TEXT NOT NULL,
    listed INTEGER NOT NULL);
CREATE TABLE brand(row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE attribute(row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE attribute_value(row INTEGER PRIMARY KEY, attribute INTEGER NOT NULL, value TEXT NOT NULL,
    name TEXT NOT NULL, UNIQUE(attribute, value));
CREATE TABLE product(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, brand INTEGER NOT NULL, price INTEGER NOT NULL,
    list_price INTEGER NOT NULL, stars INTEGER NOT NULL, rating_count INTEGER NOT NULL, popularity INTEGER NOT NULL,
    first_seen INTEGER NOT NULL, categories BLOB NOT NULL, attribute_values BLOB NOT NULL);
CREATE TABLE product_text(product INTEGER PRIMARY KEY, name TEXT NOT NULL, card TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE variant(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, product INTEGER NOT NULL, sku TEXT NOT NULL,
    gtin INTEGER);
CREATE INDEX variant_of_product ON variant(product);
CREATE INDEX variant_by_sku ON variant(sku);
CREATE INDEX variant_by_gtin ON variant(gtin) WHERE gtin IS NOT NULL;
CREATE TABLE stock(variant INTEGER NOT NULL, store INTEGER NOT NULL, quantity INTEGER NOT NULL, shelf TEXT NOT NULL,
    as_of INTEGER NOT NULL, PRIMARY KEY(variant, store)) WITHOUT ROWID;
CREATE INDEX stock_in_store ON stock(store, variant) WHERE quantity > 0;
)sql";

// What was written of the articles; see buckets.cpp.
constexpr std::string_view bucket_tables = R"sql(
CREATE TABLE product_hash(product INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, hash INTEGER NOT NULL);
CREATE INDEX product_in_bucket ON product_hash(bucket);
CREATE TABLE bucket(number INTEGER PRIMARY KEY, sum INTEGER NOT NULL, rows INTEGER NOT NULL);
)sql";

// In which round of reading the shop last named the figure.
constexpr std::string_view stock_rounds = "ALTER TABLE stock ADD COLUMN round INTEGER NOT NULL DEFAULT 0;";

}  // namespace

fs::path state_file(const fs::path& folder) { return folder / "state.db"; }

fs::path generation_file(const fs::path& folder, int number) { return folder / fmt::format("catalogue-{}.db", number); }

Status remove_database_files(const fs::path& file) {
    // The file itself last: without it the others mean nothing, and a removal that was cut short is done again.
    for (const char* suffix : {"-wal", "-shm", ".lock", ""}) {
        fs::path beside = file;
        beside += suffix;
        TRY_DO(remove_file(beside));
    }
    return {};
}

Result<Database> open_state_to_write(const fs::path& folder) {
    TRY(auto state, Database::open(state_file(folder), {.use = DatabaseUse::precious, .vfs = {}}));
    constexpr std::array<std::string_view, 1> steps{
        "CREATE TABLE state(name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;"};
    TRY_DO(state.migrate(steps));
    return state;
}

Result<Database> open_generation_to_write(const fs::path& folder, int number) {
    TRY(auto database, Database::open(generation_file(folder, number),
                                      {.use = DatabaseUse::rebuildable, .cache_kib = 32'768, .vfs = {}}));
    TRY(const int layout, database.version());
    if (layout == catalogue_layout) return database;
    if (layout != 0) return fail(Errc::bad_data, fmt::format("catalogue {}: layout {} is not ours", number, layout));
    const std::string search_tables = WordIndexWriter::schema();
    // As many steps as the layout's number. None of them is for a file that is there already.
    const std::array<std::string_view, catalogue_layout> steps{catalogue_tables, bucket_tables, stock_rounds,
                                                               search_tables};
    TRY_DO(database.migrate(steps));
    return database;
}

Result<Database> open_generation_to_read(const fs::path& folder, int number) {
    TRY(auto database,
        Database::open(generation_file(folder, number), {.use = DatabaseUse::read, .cache_kib = 32'768, .vfs = {}}));
    TRY(const int layout, database.version());
    if (layout != catalogue_layout)
        return fail(Errc::bad_data, fmt::format("catalogue {}: layout {} is not ours", number, layout));
    return database;
}

Result<int> state_number(Database& state, std::string_view name) {
    TRY(const auto number, find_integer(state, "SELECT number FROM state WHERE name = ?", name));
    return static_cast<int>(number.value_or(0));
}

Status set_state_number(Database& state, std::string_view name, int number) {
    return run_sql(state, "INSERT OR REPLACE INTO state(name, number) VALUES (?, ?)", name, number);
}

}  // namespace zuil
