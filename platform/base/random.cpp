#include "platform/base/random.hpp"

#include <sys/random.h>

#include <array>
#include <bit>
#include <cstring>

#include "platform/base/check.hpp"

namespace zuil {

std::uint64_t Random::next() {
    std::array<std::byte, 8> bytes{};
    fill(bytes);
    return std::bit_cast<std::uint64_t>(bytes);
}

std::uint64_t Random::below(std::uint64_t limit) {
    ENSURE(limit > 0);
    // Values past the last whole multiple of the limit would favour the low results; they are drawn again.
    const std::uint64_t whole = UINT64_MAX - UINT64_MAX % limit;
    std::uint64_t drawn = next();
    while (drawn >= whole) drawn = next();
    return drawn % limit;
}

void SystemRandom::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        ENSURE(got > 0);
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

void SeededRandom::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const std::uint64_t word = engine_();
        const std::size_t count = std::min(bytes.size(), sizeof word);
        std::memcpy(bytes.data(), &word, count);
        bytes = bytes.subspan(count);
    }
}

}  // namespace zuil
