#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/staff.hpp"

namespace zuil {

// For how long something is put aside: the days are those of the store, to their end.
enum class HoldTerm { two_hours, today, tomorrow };

// An article of this store that staff took off the shelf for somebody. Who that is it does not say: they have the code.
struct Hold {
    std::string code;  // "R 7K 42"
    ProductId product;
    VariantId variant;
    std::string name;  // of the article, as the kiosk's first language has it
    WallTime made_at{};
    WallTime ends_at{};
    StaffId by;

    friend bool operator==(const Hold&, const Hold&) = default;
};

}  // namespace zuil
