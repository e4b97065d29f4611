#pragma once

#include <algorithm>
#include <chrono>

#include "platform/base/random.hpp"

namespace zuil {

struct BackoffLimits {
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds most{300'000};
};

// Anything from nothing to first * 2^failures, at most `most` ("full jitter"): kiosks that failed together do not come
// back together. (Exponential Backoff And Jitter, AWS Architecture Blog, 2015.)
inline std::chrono::milliseconds backoff(int failures, BackoffLimits limits, Random& random) {
    constexpr int doublings_max = 30;
    const auto doubled = limits.first * (std::int64_t{1} << std::clamp(failures, 0, doublings_max));
    const auto limit = std::min(limits.most, std::chrono::milliseconds{doubled});
    return std::chrono::milliseconds{
        static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(limit.count()) + 1))};
}

}  // namespace zuil
