#include "kiosk/engine/order_checks.hpp"

#include <algorithm>

#include "kiosk/engine/availability.hpp"

namespace zuil {

std::string check_add(const Basket& basket, const ArticleFacts& facts, const VariantId& variant, const StoreId& here,
                      const Words& words) {
    const BasketLine* line = basket.find(variant);
    const int wanted = line != nullptr ? line->quantity + 1 : 1;
    switch (source_of(pieces_of(facts, variant, here), wanted)) {
    case Source::here:
    case Source::elsewhere: break;
    case Source::nowhere:
        return wanted == 1 ? words.tr("This is not in stock anywhere right now")
                           : words.tr("You have all there is in your basket");
    case Source::unknown: return words.tr("We do not know yet whether this is in stock");
    }
    switch (basket.check_add(facts, variant)) {
    case AddRefusal::none: return {};
    case AddRefusal::full: return words.tr("Your basket is full. Order this first, or ask our staff.");
    case AddRefusal::most_per_line: return words.tr("More than 99 pieces? Our staff will be happy to help.");
    case AddRefusal::other_currency: return words.tr("This item has another currency and needs its own order");
    }
    return {};
}

std::string check_checkout(const Basket& basket, const StoreId& here, const Words& words) {
    if (basket.empty()) return words.tr("Your basket is still empty");
    for (const BasketLine& line : basket.lines()) {
        const std::string name = article_name(*line.facts, line.variant, words.language());
        if (line.gone) return words.tr("{name} is no longer sold. Remove it to continue.", fmt::arg("name", name));
        const Source source = source_of(pieces_of(*line.facts, line.variant, here), line.quantity);
        if (source == Source::nowhere || source == Source::unknown) {
            return words.tr("There are not enough of {name}. Choose fewer to continue.", fmt::arg("name", name));
        }
        if (line.way.kind == Fulfilment::take_now && source != Source::here) {
            return words.tr("There are not enough of {name} in this store to take now. Choose fewer, or collect it.",
                            fmt::arg("name", name));
        }
    }
    return {};
}

int quantity_most(const BasketLine& line, const StoreId& here) {
    const Pieces pieces = pieces_of(*line.facts, line.variant, here);
    const int elsewhere = line.way.kind == Fulfilment::take_now ? 0 : pieces.elsewhere;
    return std::clamp(pieces.here + elsewhere, 1, Basket::quantity_max);
}

std::string article_name(const ArticleFacts& facts, const VariantId& variant, const LanguageTag& language) {
    std::string name = facts.product.name.in(language);
    const Variant* found = find_variant(facts.product, variant);
    if (found == nullptr) return name;
    for (const VariantOption& option : found->options) name += ", " + option.value.in(language);
    return name;
}

}  // namespace zuil
