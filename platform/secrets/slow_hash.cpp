#include "platform/secrets/slow_hash.hpp"

#include <sodium.h>

#include <array>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

constexpr std::size_t slow_hash_bytes = 32;
using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;

template <std::size_t count>
std::string to_hex(const std::array<unsigned char, count>& bytes) {
    std::array<char, 2 * count + 1> digits{};
    return sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
}

}  // namespace

Result<std::string> slow_hash(const SecretText& secret, const std::string& salt, HashCost cost) {
    ENSURE(sodium_init() >= 0);
    Salt bytes{};
    std::size_t read = 0;
    const int is_hex = sodium_hex2bin(bytes.data(), bytes.size(), salt.data(), salt.size(), nullptr, &read, nullptr);
    if (is_hex != 0 || read != bytes.size() || salt.size() != 2 * bytes.size())
        return fail(Errc::bad_data, "this is not a salt");
    if (secret.empty()) return fail(Errc::bad_data, "there is nothing to hash");
    const bool is_usual = cost == HashCost::usual;
    std::array<unsigned char, slow_hash_bytes> hash{};
    const int done = crypto_pwhash(hash.data(), hash.size(), secret.view().data(), secret.size(), bytes.data(),
                                   is_usual ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_MIN,
                                   is_usual ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_MIN,
                                   crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) return fail(Errc::device_fault, "there is not enough memory to check a PIN");
    return to_hex(hash);
}

std::string make_salt(Random& random) {
    Salt bytes{};
    random.fill(std::as_writable_bytes(std::span{bytes}));
    return to_hex(bytes);
}

}  // namespace zuil
