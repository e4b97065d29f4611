#pragma once

#include <optional>

#include "platform/base/clock.hpp"

namespace zuil {

// Keeps people from trying out pick-up codes: a few that are wrong, and then one more for every two minutes that pass.
// Whoever stands here next finds the same count, so that leaving and coming back is no way around it. With 160,000
// codes it takes days of standing here to come upon somebody's order, and that shows no name.
class CodeGuard {
public:
    explicit CodeGuard(const Clock& clock) : clock_{clock} {}

    // How long nobody may try another code; nullopt: one may be tried now.
    std::optional<std::chrono::milliseconds> closed_for() const;
    void was_wrong();
    // The last one was something else.
    void was_none();

private:
    const Clock& clock_;
    // Each wrong code is forgiven one step later than the one before it: when all of them will be.
    BootTime forgiven_at_{};
};

}  // namespace zuil
