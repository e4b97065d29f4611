#include "platform/secrets/password.hpp"

#include <sodium.h>

#include <array>

#include "platform/base/check.hpp"

namespace zuil {

std::string hash_password(const SecretText& password) {
    ENSURE(sodium_init() >= 0 && !password.empty());
    std::array<char, crypto_pwhash_STRBYTES> text{};
    // Fails only when the memory is not there.
    ENSURE(crypto_pwhash_str(text.data(), password.view().data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0);
    return text.data();
}

bool is_password(const SecretText& password, const std::string& hash) {
    ENSURE(sodium_init() >= 0);
    if (password.empty() || hash.size() >= crypto_pwhash_STRBYTES) return false;
    // What another one wrote may ask for any amount of memory and time; ours asks for exactly this.
    if (crypto_pwhash_str_needs_rehash(hash.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                       crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return false;
    return crypto_pwhash_str_verify(hash.c_str(), password.view().data(), password.size()) == 0;
}

}  // namespace zuil
