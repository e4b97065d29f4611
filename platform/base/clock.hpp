#pragma once

#include <chrono>

namespace zuil {

// The wall clock, UTC, in milliseconds: for display, expiry and what the shop should read. It may jump.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// Time since boot, counting suspend, in milliseconds: for every timer. It never jumps back.
struct BootClock {
    using duration = std::chrono::milliseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;
};
using BootTime = BootClock::time_point;

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    virtual WallTime wall() const = 0;
    virtual BootTime boot() const = 0;
};

class SystemClock final : public Clock {
public:
    WallTime wall() const override;
    BootTime boot() const override;
};

// Moves only when told to.
class ManualClock final : public Clock {
public:
    explicit ManualClock(WallTime start) : wall_{start} {}
    WallTime wall() const override { return wall_; }
    BootTime boot() const override { return boot_; }
    void advance(std::chrono::milliseconds step) {
        wall_ += step;
        boot_ += step;
    }
    void set_wall(WallTime wall) { wall_ = wall; }

private:
    WallTime wall_;
    BootTime boot_{};
};

}  // namespace zuil
