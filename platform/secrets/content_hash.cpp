#include "platform/secrets/content_hash.hpp"

#include <sodium.h>

#include <array>

namespace zuil {

std::string content_hash(std::string_view content) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                       nullptr, 0);
    std::array<char, 2 * hash.size() + 1> digits{};
    return sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
}

}  // namespace zuil
