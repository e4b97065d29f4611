#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace zuil {

using LocalMinutes = std::chrono::local_time<std::chrono::minutes>;

// A place's own clock, summer time included, from ICU's tables.
class TimeZone {
public:
    // `name` is IANA's: "Europe/Amsterdam". bad_data: there is no such zone.
    static Result<TimeZone> find(const std::string& name);

    LocalMinutes to_local(WallTime time) const;
    // A local time that the clocks skip counts as if they had not yet gone forward; one that occurs twice is the first.
    WallTime to_utc(LocalMinutes time) const;

private:
    struct Native;
    explicit TimeZone(std::shared_ptr<const Native> native) : native_{std::move(native)} {}
    std::shared_ptr<const Native> native_;
};

}  // namespace zuil
