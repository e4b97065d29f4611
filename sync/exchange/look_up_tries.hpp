#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "sync/store/customer_store.hpp"

namespace zuil {

// Counts what may be a guess, so that a restart forgives nothing, and names none of it.
class LookUpTries {
public:
    struct Limit {
        int tries_max = 5;
        std::chrono::minutes within{15};
    };
    // What is limited: everybody at this kiosk together, and one number or address. An empty one is not.
    struct Scopes {
        std::string kiosk;
        std::string identifier;
    };

    LookUpTries(CustomerStore& store, const SealingKey& key) : store_{store}, key_{key} {}

    // `who`: those who are counted together. `identifier`: what is guessed about, or empty.
    Scopes scopes(const std::string& who, const std::string& identifier) const;
    // For how long nothing may be tried; nothing: now it may. Where tries cannot be counted nobody may try.
    std::optional<std::chrono::milliseconds> closed_for(const Scopes& scopes, const Limit& limit, WallTime now);
    // Before the answer is known, so that nobody tries more by cutting the power.
    void note(const Scopes& scopes, WallTime now);
    void take_back(const Scopes& scopes);
    void forget(const Scopes& scopes);

private:
    CustomerStore& store_;
    const SealingKey& key_;
};

// When an answer may be seen: a multiple of `floor` after it was asked for, so that whoever counts the time learns
// nothing.
BootTime answer_due(BootTime began, BootTime now, std::chrono::milliseconds floor);

}  // namespace zuil
