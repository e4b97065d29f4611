#include "platform/secrets/secret_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "platform/secrets/content_hash.hpp"
#include "platform/secrets/password.hpp"

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

TEST_CASE("a password is known by its hash, and a foreign hash is refused unread") {
    const SecretText pin{"482913"};
    const std::string hash = hash_password(pin);
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(is_password(pin, hash));
    CHECK_FALSE(is_password(SecretText{"482914"}, hash));
    CHECK_FALSE(is_password(SecretText{}, hash));
    CHECK_FALSE(is_password(pin, ""));
    CHECK_FALSE(is_password(pin, std::string(5000, '$')));
    // Four gigabytes and a thousand rounds.
    CHECK_FALSE(is_password(pin, "$argon2id$v=19$m=4194304,t=1000,p=1$c29tZXNhbHQ$aGFzaA"));
}

}  // namespace zuil
