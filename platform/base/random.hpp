#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace zuil {

class Random {
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
    std::uint64_t next();
    // Uniform in [0, limit); limit is at least 1.
    std::uint64_t below(std::uint64_t limit);
};

// The kernel's generator, for codes, references and keys.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> bytes) override;
};

// The same seed gives the same sequence on every machine.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : engine_{seed} {}
    void fill(std::span<std::byte> bytes) override;

private:
    std::mt19937_64 engine_;
};

}  // namespace zuil
