#include "platform/files/files.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <optional>

#include "platform/files/disk_reserve.hpp"
#include "platform/files/file_lock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

fs::perms rights_of(const fs::path& file) { return fs::status(file).permissions() & fs::perms::mask; }

void put(const fs::path& file, std::size_t bytes, std::chrono::seconds age) {
    REQUIRE(write_file(file, std::string(bytes, 'x')).has_value());
    fs::last_write_time(file, fs::file_time_type::clock::now() - age);
}

}  // namespace

TEST_CASE("a written file is read back, replaced whole, and leaves nothing beside it") {
    const TemporaryFolder folder;
    const fs::path file = folder / "state";
    REQUIRE(write_file(file, "one").has_value());
    REQUIRE(write_file(file, std::string("t\0wo", 4)).has_value());
    CHECK(read_file(file, 4).value() == std::string("t\0wo", 4));
    CHECK(rights_of(file) == fs::perms{0600});
    REQUIRE(write_file(folder / "report", "", FileRights::everyone).has_value());
    CHECK(rights_of(folder / "report") == fs::perms{0644});
    CHECK(list_folder(folder.path()).value().size() == 2);
}

TEST_CASE("a failed write keeps the old content") {
    const TemporaryFolder folder;
    const fs::path file = folder / "state";
    REQUIRE(write_file(file, "old").has_value());
    // A folder where the new file should be written stands for a disk that says no.
    fs::create_directory(folder / "state.part");
    CHECK(write_file(file, "new").error().code == Errc::store_fault);
    CHECK(read_file(file, 10).value() == "old");
    CHECK(write_file(folder / "absent" / "state", "new").error().code == Errc::store_fault);
}

TEST_CASE("a disposable file is replaced whole too") {
    const TemporaryFolder folder;
    REQUIRE(write_disposable_file(folder / "picture", "one").has_value());
    REQUIRE(write_disposable_file(folder / "picture", "two").has_value());
    CHECK(read_file(folder / "picture", 3).value() == "two");
    CHECK(write_disposable_file(folder / "absent" / "picture", "x").error().code == Errc::store_fault);
    CHECK(list_folder(folder.path()).value().size() == 1);
}

TEST_CASE("a leftover of a power cut does not lend its rights to the next file") {
    const TemporaryFolder folder;
    std::ofstream{folder / "state.part"} << "half of something longer";
    fs::permissions(folder / "state.part", fs::perms{0666});
    REQUIRE(write_file(folder / "state", "new").has_value());
    CHECK(read_file(folder / "state", 100).value() == "new");
    CHECK(rights_of(folder / "state") == fs::perms{0600});
}

TEST_CASE("reading knows absent, too large and not a file") {
    const TemporaryFolder folder;
    put(folder / "large", 11, 0s);
    CHECK(read_file(folder / "absent", 10).error().code == Errc::not_found);
    CHECK(read_file(folder / "large", 10).error().code == Errc::bad_data);
    CHECK(read_file(folder.path(), 10).error().code == Errc::bad_data);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(read_file(folder / "pipe", 10).error().code == Errc::bad_data);
    CHECK(read_file("/dev/zero", 10).error().code == Errc::bad_data);
}

TEST_CASE("folders are made with those above them, for the owner only") {
    const TemporaryFolder folder;
    REQUIRE(make_folder(folder / "a" / "b").has_value());
    REQUIRE(make_folder(folder / "a" / "b").has_value());
    CHECK(rights_of(folder / "a") == fs::perms{0700});
    put(folder / "file", 1, 0s);
    CHECK(make_folder(folder / "file").error().code == Errc::store_fault);
    CHECK(make_folder(folder / "file" / "below").error().code == Errc::store_fault);
}

TEST_CASE("a folder is listed longest unused first, plain files only") {
    const TemporaryFolder folder;
    put(folder / "new", 1, 10s);
    put(folder / "old", 2, 30s);
    fs::create_directory(folder / "inside");
    fs::create_symlink("/etc/passwd", folder / "link");
    const auto files = list_folder(folder.path()).value();
    REQUIRE(files.size() == 2);
    CHECK(files[0].path.filename() == "old");
    CHECK(files[0].bytes == 2);
    CHECK(list_folder(folder / "absent").value().empty());
    CHECK(list_folder(folder / "new").error().code == Errc::store_fault);
}

TEST_CASE("trimming removes the longest unused and no more than needed") {
    const TemporaryFolder folder;
    put(folder / "a", 100, 30s);
    put(folder / "b", 100, 20s);
    put(folder / "c", 100, 10s);
    touch_file(folder / "a");
    CHECK(trim_folder(folder.path(), 300).value() == 300);
    CHECK(trim_folder(folder.path(), 299).value() == 200);
    CHECK_FALSE(fs::exists(folder / "b"));
    CHECK(fs::exists(folder / "a"));
    CHECK(trim_folder(folder.path(), 0).value() == 0);
    CHECK(free_bytes(folder.path()).value() > 0);
    CHECK_FALSE(free_bytes(folder / "absent").has_value());
}

TEST_CASE("a lock has one holder, and is free when that ends") {
    const TemporaryFolder folder;
    auto first = std::optional{FileLock::take(folder / "lock").value()};
    CHECK(FileLock::take(folder / "lock").error().code == Errc::conflict);
    FileLock moved = *std::move(first);
    first.reset();
    CHECK(FileLock::take(folder / "lock").error().code == Errc::conflict);
    moved = FileLock::take(folder / "other").value();
    CHECK(FileLock::take(folder / "lock").has_value());
    CHECK(FileLock::take(folder / "absent" / "lock").error().code == Errc::store_fault);
}

TEST_CASE("room that is put by stays over a restart, and is only given up on a full disk") {
    const TemporaryFolder folder;
    constexpr std::uint64_t bytes = 1U << 20U;
    DiskReserve reserve{folder / "reserve", bytes};
    CHECK_FALSE(reserve.is_held());
    CHECK_FALSE(reserve.give_up());
    REQUIRE(reserve.hold());
    CHECK(fs::file_size(folder / "reserve") == bytes);
    CHECK(DiskReserve{folder / "reserve", bytes}.is_held());
    // There is room on this disk.
    CHECK_FALSE(reserve.give_up());
    CHECK(reserve.is_held());
    // More than any disk has cannot be put by, and nothing is left of the attempt.
    DiskReserve greedy{folder / "greedy", std::uint64_t{1} << 60U};
    CHECK_FALSE(greedy.hold());
    CHECK_FALSE(fs::exists(folder / "greedy"));
}

}  // namespace zuil
