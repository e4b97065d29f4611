#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/random.hpp"
#include "platform/base/result.hpp"

namespace zuil {

// What a shop's kiosks hand out and take in again, such as a basket in a QR code, is signed: another kiosk with the
// same keys tells it from what somebody made up. The first key signs and all of them are believed, so that a new one
// can be put first while codes of the old one are still about.
class SigningKeys {
public:
    // A file of lines, each "<number> <64 hexadecimal digits>" with a number from 0 to 255. bad_data says which line
    // is none; an empty file is bad_data too.
    static Result<SigningKeys> from_file(const std::filesystem::path& file);
    // The same file, for this kiosk alone; made on first use.
    static Result<SigningKeys> load(const std::filesystem::path& file, Random& random);
    static SigningKeys make(Random& random, std::uint8_t number = 1);

    SigningKeys(const SigningKeys&) = default;
    SigningKeys& operator=(const SigningKeys&) = default;
    ~SigningKeys();

    // The text with the key's number before it and a keyed BLAKE2b of 16 bytes after it. Anybody can read it.
    std::string sign(std::string_view text) const;
    // The text again. not_found: signed with a key that is none of these; bad_data: changed, or no signed text at all.
    Result<std::string> check(std::string_view signed_text) const;

private:
    static constexpr std::size_t key_bytes = 32;
    struct Key {
        std::uint8_t number = 0;
        std::array<unsigned char, key_bytes> bytes{};
    };
    SigningKeys() = default;
    static Result<SigningKeys> parse(std::string_view content, const std::string& name);

    std::vector<Key> keys_;  // at least one
};

// RFC 4648, section 5, without padding.
std::string to_base64url(std::string_view bytes);
Result<std::string> from_base64url(std::string_view text);

}  // namespace zuil
