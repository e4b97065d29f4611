#include "sync/store/floor_notes.hpp"

#include <array>

#include "platform/base/log.hpp"
#include "platform/text/text.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/sql.hpp"

namespace zuil {
namespace {

using std::chrono::hours;

constexpr std::array<std::string_view, 1> notes_steps{
    "CREATE TABLE annoyed(hour INTEGER NOT NULL, screen TEXT NOT NULL, language TEXT NOT NULL, times INTEGER NOT NULL,"
    " PRIMARY KEY(hour, screen, language)) WITHOUT ROWID;"
    "CREATE TABLE note(number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL,"
    " text TEXT NOT NULL);"};

constexpr hours annoyances_kept{90 * 24};
constexpr int annoyances_max = 5'000;  // rows

std::int64_t hour_of(WallTime time) { return std::chrono::floor<hours>(time).time_since_epoch().count(); }

Result<Database> open_notes(const std::filesystem::path& file) {
    TRY(auto database, Database::open(file, {.use = DatabaseUse::rebuildable, .vfs = {}}));
    TRY_DO(database.migrate(notes_steps));
    return database;
}

}  // namespace

struct FloorNotes::Parts {
    Database database;
};

FloorNotes::FloorNotes(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
FloorNotes::~FloorNotes() = default;

Result<std::unique_ptr<FloorNotes>> FloorNotes::open(const std::filesystem::path& folder) {
    const auto file = folder / "notes.db";
    auto database = open_notes(file);
    if (!database && database.error().code == Errc::bad_data) {
        log::warning("the notes from the floor are lost: {}", database.error().detail);
        TRY_DO(remove_database_files(file));
        database = open_notes(file);
    }
    if (!database) return tl::unexpected<Error>{std::move(database).error()};
    return std::unique_ptr<FloorNotes>{new FloorNotes{std::make_unique<Parts>(Parts{*std::move(database)})}};
}

Status FloorNotes::annoyed_by(std::string_view screen, const LanguageTag& language, WallTime at) {
    Database& database = parts_->database;
    TRY_DO(run_sql(database, "DELETE FROM annoyed WHERE hour < ?", hour_of(at - annoyances_kept)));
    TRY(const auto rows, find_integer(database, "SELECT count(*) FROM annoyed"));
    // More than that tells a manager nothing new.
    if (rows.value_or(0) >= annoyances_max) return {};
    return run_sql(database,
                   "INSERT INTO annoyed(hour, screen, language, times) VALUES (?, ?, ?, 1)"
                   " ON CONFLICT DO UPDATE SET times = times + 1",
                   hour_of(at), screen, language);
}

Status FloorNotes::write(const StaffId& who, std::string_view text, WallTime at) {
    const std::string clean = std::string{front_of(clean_paragraphs(text), text_bytes_max)};
    if (clean.empty()) return {};
    Database& database = parts_->database;
    TRY(auto whole, database.begin());
    TRY_DO(run_sql(database, "INSERT INTO note(at, who, text) VALUES (?, ?, ?)", to_sql(at), who.text(), clean));
    TRY_DO(run_sql(database, "DELETE FROM note WHERE number <= (SELECT max(number) FROM note) - ?", notes_max));
    return whole.commit();
}

Result<std::vector<FloorNotes::Annoyance>> FloorNotes::annoyances(int count_max) {
    std::vector<Annoyance> all;
    TRY_DO(each_row(
        parts_->database,
        "SELECT hour, screen, language, times FROM annoyed ORDER BY hour DESC, screen, language LIMIT ?",
        [&](Statement& row) -> Status {
            all.push_back({.hour = WallTime{hours{row.integer(0)}},
                           .screen = std::string{row.text(1)},
                           .language = LanguageTag{row.text(2)},
                           .times = static_cast<int>(row.integer(3))});
            return {};
        },
        count_max));
    return all;
}

Result<std::vector<FloorNotes::Note>> FloorNotes::notes() {
    std::vector<Note> all;
    TRY_DO(each_row(parts_->database, "SELECT at, who, text FROM note ORDER BY number DESC",
                    [&](Statement& row) -> Status {
                        all.push_back({.at = wall_time_of(row.integer(0)),
                                       .who = StaffId{std::string{row.text(1)}},
                                       .text = std::string{row.text(2)}});
                        return {};
                    }));
    return all;
}

}  // namespace zuil
