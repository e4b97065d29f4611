#pragma once

#include <chrono>

namespace zuil {

// Measures how long something took, in microseconds, for figures only: nothing may be decided by it.
class Stopwatch {
public:
    Stopwatch();
    std::chrono::microseconds elapsed() const;

private:
    std::chrono::microseconds begun_;
};

}  // namespace zuil
