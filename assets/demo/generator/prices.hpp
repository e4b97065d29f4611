#pragma once

#include "assets/demo/generator/chance.hpp"

namespace zuil::demo {

// Where a shop would put a price that works out at `euros`: 17.95, 39.95, 129.00, 1299.00. In cents.
int price_point(double euros);

struct PriceTag {
    int price_cents = 0;
    int list_price_cents = 0;    // 0: not reduced
    int lowest_price_cents = 0;  // of the 30 days before the reduction; 0 where nothing is reduced
};

// About one article in seven is reduced; in a sale two in five are, by a fifth.
PriceTag tag_price(double euros, bool in_sale, Chance& chance);

}  // namespace zuil::demo
