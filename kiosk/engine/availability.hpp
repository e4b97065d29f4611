#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/engine/basket.hpp"
#include "platform/base/clock.hpp"
#include "sync/model/store.hpp"

// Where pieces lie, and from when an order could be collected. Only what stock figures and stores say; never a guess.
namespace zuil {

enum class Source {
    here,       // enough pieces lie in the store
    elsewhere,  // the store can have enough brought from other places
    nowhere,    // the figures say: not enough anywhere
    unknown,    // no store has told anything about it
};

struct Pieces {
    int here = 0;
    int elsewhere = 0;              // in every other place, warehouses included
    std::string shelf;              // where they lie here; may be empty
    std::optional<WallTime> as_of;  // the oldest figure that counts; absent: no figure at all
};

Pieces pieces_of(const ArticleFacts& facts, const VariantId& variant, const StoreId& store);
Source source_of(const Pieces& pieces, int quantity);

struct Readiness {
    bool possible = false;             // every line can be had in that store
    bool all_here = false;             // without bringing anything
    std::optional<WallTime> ready_at;  // absent: the store promises no time
};

// When the whole basket would lie ready in `store`, ordered now.
Readiness readiness(const Basket& basket, const Store& store, WallTime now);

// A stock figure older than this is shown as "probably", and a day that rests on it is confirmed later.
inline constexpr std::chrono::hours stock_age_max{4};

}  // namespace zuil
