#include "platform/secrets/signing_keys.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "platform/base/check.hpp"
#include "platform/files/files.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

constexpr std::size_t signature_bytes = 16;
constexpr int base64_kind = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void ready_sodium() {
    static const bool is_ready = sodium_init() >= 0;
    ENSURE(is_ready);
}

const unsigned char* signable(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string signature_of(std::string_view text, const unsigned char* key, std::size_t key_bytes) {
    std::string signature(signature_bytes, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(signature.data()), signature.size(), signable(text),
                       text.size(), key, key_bytes);
    return signature;
}

}  // namespace

SigningKeys::~SigningKeys() {
    for (Key& key : keys_) sodium_memzero(key.bytes.data(), key.bytes.size());
}

SigningKeys SigningKeys::make(Random& random, std::uint8_t number) {
    SigningKeys keys;
    keys.keys_.emplace_back().number = number;
    random.fill(std::as_writable_bytes(std::span{keys.keys_.back().bytes}));
    return keys;
}

Result<SigningKeys> SigningKeys::parse(std::string_view content, const std::string& name) {
    ready_sodium();
    SigningKeys keys;
    int line_number = 0;
    while (!content.empty()) {
        const auto end = content.find('\n');
        std::string_view line = content.substr(0, end);
        content.remove_prefix(end == content.npos ? content.size() : end + 1);
        ++line_number;
        if (line.empty()) continue;
        Key key;
        const auto space = line.find(' ');
        const auto number = std::from_chars(line.data(), line.data() + std::min(space, line.size()), key.number);
        const std::string_view digits = space == line.npos ? std::string_view{} : line.substr(space + 1);
        std::size_t bytes = 0;
        const bool is_hex = sodium_hex2bin(key.bytes.data(), key.bytes.size(), digits.data(), digits.size(), nullptr,
                                           &bytes, nullptr) == 0;
        const bool is_key = number.ec == std::errc{} && number.ptr == line.data() + std::min(space, line.size()) &&
                            digits.size() == 2 * key_bytes && is_hex && bytes == key_bytes;
        if (!is_key)
            return fail(Errc::bad_data, fmt::format("{}:{}: no number and 64 hexadecimal digits", name, line_number));
        keys.keys_.push_back(key);
    }
    if (keys.keys_.empty()) return fail(Errc::bad_data, fmt::format("{}: holds no key", name));
    return keys;
}

Result<SigningKeys> SigningKeys::from_file(const std::filesystem::path& file) {
    constexpr std::uint64_t bytes_max = 64 * 1024;
    TRY(std::string content, read_file(file, bytes_max));
    auto keys = parse(content, file.string());
    wipe(content);
    return keys;
}

Result<SigningKeys> SigningKeys::load(const std::filesystem::path& file, Random& random) {
    if (auto found = from_file(file); found || found.error().code != Errc::not_found) return found;
    ready_sodium();
    SigningKeys keys = make(random);
    const Key& key = keys.keys_.front();
    std::string digits(2 * key.bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), key.bytes.data(), key.bytes.size());
    digits.pop_back();
    std::string line = fmt::format("{} {}\n", key.number, digits);
    const Status written = write_file(file, line, FileRights::owner_only);
    wipe(digits);
    wipe(line);
    TRY_DO(written);
    return keys;
}

std::string SigningKeys::sign(std::string_view text) const {
    ready_sodium();
    const Key& key = keys_.front();
    std::string made(1, static_cast<char>(key.number));
    made += text;
    return made + signature_of(made, key.bytes.data(), key.bytes.size());
}

Result<std::string> SigningKeys::check(std::string_view signed_text) const {
    ready_sodium();
    if (signed_text.size() < 1 + signature_bytes) return fail(Errc::bad_data, "this is not a signed text");
    const std::string_view body = signed_text.substr(0, signed_text.size() - signature_bytes);
    const std::string_view signature = signed_text.substr(body.size());
    const auto key = std::ranges::find(keys_, static_cast<std::uint8_t>(body.front()), &Key::number);
    if (key == keys_.end()) return fail(Errc::not_found, "signed with a key that is not ours");
    if (!equal_in_constant_time(signature_of(body, key->bytes.data(), key->bytes.size()), signature)) {
        return fail(Errc::bad_data, "a signed text was changed, or signed with another key");
    }
    return std::string{body.substr(1)};
}

std::string to_base64url(std::string_view bytes) {
    ready_sodium();
    std::string text(sodium_base64_encoded_len(bytes.size(), base64_kind), '\0');
    sodium_bin2base64(text.data(), text.size(), signable(bytes), bytes.size(), base64_kind);
    text.pop_back();
    return text;
}

Result<std::string> from_base64url(std::string_view text) {
    ready_sodium();
    // libsodium takes some bytes above 0x7F for '-' or '_'.
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (text.find_first_not_of(letters) != text.npos) return fail(Errc::bad_data, "this is not base64url");
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int code = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                       text.size(), nullptr, &size, nullptr, base64_kind);
    if (code != 0) return fail(Errc::bad_data, "this is not base64url");
    bytes.resize(size);
    return bytes;
}

}  // namespace zuil
