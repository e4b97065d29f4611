#pragma once

#include <vector>

#include "kiosk/engine/basket.hpp"
#include "sync/model/store.hpp"

// The ways in which a line of the basket can come to the shopper.
namespace zuil {

struct WaysOffered {
    bool take_now = false;  // the shop sells from its shelf
    bool delivery = false;  // the shop brings things home
};

struct OfferedWay {
    LineWay way;
    bool possible = true;  // there are enough for it
};

// Collecting is always among them, with the store left open; in a store apart from the others only where the basket
// has others. Nothing but that: there is nothing to choose, and the answer is empty.
std::vector<OfferedWay> offered_ways(const BasketLine& line, const Basket& basket, const std::vector<Store>& stores,
                                     const StoreId& here, const WaysOffered& shop);

// Whether it lies in this store, as many as are wanted, and waits to be collected all the same.
bool could_be_taken(const BasketLine& line, const StoreId& here);

}  // namespace zuil
