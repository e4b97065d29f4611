#include "tests/support/power_cut.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <optional>

#include "platform/database/database.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

using test::DiskOperation;
using test::PowerCut;
using test::Survival;
using test::WatchedDisk;

constexpr std::array<std::string_view, 1> schema{
    "CREATE TABLE done(id INTEGER PRIMARY KEY, filling BLOB NOT NULL) STRICT"};

// What happened to a file of some transactions, and after which operation each commit was acknowledged.
struct Story {
    std::filesystem::path folder;
    std::vector<DiskOperation> operations;
    std::vector<std::size_t> acknowledged_at;
};

Story tell(const TemporaryFolder& folder, DatabaseUse use) {
    WatchedDisk disk{WatchedDisk::Use::by_default};
    Story story{folder.path(), {}, {}};
    for (int opening = 0; opening < 2; ++opening) {
        auto database = Database::open(folder / "d.db", {.use = use}).value();
        REQUIRE(database.migrate(schema).has_value());
        // A commit spans several pages, and each fourth one moves the log into the file.
        for (int commit = 0; commit < 8; ++commit) {
            REQUIRE(database.execute("INSERT INTO done(filling) VALUES(randomblob(6000))").has_value());
            story.acknowledged_at.push_back(disk.operations().size());
            if (commit % 4 == 3) REQUIRE(database.checkpoint().has_value());
        }
    }
    story.operations = disk.operations();
    return story;
}

std::int64_t acknowledged_before(const Story& story, std::size_t operations) {
    return std::upper_bound(story.acknowledged_at.begin(), story.acknowledged_at.end(), operations) -
           story.acknowledged_at.begin();
}

// How many commits are left of a file after the power came back; nothing when the file is damaged.
std::optional<std::int64_t> left_in(const std::filesystem::path& file, DatabaseUse use) {
    auto database = Database::open(file, {.use = use});
    if (!database || !database->quick_check() || !database->migrate(schema)) return std::nullopt;
    auto query = database->prepare("SELECT count(*), coalesce(max(id), 0) FROM done").value();
    if (!query.step().value_or(false) || query.integer(0) != query.integer(1)) return std::nullopt;
    return query.integer(0);
}

struct Outcome {
    int images = 0;
    int damaged = 0;
    int lost = 0;
};

Outcome cut_everywhere(DatabaseUse use) {
    const auto folder = TemporaryFolder::in_memory();
    const auto image = TemporaryFolder::in_memory();
    const Story story = tell(folder, use);
    SeededRandom random{11};
    Outcome outcome;
    PowerCut cut{story.operations};
    do {
        for (const Survival survival : {Survival::nothing, Survival::everything, Survival::some, Survival::some}) {
            cut.leave(survival, random, story.folder, image / "left");
            const auto left = left_in(image / "left" / "d.db", use);
            const std::int64_t owed = acknowledged_before(story, cut.passed());
            ++outcome.images;
            if (!left) ++outcome.damaged;
            if (left && *left < owed) ++outcome.lost;
            // One more may have reached the disk than was acknowledged.
            if (left) CHECK(*left <= owed + 1);
        }
    } while (cut.advance());
    return outcome;
}

}  // namespace

TEST_CASE("what a precious file acknowledged survives a power cut at any disk operation") {
    const Outcome outcome = cut_everywhere(DatabaseUse::precious);
    CHECK(outcome.images > 400);
    CHECK(outcome.damaged == 0);
    CHECK(outcome.lost == 0);
}

TEST_CASE("a rebuildable file may lose the last commits, but is never damaged") {
    const Outcome outcome = cut_everywhere(DatabaseUse::rebuildable);
    CHECK(outcome.damaged == 0);
    // If nothing is ever lost here, the cut does not cut and the test above proves nothing.
    CHECK(outcome.lost > 0);
}

TEST_CASE("an I/O error at any disk operation refuses the commit and keeps what was acknowledged") {
    for (const int fault : {10, 13}) {  // SQLITE_IOERR, SQLITE_FULL
        for (int operation = 1; operation < 60; ++operation) {
            const auto folder = TemporaryFolder::in_memory();
            std::int64_t acknowledged = 0;
            {
                WatchedDisk disk{WatchedDisk::Use::by_default};
                disk.fail_later(operation, fault);
                auto database = Database::open(folder / "d.db");
                if (!database || !database->migrate(schema)) continue;
                for (int commit = 0; commit < 8; ++commit) {
                    if (database->execute("INSERT INTO done(filling) VALUES(randomblob(6000))")) ++acknowledged;
                    if (commit % 4 == 3) (void)database->checkpoint();
                }
            }
            INFO("fault " << fault << " at operation " << operation);
            const auto left = left_in(folder / "d.db", DatabaseUse::precious);
            REQUIRE(left.has_value());
            CHECK(*left >= acknowledged);
            CHECK(*left <= acknowledged + 1);
        }
    }
}

}  // namespace zuil
