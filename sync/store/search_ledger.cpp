#include "sync/store/search_ledger.hpp"

#include <algorithm>
#include <array>

#include "platform/base/log.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "platform/text/text.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

using std::chrono::days;

// A mark is the keyed hash of a text, by which it is counted before it may be kept.
constexpr std::array<std::string_view, 2> ledger_steps{
    "CREATE TABLE searched(folded TEXT NOT NULL, language TEXT NOT NULL, day INTEGER NOT NULL, text TEXT NOT NULL,"
    " found INTEGER NOT NULL, missed INTEGER NOT NULL, PRIMARY KEY(folded, language, day)) WITHOUT ROWID;",
    "DROP TABLE searched;"
    "CREATE TABLE searched(mark TEXT NOT NULL, language TEXT NOT NULL, day INTEGER NOT NULL,"
    " found INTEGER NOT NULL, missed INTEGER NOT NULL, PRIMARY KEY(mark, language, day)) WITHOUT ROWID;"
    "CREATE TABLE searched_text(mark TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;"};

constexpr days popular_for{14};
constexpr days missed_for{28};
constexpr days kept_for{90};
// A search that fewer shoppers made might tell who it was.
constexpr int shoppers_least = 3;
constexpr std::size_t text_bytes_max = 60;
constexpr int digits_max = 4;

std::int64_t day_of(WallTime time) { return std::chrono::floor<days>(time).time_since_epoch().count(); }

bool may_be_kept(std::string_view text) {
    const auto digits = std::ranges::count_if(text, [](char letter) { return letter >= '0' && letter <= '9'; });
    return !text.empty() && text.size() <= text_bytes_max && digits <= digits_max &&
           text.find('@') == std::string_view::npos;
}

Result<Database> open_ledger(const std::filesystem::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::rebuildable, .erases_deleted = true, .vfs = {}}));
    TRY_DO(database.migrate(ledger_steps));
    return database;
}

}  // namespace

struct SearchLedger::Parts {
    Database database;
    const SealingKey& key;
    std::int64_t trimmed_on = 0;  // the day

    Status trim(std::int64_t today);
};

Status SearchLedger::Parts::trim(std::int64_t today) {
    if (trimmed_on == today) return {};
    TRY_DO(run_sql(database, "DELETE FROM searched WHERE day < ?", today - kept_for.count()));
    TRY_DO(run_sql(database, "DELETE FROM searched_text WHERE mark NOT IN (SELECT mark FROM searched)"));
    trimmed_on = today;
    return {};
}

SearchLedger::SearchLedger(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
SearchLedger::~SearchLedger() = default;

Result<std::unique_ptr<SearchLedger>> SearchLedger::open(const std::filesystem::path& folder, const SealingKey& key) {
    const auto file = folder / "searches.db";
    auto database = open_ledger(file);
    if (!database && database.error().code == Errc::bad_data) {
        log::warning("what was searched for is lost: {}", database.error().detail);
        TRY_DO(remove_database_files(file));
        database = open_ledger(file);
    }
    if (!database) return tl::unexpected<Error>{std::move(database).error()};
    return std::unique_ptr<SearchLedger>{new SearchLedger{std::make_unique<Parts>(Parts{*std::move(database), key})}};
}

Status SearchLedger::note(std::string_view text, const LanguageTag& language, int found, WallTime at) {
    const std::string clean = clean_paragraphs(text);
    if (!may_be_kept(clean)) return {};
    Database& database = parts_->database;
    const std::int64_t today = day_of(at);
    TRY_DO(parts_->trim(today));
    const std::string mark = parts_->key.keyed_hash(folded(clean), "search");
    TRY_DO(run_sql(database,
                   "INSERT INTO searched(mark, language, day, found, missed) VALUES (?, ?, ?, ?, ?)"
                   " ON CONFLICT DO UPDATE SET found = found + excluded.found, missed = missed + excluded.missed",
                   mark, language, today, found > 0 ? 1 : 0, found > 0 ? 0 : 1));
    TRY(const auto shoppers, find_integer(database, "SELECT sum(found + missed) FROM searched WHERE mark = ?", mark));
    if (shoppers.value_or(0) < shoppers_least) return {};
    return run_sql(database, "INSERT OR IGNORE INTO searched_text(mark, text) VALUES (?, ?)", mark, clean);
}

Result<std::vector<std::string>> SearchLedger::popular(const LanguageTag& language, WallTime now, int count_max) {
    std::vector<std::string> texts;
    TRY_DO(each_row(
        parts_->database,
        "SELECT text, sum(found) AS times FROM searched JOIN searched_text USING (mark) WHERE language = ? AND day > ?"
        " GROUP BY mark HAVING times >= ? ORDER BY times DESC, text LIMIT ?",
        [&](Statement& row) -> Status {
            texts.emplace_back(row.text(0));
            return {};
        },
        language, day_of(now) - popular_for.count(), shoppers_least, count_max));
    return texts;
}

Result<std::vector<SearchLedger::Missed>> SearchLedger::missed(WallTime now, int count_max) {
    std::vector<Missed> all;
    TRY_DO(each_row(
        parts_->database,
        "SELECT text, language, sum(missed) AS times FROM searched JOIN searched_text USING (mark) WHERE day > ?"
        " GROUP BY mark, language HAVING times > 0 AND sum(found) = 0 ORDER BY times DESC, text LIMIT ?",
        [&](Statement& row) -> Status {
            all.push_back({std::string{row.text(0)}, LanguageTag{row.text(1)}, static_cast<int>(row.integer(2))});
            return {};
        },
        day_of(now) - missed_for.count(), count_max));
    return all;
}

}  // namespace zuil
