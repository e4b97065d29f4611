#include "sync/store/floor_notes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

constexpr WallTime lunch{std::chrono::sys_days{std::chrono::March / 12 / 2026} + 12h};

}  // namespace

TEST_CASE("what annoys is counted by screen, language and hour, and forgotten after a quarter of a year") {
    const TemporaryFolder folder;
    const auto notes = FloorNotes::open(folder.path()).value();
    REQUIRE(notes->annoyed_by("search", "nl", lunch + 4min));
    REQUIRE(notes->annoyed_by("search", "nl", lunch + 40min));
    REQUIRE(notes->annoyed_by("search", "en", lunch + 40min));
    REQUIRE(notes->annoyed_by("basket", "nl", lunch + 61min));
    const auto all = notes->annoyances(10).value();
    REQUIRE(all.size() == 3);
    CHECK(all[0].screen == "basket");
    CHECK(all[0].hour == lunch + 1h);
    CHECK(all[1].language == "en");
    CHECK(all[2].times == 2);
    CHECK(notes->annoyances(1).value().size() == 1);
    REQUIRE(notes->annoyed_by("home", "nl", lunch + 24h * 91));
    CHECK(notes->annoyances(10).value().size() == 1);
}

TEST_CASE("the newest notes of staff stay, clean and no longer than they may be") {
    const TemporaryFolder folder;
    {
        const auto notes = FloorNotes::open(folder.path()).value();
        for (int i = 0; i < FloorNotes::notes_max + 3; ++i)
            REQUIRE(notes->write(StaffId{"sanna"}, "note " + std::to_string(i), lunch));
        REQUIRE(notes->write(StaffId{"sanna"}, "  \x01 ", lunch));
        REQUIRE(notes->write(StaffId{"sanna"}, std::string(2000, 'x'), lunch));
    }
    const auto kept = FloorNotes::open(folder.path()).value()->notes().value();
    REQUIRE(kept.size() == FloorNotes::notes_max);
    CHECK(kept[0].text == std::string(FloorNotes::text_bytes_max, 'x'));
    CHECK(kept[1].text == "note 502");
    CHECK(kept[1].who == StaffId{"sanna"});
    CHECK(kept[1].at == lunch);
}

TEST_CASE("notes that cannot be read any more begin anew") {
    const TemporaryFolder folder;
    REQUIRE(FloorNotes::open(folder.path()).value()->annoyed_by("home", "nl", lunch));
    std::ofstream{folder / "notes.db", std::ios::binary | std::ios::trunc} << std::string(8192, 'x');
    CHECK(FloorNotes::open(folder.path()).value()->annoyances(10).value().empty());
}
