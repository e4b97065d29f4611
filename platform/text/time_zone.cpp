#include "platform/text/time_zone.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace zuil {

struct TimeZone::Native {
    std::unique_ptr<const icu::TimeZone> zone;

    // Milliseconds ahead of UTC; `local` says which of the two `time` is in.
    double offset(double time, bool local) const {
        std::int32_t raw = 0;
        std::int32_t saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
        if (local && basic != nullptr) {
            basic->getOffsetFromLocal(time, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
        } else {
            zone->getOffset(time, static_cast<UBool>(local), raw, saving, status);
        }
        return static_cast<double>(raw) + static_cast<double>(saving);
    }
};

Result<TimeZone> TimeZone::find(const std::string& name) {
    auto native = std::make_shared<Native>();
    native->zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (native->zone == nullptr || *native->zone == icu::TimeZone::getUnknown()) {
        return fail(Errc::bad_data, "there is no time zone '" + name + "'; one is 'Europe/Amsterdam'");
    }
    return TimeZone{std::move(native)};
}

LocalMinutes TimeZone::to_local(WallTime time) const {
    const std::int64_t utc = time.time_since_epoch().count();
    const auto offset = static_cast<std::int64_t>(native_->offset(static_cast<double>(utc), false));
    return std::chrono::floor<std::chrono::minutes>(
        std::chrono::local_time<std::chrono::milliseconds>{std::chrono::milliseconds{utc + offset}});
}

WallTime TimeZone::to_utc(LocalMinutes time) const {
    const std::int64_t local = std::chrono::milliseconds{time.time_since_epoch()}.count();
    const auto offset = static_cast<std::int64_t>(native_->offset(static_cast<double>(local), true));
    return WallTime{std::chrono::milliseconds{local - offset}};
}

}  // namespace zuil
