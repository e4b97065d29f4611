#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/random.hpp"

namespace zuil::demo {

// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view text);

// Chance that a name decides: each article draws from its own sequence, so that adding one leaves the others as they
// were.
class Chance {
public:
    Chance(std::string_view seed, std::string_view name) : random_{hash_of(seed) ^ hash_of(name)} {}

    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_.below(limit)); }
    int between(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }
    double unit() { return static_cast<double>(random_.next() >> 11U) * 0x1.0p-53; }
    bool happens(double probability) { return unit() < probability; }

    template <class T>
    const T& pick(const std::vector<T>& values) {
        return values[below(values.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t at = values.size(); at > 1; --at) std::swap(values[at - 1], values[below(at)]);
    }

private:
    SeededRandom random_;
};

}  // namespace zuil::demo
