#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {

// The key of this kiosk's data. What is sealed with it can be read, and what is hashed with it can be compared, by who
// has it and by nobody else. Without the key (a new disk, a lost file) sealed texts are gone for good: never seal what
// an order cannot do without.
class SealingKey {
public:
    // The systemd credential "zuil-data-key" when the service has one ($CREDENTIALS_DIRECTORY), else the file
    // "data.key" in the data folder, which is made on first use. A file that others may read, or that is not ours, is
    // refused: it is no secret any more.
    static Result<SealingKey> load(const std::filesystem::path& data_folder, Random& random);
    static Result<SealingKey> from_file(const std::filesystem::path& file, Random& random);
    static SealingKey make(Random& random);

    SealingKey(const SealingKey&) = default;
    SealingKey& operator=(const SealingKey&) = default;
    ~SealingKey();

    // XChaCha20-Poly1305. `place` says where the text belongs ("order 0190...contact"): it is not stored, and the same
    // one is needed to open, so that a sealed text cannot be moved to another row.
    std::string seal(std::string_view text, std::string_view place, Random& random) const;
    // bad_data when it was changed, belongs elsewhere, or was sealed with another key.
    Result<SecretText> open(std::string_view sealed, std::string_view place) const;

    // BLAKE2b of 32 bytes, as 64 hexadecimal digits: finds an equal value again without keeping it. `purpose` (up to 16
    // bytes) keeps hashes of one kind from being compared with those of another.
    std::string keyed_hash(std::string_view text, std::string_view purpose) const;

private:
    static constexpr std::size_t key_bytes = 32;
    using Key = std::array<unsigned char, key_bytes>;

    explicit SealingKey(std::string_view master);

    Key sealing_{};
    Key hashing_{};
};

}  // namespace zuil
