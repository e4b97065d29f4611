#include "kiosk/engine/availability.hpp"

#include <algorithm>

namespace zuil {

Pieces pieces_of(const ArticleFacts& facts, const VariantId& variant, const StoreId& store) {
    Pieces pieces;
    for (const StockLevel& level : facts.stock) {
        if (level.variant != variant) continue;
        if (level.store == store) {
            pieces.here += level.quantity;
            pieces.shelf = level.shelf;
        } else {
            pieces.elsewhere += level.quantity;
        }
        pieces.as_of = pieces.as_of ? std::min(*pieces.as_of, level.as_of) : level.as_of;
    }
    return pieces;
}

Source source_of(const Pieces& pieces, int quantity) {
    if (!pieces.as_of) return Source::unknown;
    if (pieces.here >= quantity) return Source::here;
    return pieces.here + pieces.elsewhere >= quantity ? Source::elsewhere : Source::nowhere;
}

Readiness readiness(const Basket& basket, const Store& store, WallTime now) {
    Readiness result{.possible = store.offers_pickup && !basket.empty(), .all_here = true, .ready_at = now};
    for (const BasketLine& line : basket.lines()) {
        const Source source = source_of(pieces_of(*line.facts, line.variant, store.id), line.quantity);
        const bool here = source == Source::here;
        if (line.gone || (!here && source != Source::elsewhere)) result.possible = false;
        if (!here) result.all_here = false;
        const auto& lead = here ? store.pickup_lead : store.transfer_lead;
        if (!lead) {
            result.ready_at.reset();
        } else if (result.ready_at) {
            result.ready_at = std::max(*result.ready_at, now + *lead);
        }
    }
    if (!result.possible) result.ready_at.reset();
    return result;
}

}  // namespace zuil
