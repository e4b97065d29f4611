#include "platform/secrets/signing_keys.hpp"

#include <catch2/catch_test_macros.hpp>

#include "platform/files/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

const std::string one = "1 " + std::string(64, 'a');
const std::string two = "2 " + std::string(64, 'b');

SigningKeys keys_of(const std::string& content) {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder / "keys", content, FileRights::owner_only));
    return SigningKeys::from_file(folder / "keys").value();
}

}  // namespace

TEST_CASE("what was signed is believed as long as its key is among the keys") {
    const std::string text = keys_of(one + "\n").sign("two lamps");
    CHECK(keys_of(one + "\n").check(text).value() == "two lamps");
    // A newer key was put first.
    CHECK(keys_of(two + "\n" + one + "\n").check(text).value() == "two lamps");
    CHECK(keys_of(two + "\n").check(text).error().code == Errc::not_found);
    // Another shop's key of the same number.
    CHECK(keys_of("1 " + std::string(64, 'c')).check(text).error().code == Errc::bad_data);
}

TEST_CASE("every changed bit and every cut of a signed text is noticed") {
    SeededRandom random{2};
    const SigningKeys keys = SigningKeys::make(random);
    const std::string text = keys.sign("two lamps");
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        CHECK_FALSE(keys.check(changed));
    }
    for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(keys.check(text.substr(0, size)));
    CHECK_FALSE(keys.check(text + "x"));
    CHECK(keys.check(keys.sign("")).value().empty());
}

TEST_CASE("a kiosk without the shop's keys makes its own, once") {
    const TemporaryFolder folder;
    SeededRandom random{3};
    const std::string text = SigningKeys::load(folder / "keys", random).value().sign("x");
    CHECK(SigningKeys::load(folder / "keys", random).value().check(text).value() == "x");
}

TEST_CASE("a file of keys that is none says where") {
    const TemporaryFolder folder;
    const auto code_of = [&](const std::string& content) {
        REQUIRE(write_file(folder / "keys", content, FileRights::owner_only));
        const auto keys = SigningKeys::from_file(folder / "keys");
        REQUIRE_FALSE(keys);
        return keys.error();
    };
    CHECK(code_of("").code == Errc::bad_data);
    CHECK(code_of(one + "\n3 abc\n").detail.find(":2:") != std::string::npos);
    CHECK(code_of("256 " + std::string(64, 'a')).code == Errc::bad_data);
    CHECK(code_of("x " + std::string(64, 'a')).code == Errc::bad_data);
    CHECK(code_of("1 " + std::string(64, 'g')).code == Errc::bad_data);
    CHECK(code_of("1 " + std::string(66, 'a')).code == Errc::bad_data);
}

TEST_CASE("base64url comes back as it went, and nothing else is taken for it") {
    const std::string bytes{"\x00\xFB\xFF~z", 5};
    CHECK(to_base64url(bytes).find_first_of("+/=") == std::string::npos);
    CHECK(from_base64url(to_base64url(bytes)).value() == bytes);
    for (const std::string text : {"ab=", "a b", "a", "ab+/", "ab\n"}) CHECK_FALSE(from_base64url(text));
    for (int byte = 0x80; byte <= 0xFF; ++byte)
        CHECK_FALSE(from_base64url("abc" + std::string(1, static_cast<char>(byte))));
}

}  // namespace zuil
