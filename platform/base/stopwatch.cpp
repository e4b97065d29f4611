#include "platform/base/stopwatch.hpp"

#include <ctime>

namespace zuil {
namespace {

using std::chrono::microseconds;

microseconds now() { return std::chrono::floor<microseconds>(std::chrono::steady_clock::now().time_since_epoch()); }

microseconds work_of_this_thread() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::floor<microseconds>(std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec});
}

}  // namespace

Stopwatch::Stopwatch() : begun_{now()}, worked_before_{work_of_this_thread()} {}

microseconds Stopwatch::elapsed() const { return now() - begun_; }
microseconds Stopwatch::worked() const { return work_of_this_thread() - worked_before_; }

}  // namespace zuil
