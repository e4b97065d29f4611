#include "sync/store/outbox_salvage.hpp"

#include <fmt/format.h>

#include <system_error>

#include "platform/base/log.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr int names_max = 1'000;

// Row by row, so that the rows before the damage are kept.
int copy_rows(Database& damaged, Database& fresh, std::string_view select, std::string_view insert, int columns) {
    int copied = 0;
    auto query = damaged.prepare(select);
    auto write = fresh.prepare(insert);
    if (!query || !write) return 0;
    for (;;) {
        const auto found = query->step();
        if (!found || !*found) return copied;
        write->reset();
        for (int column = 0; column < columns; ++column) {
            if (query->is_null(column)) {
                write->bind(column + 1, nullptr);
            } else {
                write->bind(column + 1, query->text(column));
            }
        }
        if (write->run() && fresh.changed_rows() == 1) ++copied;
    }
}

// `order`: ASC or DESC.
void copy_states(Database& damaged, Database& fresh, std::string_view order) {
    constexpr std::string_view columns =
        "ref, state, handle, shop_order, attempts, attempts_started, next_at, error_code, error_detail, shop_total,"
        " changed_at, receipt_shown";
    constexpr std::string_view values =
        "?, ?, ?, ?, CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER), ?, ?, CAST(? AS INTEGER),"
        " CAST(? AS INTEGER), CAST(? AS INTEGER)";
    constexpr int count = 12;
    constexpr std::string_view payment_columns = ", payment_url, payment_until, payment_progress, withdrawn";
    constexpr std::string_view payment_values = ", ?, CAST(? AS INTEGER), ?, CAST(? AS INTEGER)";
    const auto copy = [&](std::string_view more, std::string_view more_values, int columns_count) {
        copy_rows(damaged, fresh, fmt::format("SELECT {}{} FROM outbox ORDER BY rowid {}", columns, more, order),
                  fmt::format("INSERT OR IGNORE INTO outbox({}{}) VALUES ({}{})", columns, more, values, more_values),
                  columns_count);
    };
    copy(payment_columns, payment_values, count + 4);
    // A file of the release before knows of no payments on a phone.
    copy("", "", count);
}

// Orders that the release before wrote, or that were carried over, are found by their codes as well.
Status note_codes(Database& database) {
    return database.execute(
        "UPDATE orders SET pickup_code = json_extract(body, '$.pickup_code')"
        " WHERE pickup_code = '' AND json_valid(body) AND json_extract(body, '$.pickup_code') <> ''");
}

}  // namespace

const std::array<std::string_view, 3> outbox_steps{R"sql(
CREATE TABLE orders(ref TEXT PRIMARY KEY, body TEXT NOT NULL, accepted_at INTEGER NOT NULL,
    contact BLOB NOT NULL DEFAULT x'');
CREATE TABLE outbox(ref TEXT PRIMARY KEY REFERENCES orders(ref), state TEXT NOT NULL, handle TEXT NOT NULL DEFAULT '',
    shop_order TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0,
    attempts_started INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, error_code TEXT,
    error_detail TEXT NOT NULL DEFAULT '', shop_total INTEGER, changed_at INTEGER NOT NULL,
    receipt_shown INTEGER NOT NULL DEFAULT 0);
CREATE INDEX outbox_by_state ON outbox(state, next_at);
)sql",
                                                   R"sql(
ALTER TABLE outbox ADD COLUMN payment_url TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN payment_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN payment_progress TEXT NOT NULL DEFAULT 'awaiting';
ALTER TABLE outbox ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
)sql",
                                                   R"sql(
ALTER TABLE outbox ADD COLUMN progress TEXT;
ALTER TABLE outbox ADD COLUMN progress_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN pickup_code TEXT NOT NULL DEFAULT '';
CREATE INDEX orders_by_code ON orders(pickup_code);
)sql"};

Result<Database> open_outbox_file(const fs::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::precious, .erases_deleted = true, .vfs = {}}));
    TRY_DO(database.migrate(outbox_steps));
    TRY_DO(note_codes(database));
    return database;
}

Result<fs::path> set_outbox_aside(const fs::path& file) {
    for (int number = 1; number <= names_max; ++number) {
        const fs::path aside = file.parent_path() / fmt::format("outbox-damaged-{}.db", number);
        std::error_code error;
        if (fs::exists(aside, error)) continue;
        for (const char* suffix : {"-wal", ""}) {
            fs::path from = file;
            fs::path to = aside;
            from += suffix;
            to += suffix;
            if (!fs::exists(from, error)) continue;
            fs::rename(from, to, error);
            if (error) return fail(Errc::store_fault, fmt::format("{}: {}", from.string(), error.message()));
        }
        return aside;
    }
    return fail(Errc::store_fault, "too many damaged outboxes lie in the data folder");
}

Result<int> salvage_outbox(const fs::path& damaged, Database& fresh) {
    auto source = Database::open(damaged, {.use = DatabaseUse::read, .vfs = {}});
    if (!source) {
        log::error("nothing of the damaged outbox can be read: {}", source.error().detail);
        return 0;
    }
    int copied = 0;
    for (const char* order : {"ASC", "DESC"}) {
        // A row that is there already came from the other end.
        copied += copy_rows(*source, fresh,
                            fmt::format("SELECT ref, body, accepted_at, contact FROM orders ORDER BY rowid {}", order),
                            "INSERT OR IGNORE INTO orders(ref, body, accepted_at, contact)"
                            " VALUES (?, ?, CAST(? AS INTEGER), CAST(? AS BLOB))",
                            4);
        copy_states(*source, fresh, order);
    }
    TRY_DO(note_codes(fresh));
    // An order whose outbox row is lost may have been sent or not: staff must look, for sending it might double it.
    TRY_DO(
        fresh.execute("INSERT INTO outbox(ref, state, next_at, error_code, error_detail, changed_at)"
                      " SELECT ref, 'rejected', accepted_at, 'store_fault',"
                      " 'the outbox was damaged: look in the shop whether this order exists', accepted_at"
                      " FROM orders WHERE ref NOT IN (SELECT ref FROM outbox)"));
    return copied;
}

}  // namespace zuil
