#include "platform/base/clock.hpp"

#include <ctime>

namespace zuil {

WallTime SystemClock::wall() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

BootTime SystemClock::boot() const {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return BootTime{std::chrono::seconds{now.tv_sec} +
                    std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds{now.tv_nsec})};
}

}  // namespace zuil
