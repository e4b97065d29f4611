#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/engine/article_facts.hpp"
#include "sync/model/money.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// How one line comes to the shopper. Lines of the same way become one order.
struct LineWay {
    Fulfilment kind = Fulfilment::pickup;
    StoreId store;  // of a pick-up apart from the others; empty: in the store that the checkout asks for

    friend auto operator<=>(const LineWay&, const LineWay&) = default;
};

// One article in the basket, with the price that the shopper was last shown for it.
struct BasketLine {
    ProductId product;
    VariantId variant;
    int quantity = 1;
    Money unit_price;
    std::shared_ptr<const ArticleFacts> facts;  // never null; as of the last look at the catalogue
    bool gone = false;                          // no longer in the catalogue: cannot be ordered
    LineWay way = {};

    const Variant& chosen() const;  // the variant in `facts`
};

// What a look at the catalogue changed in a basket.
struct PriceChange {
    VariantId variant;
    Money before;
    Money now;
};

enum class AddRefusal { none, full, most_per_line, other_currency };

// What the shopper wants to order. Its version grows with every change, so that an agreement names what was agreed to.
class Basket {
public:
    static constexpr std::size_t lines_max = 40;
    static constexpr int quantity_max = 99;  // per line, as in OrderLine

    const std::vector<BasketLine>& lines() const { return lines_; }
    const BasketLine* find(const VariantId& variant) const;
    bool empty() const { return lines_.empty(); }
    int count() const;                   // pieces
    std::optional<Money> total() const;  // empty basket: none
    std::uint64_t version() const { return version_; }

    AddRefusal check_add(const ArticleFacts& facts, const VariantId& variant) const;
    // One piece more; check_add() said that it may be.
    void add(std::shared_ptr<const ArticleFacts> facts, const VariantId& variant);
    // Clamped to 1..quantity_max; an unknown variant changes nothing.
    void set_quantity(const VariantId& variant, int quantity);
    void set_way(const VariantId& variant, const LineWay& way);
    // Every line of one way goes another.
    void change_way(const LineWay& from, const LineWay& to);
    // The ways that its lines go: what is taken now, pick-ups, what is delivered.
    std::vector<LineWay> ways() const;
    // The lines that go that way.
    Basket only(const LineWay& way) const;
    struct Removed {
        BasketLine line;
        std::size_t place = 0;
    };
    std::optional<Removed> remove(const VariantId& variant);
    void put_back(Removed removed);
    // Newer facts of one line; absent: the article is gone. Answers a change of price.
    std::optional<PriceChange> refresh(const VariantId& variant, std::shared_ptr<const ArticleFacts> facts);

private:
    BasketLine* find_line(const VariantId& variant);

    std::vector<BasketLine> lines_;
    std::uint64_t version_ = 1;
};

}  // namespace zuil
