#include "sync/exchange/look_up_tries.hpp"

#include <algorithm>
#include <array>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

void log_tries_fault(const Status& status) {
    if (!status) log::error("tries cannot be counted: {}", status.error().detail);
}

std::array<const std::string*, 2> both(const LookUpTries::Scopes& scopes) {
    return {&scopes.kiosk, &scopes.identifier};
}

}  // namespace

LookUpTries::Scopes LookUpTries::scopes(const std::string& who, const std::string& identifier) const {
    return {.kiosk = key_.keyed_hash(who, "look-up try"),
            .identifier = identifier.empty() ? std::string{} : key_.keyed_hash(identifier, "look-up try")};
}

std::optional<std::chrono::milliseconds> LookUpTries::closed_for(const Scopes& scopes, const Limit& limit,
                                                                 WallTime now) {
    std::optional<WallTime> until;
    for (const std::string* scope : both(scopes)) {
        if (scope->empty()) continue;
        const auto closed = store_.closed_until(*scope, limit.tries_max, limit.within, now);
        if (!closed) {
            log_tries_fault(tl::unexpected<Error>{closed.error()});
            until = now + limit.within;
        } else if (*closed) {
            until = std::max(until.value_or(**closed), **closed);
        }
    }
    if (!until) return std::nullopt;
    return *until - now;
}

void LookUpTries::note(const Scopes& scopes, WallTime now) {
    for (const std::string* scope : both(scopes)) {
        if (!scope->empty()) log_tries_fault(store_.note_try(*scope, now));
    }
}

void LookUpTries::take_back(const Scopes& scopes) {
    for (const std::string* scope : both(scopes)) {
        if (!scope->empty()) log_tries_fault(store_.take_back_try(*scope));
    }
}

void LookUpTries::forget(const Scopes& scopes) {
    if (!scopes.identifier.empty()) log_tries_fault(store_.forget_tries(scopes.identifier));
}

BootTime answer_due(BootTime began, BootTime now, std::chrono::milliseconds floor) {
    if (floor.count() == 0) return now;
    const auto passed = now - began;
    const auto floors = std::max<std::int64_t>(1, (passed + floor - std::chrono::milliseconds{1}) / floor);
    return began + floors * floor;
}

}  // namespace zuil
