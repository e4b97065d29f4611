#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil::test {

inline void need(const Status& status) {
    if (!status) throw std::runtime_error(status.error().detail);
}
template <class Value>
Value need(Result<Value> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return *std::move(result);
}

// Milliseconds of processor time that this thread has had: what stays comparable when the machine has other work.
double cpu_ms();
double wall_ms();

// Of sorted or unsorted times; 0.99 is the p99.
double share_of(std::vector<double> times, double share);

// What of this process is in memory now and is its own, and the most that was, in megabytes.
double memory_mb();
double memory_peak_mb();

double bytes_in(const std::filesystem::path& folder);

// Runs this program once more, for figures that must not see what the others left in memory. Answers whether it ended
// well.
bool run_again(const std::vector<std::string>& arguments);

}  // namespace zuil::test
