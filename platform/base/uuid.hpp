#pragma once

#include <cstdint>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"

namespace zuil {

// Makes UUIDs of version 7 (RFC 9562): unique everywhere, and in the order of their making, also when many are made in
// one millisecond and when the wall clock jumps back. "01890a5d-ac96-774b-bcce-b302099a8057".
class UuidMaker {
public:
    UuidMaker(const Clock& clock, Random& random) : clock_{clock}, random_{random} {}

    std::string next();

private:
    const Clock& clock_;
    Random& random_;
    std::uint64_t last_ms_ = 0;
    std::uint64_t counter_ = 0;  // 12 bits, of the ids made in last_ms_
};

}  // namespace zuil
