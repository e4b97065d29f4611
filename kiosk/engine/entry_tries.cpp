#include "kiosk/engine/entry_tries.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr int free_tries = 5;  // the last of them closes
constexpr int tries_max = 10;  // the last of them closes for good
constexpr std::chrono::seconds first_wait{60};
constexpr std::chrono::minutes longest_wait{15};

}  // namespace

TriesRow after_wrong(const TriesRow& before, BootTime now) {
    TriesRow tries{.wrong = std::min(before.wrong + 1, tries_max), .closed_for = {}, .since = now};
    if (tries.wrong < free_tries) return tries;
    const auto doubled = first_wait * (1 << (tries.wrong - free_tries));
    tries.closed_for = std::min<std::chrono::milliseconds>(doubled, longest_wait);
    return tries;
}

TriesRow after_restart(const TriesRow& before, BootTime now) {
    TriesRow tries = before;
    // The machine was switched on since: what is known is that it has run so long.
    if (tries.since > now) tries.since = BootTime{};
    return tries;
}

std::optional<std::chrono::milliseconds> closed_for(const TriesRow& tries, BootTime now) {
    if (tries.wrong >= tries_max) return closed_for_good;
    const BootTime opens_at = tries.since + tries.closed_for;
    if (now >= opens_at) return std::nullopt;
    return opens_at - now;
}

}  // namespace zuil
