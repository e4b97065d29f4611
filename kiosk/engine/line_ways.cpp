#include "kiosk/engine/line_ways.hpp"

#include "kiosk/engine/pickup_plan.hpp"

namespace zuil {
namespace {

constexpr std::size_t stores_apart_max = 3;

}  // namespace

bool could_be_taken(const BasketLine& line, const StoreId& here) {
    const bool lies_here = source_of(pieces_of(*line.facts, line.variant, here), line.quantity) == Source::here;
    return lies_here && !line.gone && line.way == LineWay{};
}

std::vector<OfferedWay> offered_ways(const BasketLine& line, const Basket& basket, const std::vector<Store>& stores,
                                     const StoreId& here, const WaysOffered& shop) {
    std::vector<OfferedWay> ways;
    const Pieces pieces = pieces_of(*line.facts, line.variant, here);
    if (shop.take_now && pieces.here > 0) {
        ways.push_back({{.kind = Fulfilment::take_now, .store = {}}, pieces.here >= line.quantity});
    }
    ways.push_back({});
    std::size_t apart = 0;
    for (const StoreOffer& offer : nearest_first(stores, here)) {
        const StoreId& store = offer.store.id;
        if (basket.lines().size() < 2 || store == here || apart == stores_apart_max) continue;
        if (source_of(pieces_of(*line.facts, line.variant, store), line.quantity) != Source::here) continue;
        ways.push_back({{.kind = Fulfilment::pickup, .store = store}});
        ++apart;
    }
    if (shop.delivery) ways.push_back({{.kind = Fulfilment::delivery, .store = {}}});
    return ways.size() > 1 ? ways : std::vector<OfferedWay>{};
}

}  // namespace zuil
