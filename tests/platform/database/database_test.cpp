#include "platform/database/database.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "platform/files/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view notes_schema = "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT";

Database with_notes(const fs::path& file, DatabaseOptions options = {}) {
    auto database = Database::open(file, options).value();
    REQUIRE(database.migrate(std::array{notes_schema}).has_value());
    return database;
}

Status add(Database& database, std::string_view text) {
    TRY(auto insert, database.prepare("INSERT INTO note(text) VALUES(?)"));
    insert.bind(1, text);
    return insert.run();
}

std::int64_t count(Database& database) {
    auto query = database.prepare("SELECT count(*) FROM note").value();
    REQUIRE(query.step().value());
    return query.integer(0);
}

std::string answer(Database& database, std::string_view pragma) {
    auto query = database.prepare(pragma).value();
    REQUIRE(query.step().value());
    return std::string{query.text(0)};
}

// Changes bytes in the middle of every page but the first.
void damage(const fs::path& file) {
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    for (std::uintmax_t at = 4096; at < fs::file_size(file); at += 4096) {
        stream.seekp(static_cast<std::streamoff>(at));
        stream << "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    }
}

}  // namespace

TEST_CASE("every kind of value comes back as it went in") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "d.db").value();
    auto query = database.prepare("SELECT ?, ?, ?, ?, ?, ?, ?").value();
    const std::array bytes{std::byte{0}, std::byte{255}};
    query.bind_all(INT64_MIN, 0.5, std::string_view("a\0b", 3), std::span<const std::byte>{bytes}, nullptr,
                   std::optional<std::string>{}, std::string_view{});
    REQUIRE(query.step().value());
    CHECK(query.integer(0) == INT64_MIN);
    CHECK(query.real(1) == 0.5);
    CHECK(query.text(2) == std::string_view("a\0b", 3));
    CHECK(query.bytes(3).size() == 2);
    CHECK(query.bytes(3)[1] == std::byte{255});
    CHECK(query.is_null(4));
    CHECK_FALSE(query.optional_text(5).has_value());
    CHECK_FALSE(query.is_null(6));
    CHECK(query.optional_integer(0) == INT64_MIN);
    CHECK_FALSE(query.step().value());
}

TEST_CASE("a file has the settings of its use") {
    const TemporaryFolder folder;
    {
        auto precious = Database::open(folder / "p.db", {.erases_deleted = true}).value();
        CHECK(answer(precious, "PRAGMA journal_mode") == "wal");
        CHECK(answer(precious, "PRAGMA synchronous") == "2");
        CHECK(answer(precious, "PRAGMA secure_delete") == "1");
        CHECK(answer(precious, "PRAGMA foreign_keys") == "1");
        CHECK(answer(precious, "PRAGMA cell_size_check") == "1");
        CHECK(answer(precious, "PRAGMA trusted_schema") == "0");
        CHECK(answer(precious, "PRAGMA mmap_size") == "0");
        CHECK(answer(precious, "PRAGMA temp_store") == "2");
        CHECK(answer(precious, "PRAGMA busy_timeout") == "1000");
        CHECK(answer(precious, "PRAGMA journal_size_limit") == "4194304");
        CHECK((fs::status(folder / "p.db").permissions() & fs::perms::mask) == fs::perms{0600});
        CHECK((fs::status(folder / "p.db-wal").permissions() & fs::perms::mask) == fs::perms{0600});
    }
    auto rebuildable = Database::open(folder / "p.db", {.use = DatabaseUse::rebuildable}).value();
    CHECK(answer(rebuildable, "PRAGMA synchronous") == "1");
}

TEST_CASE("one connection writes a file, under whatever name, and others read beside it") {
    const TemporaryFolder folder;
    auto writer = with_notes(folder / "d.db");
    fs::create_symlink(folder / "d.db", folder / "alias.db");
    CHECK(Database::open(folder / "d.db").error().code == Errc::conflict);
    CHECK(Database::open(folder / "alias.db").error().code == Errc::conflict);
    auto reader = Database::open(folder / "d.db", {.use = DatabaseUse::read}).value();
    REQUIRE(add(writer, "one").has_value());
    CHECK(count(reader) == 1);
    CHECK(add(reader, "two").error().code == Errc::store_fault);
    { auto closed = std::move(writer); }
    CHECK(Database::open(folder / "d.db").has_value());
}

TEST_CASE("a view over several queries does not change") {
    const TemporaryFolder folder;
    auto writer = with_notes(folder / "d.db");
    auto reader = Database::open(folder / "d.db", {.use = DatabaseUse::read}).value();
    auto view = reader.begin_read().value();
    CHECK(count(reader) == 0);
    REQUIRE(add(writer, "one").has_value());
    CHECK(count(reader) == 0);
    REQUIRE(view.commit().has_value());
    CHECK(count(reader) == 1);
}

TEST_CASE("a transaction that is not committed did not happen") {
    const TemporaryFolder folder;
    auto database = with_notes(folder / "d.db");
    {
        auto transaction = database.begin().value();
        REQUIRE(add(database, "one").has_value());
        CHECK(count(database) == 1);
    }
    CHECK(count(database) == 0);
    auto transaction = database.begin().value();
    REQUIRE(add(database, "two").has_value());
    CHECK(database.changed_rows() == 1);
    CHECK(database.last_row_id() == 1);
    REQUIRE(transaction.commit().has_value());
    CHECK(count(database) == 1);
}

