#pragma once

#include <optional>

#include "sync/store/staff_store.hpp"

// How long nobody may try another PIN: after five that are wrong for a minute, then twice as long each time, up to a
// quarter of an hour, and after ten until somebody opens the entrance. Time is what passes since the machine was
// switched on, which no wrong clock hastens; a machine that was switched off in between waits the rest again at most.
namespace zuil {

TriesRow after_wrong(const TriesRow& before, BootTime now);
// The same tries as a kiosk finds them that was started again.
TriesRow after_restart(const TriesRow& before, BootTime now);

inline constexpr std::chrono::milliseconds closed_for_good = std::chrono::milliseconds::max();
// nullopt: one may be tried now; closed_for_good: until somebody opens it.
std::optional<std::chrono::milliseconds> closed_for(const TriesRow& tries, BootTime now);

}  // namespace zuil
