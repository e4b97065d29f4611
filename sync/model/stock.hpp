#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"

namespace zuil {

// What one store holds of one variant, and when that was true.
struct StockLevel {
    VariantId variant;
    StoreId store;
    int quantity = 0;   // what can still be sold: on hand less allocated; never below zero
    std::string shelf;  // where it lies, as the store says it; may be empty
    WallTime as_of{};

    friend bool operator==(const StockLevel&, const StockLevel&) = default;
};

}  // namespace zuil