TEST_CASE("what the schema forbids is a conflict, and the statement can be used again") {
    const TemporaryFolder folder;
    auto database = with_notes(folder / "d.db");
    REQUIRE(add(database, "one").has_value());
    CHECK(add(database, "one").error().code == Errc::conflict);
    REQUIRE(add(database, "two").has_value());
    CHECK(database.prepare("SELECT nothing FROM nowhere").error().code == Errc::store_fault);
    CHECK(database.prepare("SELECT \"a text\"").error().code == Errc::store_fault);
}

TEST_CASE("a statement from the cache carries nothing of its last use") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "d.db").value();
    for (const bool is_first : {true, false}) {
        auto query = database.prepare("SELECT ?").value();
        if (is_first) query.bind(1, "personal");
        REQUIRE(query.step().value());
        CHECK(query.is_null(0) != is_first);
    }
    auto outer = database.prepare("SELECT ? UNION ALL SELECT 2").value();
    auto inner = database.prepare("SELECT ? UNION ALL SELECT 2").value();
    outer.bind(1, 1);
    inner.bind(1, 7);
    REQUIRE(outer.step().value());
    REQUIRE(inner.step().value());
    CHECK(outer.integer(0) == 1);
    CHECK(inner.integer(0) == 7);
}

TEST_CASE("a file is brought to the newest version in one go, and a newer one is left alone") {
    const TemporaryFolder folder;
    const std::array<std::string_view, 3> steps{notes_schema, "ALTER TABLE note ADD COLUMN at INTEGER",
                                                "CREATE TABLE broken(; INSERT INTO note VALUES(1, 'a', 2)"};
    auto database = with_notes(folder / "d.db");
    CHECK(database.version().value() == 1);
    CHECK_FALSE(database.migrate(steps).has_value());
    CHECK(database.version().value() == 1);
    CHECK(database.prepare("SELECT at FROM note").error().code == Errc::store_fault);
    REQUIRE(database.migrate(std::span{steps}.first(2)).has_value());
    CHECK(database.version().value() == 2);
    REQUIRE(database.migrate(std::span{steps}.first(1)).has_value());
    CHECK(database.version().value() == 2);
    CHECK(database.prepare("SELECT at FROM note").has_value());
}

TEST_CASE("damage is found, and what is no database is refused") {
    const TemporaryFolder folder;
    {
        auto database = with_notes(folder / "d.db");
        for (int row = 0; row < 2000; ++row) REQUIRE(add(database, std::to_string(row)).has_value());
        CHECK(database.quick_check().has_value());
    }
    damage(folder / "d.db");
    auto damaged = Database::open(folder / "d.db").value();
    CHECK(damaged.quick_check().error().code == Errc::bad_data);
    REQUIRE(write_file(folder / "text.db", std::string(8192, 'x')).has_value());
    CHECK(Database::open(folder / "text.db").error().code == Errc::bad_data);
    CHECK(Database::open(folder / "text.db", {.use = DatabaseUse::frozen}).error().code == Errc::bad_data);
    CHECK(Database::open(folder / "absent.db", {.use = DatabaseUse::read}).error().code == Errc::not_found);
    CHECK(Database::open(folder / "absent" / "d.db").error().code == Errc::store_fault);
}

TEST_CASE("a copy is complete, and is read where nothing may be written") {
    const TemporaryFolder folder;
    auto database = with_notes(folder / "d.db");
    REQUIRE(add(database, "one").has_value());
    const fs::path copy_file = folder / "100% a copy?#.db";
    REQUIRE(database.copy_to(copy_file).has_value());
    REQUIRE(database.copy_to(copy_file).has_value());
    auto copy = Database::open(copy_file, {.use = DatabaseUse::frozen}).value();
    CHECK(count(copy) == 1);
    CHECK_FALSE(add(copy, "two").has_value());
    CHECK_FALSE(fs::exists(copy_file.string() + "-shm"));
    CHECK_FALSE(fs::exists(copy_file.string() + ".part"));
}

TEST_CASE("deleted content is not left in the file when it must be erased") {
    const TemporaryFolder folder;
    {
        auto database = with_notes(folder / "d.db", {.erases_deleted = true});
        REQUIRE(add(database, "canary-0612345678").has_value());
        REQUIRE(database.checkpoint().has_value());
        CHECK(read_file(folder / "d.db", 1U << 20U).value().find("canary") != std::string::npos);
        REQUIRE(database.execute("DELETE FROM note").has_value());
        REQUIRE(database.checkpoint().has_value());
        CHECK(fs::file_size(folder / "d.db-wal") == 0);
    }
    CHECK(read_file(folder / "d.db", 1U << 20U).value().find("canary") == std::string::npos);
}

TEST_CASE("a query that is no longer wanted ends when told to") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "d.db").value();
    auto endless =
        database.prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
            .value();
    std::thread other{[&database] {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        database.interrupt();
    }};
    CHECK(endless.step().error().code == Errc::store_fault);
    other.join();
    CHECK(database.prepare("SELECT 1").value().step().value());
}

}  // namespace zuil
