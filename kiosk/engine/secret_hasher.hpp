#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "platform/base/result.hpp"
#include "platform/secrets/slow_hash.hpp"

namespace zuil {

// Slow hashes for a thread that must not wait: one at a time, and the newest wins.
class SecretHasher {
public:
    SecretHasher() = default;
    SecretHasher(const SecretHasher&) = delete;
    SecretHasher& operator=(const SecretHasher&) = delete;
    virtual ~SecretHasher() = default;

    // What was begun before is never answered.
    virtual void begin(SecretText secret) = 0;
    // As soon as it is there, once.
    virtual std::optional<Result<std::string>> take() = 0;
};

// On a thread of its own, which sleeps in between. `wake` is called on it when there is something to take.
std::unique_ptr<SecretHasher> make_threaded_hasher(std::string salt, std::function<void()> wake);
// At once, in take(): for one thread.
std::unique_ptr<SecretHasher> make_direct_hasher(std::string salt, HashCost cost);

}  // namespace zuil
