#pragma once

#include <sys/types.h>

#include <chrono>
#include <vector>

// What the kernel knows about a running program and everything it started (Linux, /proc).
namespace zuil::test {

double memory_mb(pid_t program);  // proportional set size, in 2^20 bytes
std::chrono::milliseconds processor_time(pid_t program);
// How often a thread gave up the processor of its own accord, and so was woken.
long wake_ups(pid_t program);

struct Spread {
    double least = 0;
    double median = 0;
    double p95 = 0;
    double p99 = 0;
    double most = 0;
};
Spread spread_of(std::vector<double> values);

}  // namespace zuil::test
