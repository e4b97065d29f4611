#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "platform/database/database.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/watched_disk.hpp"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 1> done_schema{"CREATE TABLE done(id INTEGER PRIMARY KEY) STRICT"};

std::int64_t highest(Database& database) {
    auto query = database.prepare("SELECT coalesce(max(id), 0) FROM done").value();
    REQUIRE(query.step().value());
    return query.integer(0);
}

Status add_one(Database& database) { return database.execute("INSERT INTO done DEFAULT VALUES"); }

// Commits and tells its number through the pipe, until it is killed.
[[noreturn]] void commit_until_killed(const std::filesystem::path& file, int tell) {
    auto database = Database::open(file).value();
    for (;;) {
        if (!add_one(database)) std::_Exit(1);
        const std::int64_t id = database.last_row_id();
        if (write(tell, &id, sizeof id) != sizeof id) std::_Exit(2);
    }
}

}  // namespace

TEST_CASE("after a failed fsync nothing is promised until the file is opened again") {
    const TemporaryFolder folder;
    test::WatchedDisk disk;
    {
        auto database = Database::open(folder / "d.db", {.vfs = disk.name()}).value();
        REQUIRE(database.migrate(done_schema).has_value());
        REQUIRE(add_one(database).has_value());
        disk.fail_next_sync(SQLITE_IOERR_FSYNC);
        CHECK(add_one(database).error().code == Errc::store_fault);
        CHECK(database.must_reopen());
        CHECK(add_one(database).error().detail == "the file must be opened again after a failed fsync");
        CHECK(database.prepare("SELECT 1").error().code == Errc::store_fault);
    }
    auto again = Database::open(folder / "d.db", {.vfs = disk.name()}).value();
    CHECK(highest(again) >= 1);
    CHECK(add_one(again).has_value());
}

TEST_CASE("opened again after a failed fsync, a database holds what was promised and takes more") {
    const TemporaryFolder folder;
    test::WatchedDisk disk{test::WatchedDisk::Use::by_default};
    auto database = Database::open(folder / "d.db").value();
    REQUIRE(database.migrate(done_schema).has_value());
    for (int rows = 0; rows < 5; ++rows) REQUIRE(add_one(database).has_value());
    disk.fail_next_fsync();
    REQUIRE_FALSE(add_one(database).has_value());
    REQUIRE(database.must_reopen());
    REQUIRE(database.reopen().has_value());
    CHECK_FALSE(database.must_reopen());
    CHECK(highest(database) >= 5);
    CHECK(add_one(database).has_value());
    CHECK(database.quick_check().has_value());
    // Nobody could take it in between.
    CHECK(Database::open(folder / "d.db").error().code == Errc::conflict);
}

TEST_CASE("a full disk refuses the commit and keeps what was there") {
    const TemporaryFolder folder;
    test::WatchedDisk disk;
    auto database = Database::open(folder / "d.db", {.vfs = disk.name()}).value();
    REQUIRE(database.migrate(done_schema).has_value());
    REQUIRE(add_one(database).has_value());
    disk.fail_next_write(SQLITE_FULL);
    {
        auto transaction = database.begin().value();
        REQUIRE(add_one(database).has_value());
        CHECK(transaction.commit().error().code == Errc::store_fault);
    }
    CHECK_FALSE(database.must_reopen());
    CHECK(highest(database) == 1);
    CHECK(add_one(database).has_value());
}

TEST_CASE("what was committed before the process was killed is there, and the lock is free") {
    const TemporaryFolder folder;
    { REQUIRE(Database::open(folder / "d.db").value().migrate(done_schema).has_value()); }
    for (int round = 0; round < 10; ++round) {
        std::array<int, 2> ends{};
        REQUIRE(pipe(ends.data()) == 0);
        const pid_t child = fork();
        if (child == 0) commit_until_killed(folder / "d.db", ends[1]);
        close(ends[1]);
        std::int64_t told = 0;
        for (int commits = 0; commits < 20 + 7 * round; ++commits)
            REQUIRE(read(ends[0], &told, sizeof told) == sizeof told);
        kill(child, SIGKILL);
        while (read(ends[0], &told, sizeof told) == sizeof told) continue;
        waitpid(child, nullptr, 0);
        close(ends[0]);
        auto database = Database::open(folder / "d.db").value();
        CHECK(highest(database) >= told);
        CHECK(database.quick_check().has_value());
    }
}

}  // namespace zuil
