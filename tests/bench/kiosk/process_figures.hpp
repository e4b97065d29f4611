#pragma once

#include <sys/types.h>

#include <chrono>
#include <vector>

namespace zuil::test {

// Proportional set size of a process in MB, from /proc/PID/smaps_rollup.
double memory_mb(pid_t pid);

// Processor time that a process has used since it began.
std::chrono::milliseconds processor_time(pid_t pid);

// How often its threads were woken since they began (voluntary context switches).
long wake_ups(pid_t pid);

struct Spread {
    double least = 0;
    double median = 0;
    double p99 = 0;
    double most = 0;
};
Spread spread_of(std::vector<double> values);

}  // namespace zuil::test
