#include "platform/secrets/sealing_key.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "platform/base/check.hpp"
#include "platform/files/files.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

constexpr char format_version = 1;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t overhead = 1 + nonce_bytes + tag_bytes;

void start_sodium() {
    static const bool is_ready = sodium_init() >= 0;
    ENSURE(is_ready);
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Status check_rights(const fs::path& file) {
    struct stat facts {};
    if (::lstat(file.c_str(), &facts) != 0)
        return fail(Errc::not_found, fmt::format("{}: is not there", file.string()));
    if (!S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid() || (facts.st_mode & 077U) != 0)
        return fail(Errc::refused, fmt::format("{}: must be a file of this user, with rights 0600", file.string()));
    return {};
}

Result<SecretText> read_key(const fs::path& file, std::size_t bytes) {
    TRY(std::string content, read_file(file, bytes));
    auto key = SecretText::take(content);
    if (key.size() != bytes) return fail(Errc::bad_data, fmt::format("{}: must hold {} bytes", file.string(), bytes));
    return key;
}

SecretText draw_key(Random& random, std::size_t bytes) {
    std::string drawn(bytes, '\0');
    random.fill(std::as_writable_bytes(std::span{drawn}));
    return SecretText::take(drawn);
}

}  // namespace

SealingKey::SealingKey(std::string_view master) {
    start_sodium();
    static_assert(crypto_kdf_KEYBYTES == key_bytes && crypto_aead_xchacha20poly1305_ietf_KEYBYTES == key_bytes);
    ENSURE(master.size() == key_bytes);
    // One key for each use; the master is not kept.
    crypto_kdf_derive_from_key(sealing_.data(), sealing_.size(), 1, "zuilseal", bytes_of(master));
    crypto_kdf_derive_from_key(hashing_.data(), hashing_.size(), 2, "zuilhash", bytes_of(master));
}

SealingKey::~SealingKey() {
    sodium_memzero(sealing_.data(), sealing_.size());
    sodium_memzero(hashing_.data(), hashing_.size());
}

SealingKey SealingKey::make(Random& random) { return SealingKey{draw_key(random, key_bytes).view()}; }

Result<SealingKey> SealingKey::load(const fs::path& data_folder, Random& random) {
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    if (credentials == nullptr) return from_file(data_folder / "data.key", random);
    // The service manager guards that folder; the rights of what is in it are its own affair.
    const auto key = read_key(fs::path{credentials} / "zuil-data-key", key_bytes);
    if (key) return SealingKey{key->view()};
    if (key.error().code != Errc::not_found) return tl::unexpected<Error>{key.error()};
    return from_file(data_folder / "data.key", random);
}

Result<SealingKey> SealingKey::from_file(const fs::path& file, Random& random) {
    if (const auto guarded = check_rights(file); guarded) {
        TRY(const auto key, read_key(file, key_bytes));
        return SealingKey{key.view()};
    } else if (guarded.error().code != Errc::not_found) {
        return tl::unexpected<Error>{guarded.error()};
    }
    const SecretText key = draw_key(random, key_bytes);
    TRY_DO(write_file(file, key.view(), FileRights::owner_only));
    return SealingKey{key.view()};
}

std::string SealingKey::seal(std::string_view text, std::string_view place, Random& random) const {
    std::string sealed(overhead + text.size(), '\0');
    sealed[0] = format_version;
    auto* nonce = reinterpret_cast<unsigned char*>(sealed.data()) + 1;
    random.fill(std::as_writable_bytes(std::span{nonce, nonce_bytes}));
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(text), text.size(),
                                               bytes_of(place), place.size(), nullptr, nonce, sealing_.data());
    return sealed;
}

Result<SecretText> SealingKey::open(std::string_view sealed, std::string_view place) const {
    if (sealed.size() < overhead || sealed[0] != format_version)
        return fail(Errc::bad_data, "this is not a sealed text");
    const unsigned char* nonce = bytes_of(sealed) + 1;
    std::string text(sealed.size() - overhead, '\0');
    const int code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, nonce + nonce_bytes,
        sealed.size() - 1 - nonce_bytes, bytes_of(place), place.size(), nonce, sealing_.data());
    if (code != 0) return fail(Errc::bad_data, "a sealed text was changed, or belongs to another place or key");
    return SecretText::take(text);
}

std::string SealingKey::keyed_hash(std::string_view text, std::string_view purpose) const {
    ENSURE(purpose.size() <= crypto_generichash_blake2b_PERSONALBYTES);
    std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> personal{};
    std::copy(purpose.begin(), purpose.end(), personal.begin());
    std::array<unsigned char, 32> hash{};
    crypto_generichash_blake2b_salt_personal(hash.data(), hash.size(), bytes_of(text), text.size(), hashing_.data(),
                                             hashing_.size(), nullptr, personal.data());
    std::string digits(2 * hash.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    digits.pop_back();
    return digits;
}

}  // namespace zuil
