#include "platform/secrets/secret_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "platform/secrets/content_hash.hpp"
#include "platform/secrets/slow_hash.hpp"

namespace zuil {

TEST_CASE("a secret text behaves as a value") {
    SecretText text{"06"};
    text.append("12345678");
    CHECK(text.view() == "0612345678");
    SecretText copy = text;
    const SecretText moved = std::move(text);
    CHECK(copy == moved);
    copy = SecretText{"else"};
    CHECK_FALSE(copy == moved);
    copy = moved;
    CHECK(copy == moved);
    copy.clear();
    CHECK(copy.empty());
    CHECK(copy == SecretText{});
    std::string source = "canary";
    CHECK(SecretText::take(source).view() == "canary");
    CHECK(source.empty());
}

TEST_CASE("wiping reaches what a text held before") {
    std::string text(64, 'x');
    text = "short";
    const char* memory = text.data();
    wipe(text);
    CHECK(text.empty());
    // The memory still belongs to the string; only its content is gone.
    text.resize(text.capacity());
    CHECK(text.data() == memory);
    CHECK(text.find_first_not_of('\0') == std::string::npos);
}

TEST_CASE("comparing looks at every byte and at the length") {
    CHECK(equal_in_constant_time("", ""));
    CHECK(equal_in_constant_time("abc", "abc"));
    CHECK_FALSE(equal_in_constant_time("abc", "abd"));
    CHECK_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST_CASE("a content is known by its hash") {
    // From RFC 7693's reference implementation, for 32 bytes.
    CHECK(content_hash("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(content_hash("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("the same secret and salt give the same slow hash, and nothing else does") {
    SystemRandom random;
    const std::string salt = make_salt(random);
    const SecretText pin{"482913"};
    const auto hash = slow_hash(pin, salt, HashCost::least);
    REQUIRE(hash);
    CHECK(hash->size() == 64);
    CHECK(slow_hash(pin, salt, HashCost::least) == *hash);
    CHECK(slow_hash(SecretText{"482914"}, salt, HashCost::least) != *hash);
    CHECK(slow_hash(pin, make_salt(random), HashCost::least) != *hash);
    CHECK_FALSE(slow_hash(SecretText{}, salt, HashCost::least));
    for (const char* none : {"", "00", "not a salt at all, but as long.", "00112233445566778899aabbccddeeff00"}) {
        CHECK(slow_hash(pin, none, HashCost::least).error().code == Errc::bad_data);
    }
}

TEST_CASE("what people remember is hashed as slowly as libsodium advises for it") {
    // crypto_pwhash() with MODERATE and this salt, as any other Argon2id 1.3 gives it.
    const auto hash = slow_hash(SecretText{"482913"}, "000102030405060708090a0b0c0d0e0f");
    REQUIRE(hash);
    CHECK(*hash == "de18a5d2550ef87ba692109f243352f54b083ebea2f9d38b6ecfa35ce7312f2e");
}

}  // namespace zuil
