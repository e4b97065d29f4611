#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "tests/sync/exchange/floor_kiosk.hpp"
#include "tests/sync/exchange/memory_lan.hpp"

namespace zuil::test {

// The kiosks of a store, on one network and one clock.
struct Floor {
    FloorKiosk& add(const std::string& code) { return add(code, key); }
    FloorKiosk& add(const std::string& code, const SealingKey& its_key) {
        kiosks.push_back(std::make_unique<FloorKiosk>(network.join(), code, its_key, clock, random));
        return *kiosks.back();
    }
    void run_for(std::chrono::milliseconds time) {
        constexpr std::chrono::milliseconds step{20};
        for (std::chrono::milliseconds passed{0}; passed < time; passed += step) {
            clock.advance(step);
            for (const auto& kiosk : kiosks) kiosk->step();
        }
    }

    MemoryNetwork network;
    ManualClock clock{WallTime{std::chrono::milliseconds{1'800'000'000'000}}};
    SeededRandom random{3};
    SealingKey key = SealingKey::make(random);
    std::vector<std::unique_ptr<FloorKiosk>> kiosks;
};

}  // namespace zuil::test
