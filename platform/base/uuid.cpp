#include "platform/base/uuid.hpp"

#include <fmt/format.h>

namespace zuil {

std::string UuidMaker::next() {
    constexpr std::uint64_t counter_end = 1U << 12U;
    const auto since_1970 = clock_.wall().time_since_epoch().count();
    const std::uint64_t now_ms = since_1970 > 0 ? static_cast<std::uint64_t>(since_1970) : 0;
    if (now_ms > last_ms_) {
        last_ms_ = now_ms;
        // Starting in the lower half leaves room to count, and still says little about how many there were.
        counter_ = random_.below(counter_end / 2);
    } else if (++counter_ == counter_end) {
        ++last_ms_;
        counter_ = 0;
    }
    const std::uint64_t tail = random_.next() >> 2U;
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", (last_ms_ >> 16U) & 0xFFFFFFFFU, last_ms_ & 0xFFFFU,
                       counter_, 0x8000U | (tail >> 48U), tail & 0xFFFFFFFFFFFFU);
}

}  // namespace zuil
