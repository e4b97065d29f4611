#include "assets/demo/generator/prices.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace zuil::demo {
namespace {

// The nearest amount not above it that a shop would write: whole euros from 50 on, else an ending in 95 or 50.
int written_down(double cents) {
    if (cents >= 5000) return static_cast<int>(cents / 100) * 100;
    const int euros = static_cast<int>(cents / 100);
    const int rest = static_cast<int>(cents) % 100;
    if (rest >= 95) return euros * 100 + 95;
    if (rest >= 50) return euros * 100 + 50;
    return std::max(euros * 100 - 5, 95);
}

}  // namespace

int price_point(double euros) {
    if (euros < 50) return static_cast<int>(std::floor(euros)) * 100 + 95;
    const int step = euros < 1000 ? 10 : 50;
    const int rounded = static_cast<int>(std::lround(euros / step)) * step - 1;
    return rounded * 100;
}

PriceTag tag_price(double euros, bool in_sale, Chance& chance) {
    constexpr std::array<double, 5> reductions{0.10, 0.15, 0.20, 0.25, 0.30};
    PriceTag tag{.price_cents = price_point(euros)};
    if (!chance.happens(in_sale ? 0.4 : 0.145)) return tag;
    const double reduction = in_sale ? 0.20 : reductions[chance.below(reductions.size())];
    tag.list_price_cents = tag.price_cents;
    tag.price_cents = written_down(tag.list_price_cents * (1 - reduction));
    tag.lowest_price_cents = tag.list_price_cents;
    // Now and then the article was cheaper already, some weeks before.
    if (chance.happens(0.3)) {
        const double between = 0.4 + 0.5 * chance.unit();
        const int earlier = written_down(tag.price_cents + between * (tag.list_price_cents - tag.price_cents));
        tag.lowest_price_cents = std::clamp(earlier, tag.price_cents, tag.list_price_cents);
    }
    return tag;
}

}  // namespace zuil::demo
