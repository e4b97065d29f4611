#include "sync/store/staff_store.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

constexpr WallTime shift_begins{std::chrono::sys_days{std::chrono::March / 12 / 2026} + 12h};

StaffRow row_of(const std::string& id, const std::string& pin, const std::string& badge = "") {
    return {.id = StaffId{id},
            .role = StaffRole::manager,
            .sealed_name = std::string{"\x01\0\xff", 3},
            .pin = pin,
            .badge = badge};
}

std::string whole_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("accounts, tries and the salt are found again as they were left") {
    const TemporaryFolder folder;
    SeededRandom random{1};
    std::string salt;
    {
        const auto store = StaffStore::open(folder.path(), random).value();
        salt = store->salt();
        REQUIRE(store->add(row_of("sanna", "1111", "badge")));
        REQUIRE(store->add(row_of("stomk", "2222")));
        REQUIRE(store->add(row_of("svera", "3333")));
        REQUIRE(store->keep_tries("entrance", {.wrong = 6, .closed_for = 120s, .since = BootTime{5s}}));
    }
    const auto store = StaffStore::open(folder.path(), random).value();
    CHECK(store->salt() == salt);
    const auto rows = store->accounts().value();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].id == StaffId{"sanna"});
    CHECK(rows[0].role == StaffRole::manager);
    CHECK(rows[0].sealed_name == std::string("\x01\0\xff", 3));
    CHECK(rows[0].badge == "badge");
    CHECK(rows[1].badge.empty());
    CHECK(store->tries("entrance").value() == TriesRow{.wrong = 6, .closed_for = 120s, .since = BootTime{5s}});
    CHECK(store->tries("nobody").value() == TriesRow{});
    REQUIRE(store->keep_tries("entrance", {}));
    CHECK(store->tries("entrance").value() == TriesRow{});
}

TEST_CASE("nobody gets a PIN or a badge that another has") {
    const TemporaryFolder folder;
    SeededRandom random{1};
    const auto store = StaffStore::open(folder.path(), random).value();
    REQUIRE(store->add(row_of("sanna", "1111", "badge")));
    CHECK(store->add(row_of("stomk", "1111")).error().code == Errc::conflict);
    CHECK(store->add(row_of("stomk", "2222", "badge")).error().code == Errc::conflict);
    CHECK(store->add(row_of("sanna", "2222")).error().code == Errc::conflict);
    REQUIRE(store->add(row_of("stomk", "2222")));
    CHECK(store->set_pin(StaffId{"stomk"}, "1111").error().code == Errc::conflict);
    CHECK(store->set_pin(StaffId{"stomk"}, "2222"));
    CHECK(store->set_pin(StaffId{"nobody"}, "4444").error().code == Errc::not_found);
    REQUIRE(store->remove(StaffId{"sanna"}));
    CHECK(store->remove(StaffId{"sanna"}).error().code == Errc::not_found);
    CHECK(store->set_pin(StaffId{"stomk"}, "1111"));
}

TEST_CASE("what staff did is kept for its time, and never without end") {
    const TemporaryFolder folder;
    SeededRandom random{1};
    const auto store = StaffStore::open(folder.path(), random).value();
    const auto note = [&](WallTime at, const std::string& about) {
        REQUIRE(store->note({.at = at, .who = StaffId{"sanna"}, .act = "sent_again", .about = about},
                            std::chrono::days{90}));
    };
    note(shift_begins, "first");
    note(shift_begins + 24h, "second");
    note(shift_begins + 90 * 24h + 1h, "third");
    const auto rows = store->audit(10).value();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].about == "third");
    CHECK(rows[1].about == "second");
    CHECK(rows[1].at == shift_begins + 24h);
    CHECK(rows[1].who == StaffId{"sanna"});
    CHECK(store->audit(1).value().size() == 1);
}

TEST_CASE("a damaged file is set aside, and nobody has an account any more") {
    const TemporaryFolder folder;
    SeededRandom random{1};
    REQUIRE(StaffStore::open(folder.path(), random).value()->add(row_of("sanna", "1111")));
    std::ofstream{folder / "staff.db", std::ios::binary | std::ios::trunc} << std::string(8192, 'x');
    const auto store = StaffStore::open(folder.path(), random).value();
    CHECK(store->accounts().value().empty());
    CHECK(whole_file(folder / "staff-damaged.db") == std::string(8192, 'x'));
}
