#include "platform/base/stopwatch.hpp"

namespace zuil {
namespace {

std::chrono::microseconds now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace

Stopwatch::Stopwatch() : begun_{now()} {}

std::chrono::microseconds Stopwatch::elapsed() const { return now() - begun_; }

}  // namespace zuil
