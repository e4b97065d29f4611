#pragma once

#include <chrono>

namespace zuil {

// Measures how long something took, for figures only: nothing may be decided by it.
class Stopwatch {
public:
    Stopwatch();
    std::chrono::microseconds elapsed() const;
    // What of it the processor gave to this thread, which has to be the one that began it: the same on a busy machine.
    std::chrono::microseconds worked() const;

private:
    std::chrono::microseconds begun_;
    std::chrono::microseconds worked_before_;
};

}  // namespace zuil
