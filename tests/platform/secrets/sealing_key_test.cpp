#include "platform/secrets/sealing_key.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>

#include "platform/files/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

// The environment is this process's own; each test leaves it without the variable.
struct Credentials {
    explicit Credentials(const fs::path& folder) { ::setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1); }
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;
    ~Credentials() { ::unsetenv("CREDENTIALS_DIRECTORY"); }
};

}  // namespace

TEST_CASE("what is sealed opens in its place, with its key, and unchanged") {
    SeededRandom random{1};
    const SealingKey key = SealingKey::make(random);
    const std::string sealed = key.seal("0612345678", "order 1", random);
    CHECK(sealed.find("0612345678") == std::string::npos);
    CHECK(key.open(sealed, "order 1").value().view() == "0612345678");
    CHECK(key.open(sealed, "order 2").error().code == Errc::bad_data);
    CHECK(SealingKey::make(random).open(sealed, "order 1").error().code == Errc::bad_data);
    CHECK(key.seal("0612345678", "order 1", random) != sealed);
    CHECK(key.open(key.seal("", "", random), "").value().empty());
}

TEST_CASE("every changed bit and every cut is noticed") {
    SeededRandom random{2};
    const SealingKey key = SealingKey::make(random);
    const std::string sealed = key.seal("text", "place", random);
    for (std::size_t byte = 0; byte < sealed.size(); ++byte) {
        CHECK(key.open(std::string_view{sealed}.substr(0, byte), "place").error().code == Errc::bad_data);
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = sealed;
            changed[byte] = static_cast<char>(changed[byte] ^ (1 << bit));
            CHECK_FALSE(key.open(changed, "place").has_value());
        }
    }
}

TEST_CASE("a keyed hash depends on the text, the purpose and the key") {
    SeededRandom random{3};
    const SealingKey key = SealingKey::make(random);
    const std::string hash = key.keyed_hash("a@example.test", "customer");
    CHECK(hash.size() == 64);
    CHECK(hash == key.keyed_hash("a@example.test", "customer"));
    CHECK(hash != key.keyed_hash("b@example.test", "customer"));
    CHECK(hash != key.keyed_hash("a@example.test", "order"));
    CHECK(hash != SealingKey::make(random).keyed_hash("a@example.test", "customer"));
}

TEST_CASE("the key is made once, for its owner only, and read again") {
    const TemporaryFolder folder;
    SystemRandom random;
    const std::string sealed = SealingKey::load(folder.path(), random).value().seal("text", "", random);
    CHECK((fs::status(folder / "data.key").permissions() & fs::perms::mask) == fs::perms{0600});
    CHECK(SealingKey::load(folder.path(), random).value().open(sealed, "").value().view() == "text");
    CHECK(SealingKey::load(folder / "absent", random).error().code == Errc::store_fault);
}

TEST_CASE("a key that others may read, a link, or of another size is refused and not replaced") {
    const TemporaryFolder folder;
    SystemRandom random;
    const fs::path file = folder / "data.key";
    REQUIRE(write_file(file, std::string(32, 'k')).has_value());
    for (const unsigned rights : {0640U, 0604U, 0620U, 0666U}) {
        fs::permissions(file, fs::perms{rights});
        CHECK(SealingKey::load(folder.path(), random).error().code == Errc::refused);
    }
    fs::permissions(file, fs::perms{0600});
    CHECK(SealingKey::load(folder.path(), random).has_value());
    for (const std::size_t bytes : {0U, 31U, 33U}) {
        REQUIRE(write_file(file, std::string(bytes, 'k')).has_value());
        CHECK(SealingKey::load(folder.path(), random).error().code == Errc::bad_data);
        CHECK(fs::file_size(file) == bytes);
    }
    fs::rename(file, folder / "elsewhere");
    fs::create_symlink(folder / "elsewhere", file);
    CHECK(SealingKey::load(folder.path(), random).error().code == Errc::refused);
}

TEST_CASE("a credential of the service manager comes before the file") {
    const TemporaryFolder folder;
    SystemRandom random;
    const std::string with_file = SealingKey::load(folder.path(), random).value().keyed_hash("text", "");
    fs::create_directory(folder / "credentials");
    const Credentials credentials{folder / "credentials"};
    CHECK(SealingKey::load(folder.path(), random).value().keyed_hash("text", "") == with_file);
    REQUIRE(write_file(folder / "credentials" / "zuil-data-key", std::string(32, 'c')).has_value());
    CHECK(SealingKey::load(folder.path(), random).value().keyed_hash("text", "") != with_file);
    REQUIRE(write_file(folder / "credentials" / "zuil-data-key", "short").has_value());
    CHECK(SealingKey::load(folder.path(), random).error().code == Errc::bad_data);
}

}  // namespace zuil
