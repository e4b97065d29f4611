#include <algorithm>

#include "sync/store/generation_parts.hpp"
#include "sync/store/product_card.hpp"
#include "sync/store/product_json.hpp"

// How many prices are another order of magnitude than before: a unit or a decimal point that somebody mixed up, or an
// article that is given away by mistake.
namespace zuil {
namespace {

// Pennies may grow to anything.
constexpr std::int64_t leap_minor_least = 100;

bool leaps(std::int64_t before, std::int64_t now, int ratio) {
    const auto [less, more] = std::minmax(before, now);
    return more - less >= leap_minor_least && more / ratio > less;
}

}  // namespace

// Articles that could not be kept, for their currency or price, would be hidden: that many are a leap as well.
Result<int> GenerationWriter::price_leaps(std::span<const Product> products, int ratio) {
    int count = 0;
    TRY(const std::int64_t currency, parts_->fact("currency"));
    for (const Product& product : products) {
        if (product.variants.empty()) continue;
        TRY(const auto body,
            find_text(parts_->database,
                      "SELECT body FROM product_text WHERE product = (SELECT row FROM product WHERE id = ?)",
                      product.id.text()));
        if (!body || *body == product_to_json(product)) continue;
        // What cannot be read back is no price to compare with; it is written anew.
        const auto before = product_from_json(*body);
        if (!before || before->variants.empty()) continue;
        const Money now = cheapest_variant(product).price;
        const bool is_foreign = currency != 0 && currency != static_cast<int>(now.currency()) + 1;
        const bool is_none = now.minor() < 0 || now.minor() > price_minor_max;
        count += is_foreign || is_none || leaps(cheapest_variant(*before).price.minor(), now.minor(), ratio) ? 1 : 0;
    }
    return count;
}

Result<PriceLeaps> GenerationWriter::price_leaps_since(GenerationWriter& before, int ratio) {
    PriceLeaps found;
    TRY(const std::int64_t currency, parts_->fact("currency"));
    TRY(const std::int64_t currency_before, before.parts_->fact("currency"));
    found.currency_is_another = currency != 0 && currency_before != 0 && currency != currency_before;
    constexpr std::string_view all_prices = "SELECT id, price FROM product ORDER BY id";
    TRY(auto mine, parts_->database.prepare(all_prices));
    TRY(auto theirs, before.parts_->database.prepare(all_prices));
    TRY(bool has_mine, mine.step());
    TRY(bool has_theirs, theirs.step());
    while (has_mine && has_theirs) {
        const int order = mine.text(0).compare(theirs.text(0));
        if (order == 0) {
            ++found.compared;
            found.leaps += leaps(theirs.integer(1), mine.integer(1), ratio) ? 1 : 0;
        }
        if (order <= 0) {
            TRY(has_mine, mine.step());
        }
        if (order >= 0) {
            TRY(has_theirs, theirs.step());
        }
    }
    return found;
}

}  // namespace zuil
