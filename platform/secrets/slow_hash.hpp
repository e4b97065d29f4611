#pragma once

#include <string>

#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {

// What it costs to try one secret. `usual` is libsodium's MODERATE: 256 MB, and most of a second; `least` is for tests
// that try many.
enum class HashCost { usual, least };

// Argon2id of 32 bytes, as 64 hexadecimal digits, for what people can remember or carry and others could try out. The
// same secret and salt give the same hash. Takes its time on purpose: never on a thread that somebody waits for.
// bad_data: the salt is none, or the secret is empty; device_fault: there is not enough memory.
Result<std::string> slow_hash(const SecretText& secret, const std::string& salt, HashCost cost = HashCost::usual);

// 16 bytes, as 32 hexadecimal digits.
std::string make_salt(Random& random);

}  // namespace zuil
