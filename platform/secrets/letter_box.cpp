#include "platform/secrets/letter_box.hpp"

#include <sodium.h>

#include <optional>
#include <vector>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

void start_letters() {
    static const bool is_ready = sodium_init() >= 0;
    ENSURE(is_ready);
}

std::string to_hex(const unsigned char* bytes, std::size_t count) {
    std::string hex(2 * count + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, count);
    hex.resize(2 * count);
    return hex;
}

std::optional<std::vector<unsigned char>> from_hex(std::string_view hex) {
    std::vector<unsigned char> bytes(hex.size() / 2);
    std::size_t count = 0;
    const int done = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &count, nullptr);
    if (hex.size() % 2 != 0 || done != 0 || count != bytes.size()) return std::nullopt;
    return bytes;
}

const unsigned char* letters_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

LetterBox::LetterBox() {
    static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32);
    start_letters();
    ENSURE(crypto_box_keypair(public_key_.data(), secret_key_.data()) == 0);
    address_ = to_hex(public_key_.data(), public_key_.size());
}

LetterBox::~LetterBox() { sodium_memzero(secret_key_.data(), secret_key_.size()); }

Result<SecretText> LetterBox::open(std::string_view letter) const {
    const auto sealed = from_hex(letter);
    if (!sealed || sealed->size() < crypto_box_SEALBYTES) return fail(Errc::bad_data, "this is no letter");
    std::string text(sealed->size() - crypto_box_SEALBYTES, '\0');
    const int done = crypto_box_seal_open(reinterpret_cast<unsigned char*>(text.data()), sealed->data(), sealed->size(),
                                          public_key_.data(), secret_key_.data());
    if (done != 0) return fail(Errc::bad_data, "the letter was not sealed for this box");
    return SecretText::take(text);
}

Result<std::string> seal_letter(std::string_view text, std::string_view address) {
    start_letters();
    const auto key = from_hex(address);
    if (!key || key->size() != crypto_box_PUBLICKEYBYTES) return fail(Errc::bad_data, "this is no address of a box");
    std::vector<unsigned char> sealed(text.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), letters_of(text), text.size(), key->data()) != 0)
        return fail(Errc::bad_data, "nothing can be sealed for this address");
    return to_hex(sealed.data(), sealed.size());
}

}  // namespace zuil
