#include "kiosk/engine/basket.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "platform/base/check.hpp"

namespace zuil {

const Variant* find_variant(const Product& product, const VariantId& id) {
    const auto found = std::ranges::find(product.variants, id, &Variant::id);
    return found != product.variants.end() ? &*found : nullptr;
}

const Variant& first_choice(const Product& product) {
    ENSURE(!product.variants.empty());
    return *std::ranges::min_element(product.variants, {},
                                     [](const Variant& variant) { return variant.price.minor(); });
}

const Variant& BasketLine::chosen() const {
    const Variant* found = find_variant(facts->product, variant);
    ENSURE(found != nullptr);
    return *found;
}

BasketLine* Basket::find_line(const VariantId& variant) {
    const auto found = std::ranges::find(lines_, variant, &BasketLine::variant);
    return found != lines_.end() ? &*found : nullptr;
}

const BasketLine* Basket::find(const VariantId& variant) const {
    const auto found = std::ranges::find(lines_, variant, &BasketLine::variant);
    return found != lines_.end() ? &*found : nullptr;
}

int Basket::count() const {
    int pieces = 0;
    for (const BasketLine& line : lines_) pieces += line.quantity;
    return pieces;
}

std::optional<Money> Basket::total() const {
    if (lines_.empty()) return std::nullopt;
    Money sum = Money::from_minor(0, lines_.front().unit_price.currency());
    for (const BasketLine& line : lines_) sum = sum.plus(line.unit_price.times(line.quantity));
    return sum;
}

AddRefusal Basket::check_add(const ArticleFacts& facts, const VariantId& variant) const {
    const Variant* wanted = find_variant(facts.product, variant);
    ENSURE(wanted != nullptr);
    if (const BasketLine* line = find(variant)) {
        return line->quantity < quantity_max ? AddRefusal::none : AddRefusal::most_per_line;
    }
    if (lines_.size() >= lines_max) return AddRefusal::full;
    const bool same_currency = lines_.empty() || lines_.front().unit_price.currency() == wanted->price.currency();
    return same_currency ? AddRefusal::none : AddRefusal::other_currency;
}

void Basket::add(std::shared_ptr<const ArticleFacts> facts, const VariantId& variant) {
    ENSURE(check_add(*facts, variant) == AddRefusal::none);
    ++version_;
    if (BasketLine* line = find_line(variant)) {
        ++line->quantity;
        return;
    }
    const Money price = find_variant(facts->product, variant)->price;
    lines_.push_back(BasketLine{.product = facts->product.id,
                                .variant = variant,
                                .quantity = 1,
                                .unit_price = price,
                                .facts = std::move(facts)});
}

void Basket::set_quantity(const VariantId& variant, int quantity) {
    BasketLine* line = find_line(variant);
    if (line == nullptr) return;
    line->quantity = std::clamp(quantity, 1, quantity_max);
    ++version_;
}

void Basket::set_way(const VariantId& variant, const LineWay& way) {
    BasketLine* line = find_line(variant);
    if (line == nullptr || line->way == way) return;
    line->way = way;
    ++version_;
}

void Basket::change_way(const LineWay& from, const LineWay& to) {
    if (from == to) return;
    for (BasketLine& line : lines_) {
        if (line.way != from) continue;
        line.way = to;
        ++version_;
    }
}

std::vector<LineWay> Basket::ways() const {
    std::vector<LineWay> found;
    for (const BasketLine& line : lines_) {
        if (std::ranges::find(found, line.way) == found.end()) found.push_back(line.way);
    }
    std::ranges::sort(found, {}, [](const LineWay& way) {
        constexpr std::array order{1, 0, 2};  // pickup, take_now, delivery
        return std::pair{order.at(static_cast<std::size_t>(way.kind)), way.store};
    });
    return found;
}

Basket Basket::only(const LineWay& way) const {
    Basket part;
    std::ranges::copy_if(lines_, std::back_inserter(part.lines_),
                         [&](const BasketLine& line) { return line.way == way; });
    part.version_ = version_;
    return part;
}

std::optional<Basket::Removed> Basket::remove(const VariantId& variant) {
    const auto found = std::ranges::find(lines_, variant, &BasketLine::variant);
    if (found == lines_.end()) return std::nullopt;
    Removed removed{.line = std::move(*found), .place = static_cast<std::size_t>(found - lines_.begin())};
    lines_.erase(found);
    ++version_;
    return removed;
}

void Basket::put_back(Removed removed) {
    if (find(removed.line.variant) != nullptr || lines_.size() >= lines_max) return;
    if (!lines_.empty() && lines_.front().unit_price.currency() != removed.line.unit_price.currency()) return;
    const auto place = std::min(removed.place, lines_.size());
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(place), std::move(removed.line));
    ++version_;
}

std::optional<PriceChange> Basket::refresh(const VariantId& variant, std::shared_ptr<const ArticleFacts> facts) {
    BasketLine* line = find_line(variant);
    if (line == nullptr) return std::nullopt;
    const Variant* now = facts != nullptr ? find_variant(facts->product, variant) : nullptr;
    // A shop that changes its currency leaves nothing to add up with the other lines.
    const bool gone = now == nullptr || now->price.currency() != line->unit_price.currency();
    if (gone != line->gone) ++version_;
    line->gone = gone;
    if (gone) return std::nullopt;
    const Money before = line->unit_price;
    line->facts = std::move(facts);
    line->unit_price = now->price;
    if (before == now->price) return std::nullopt;
    ++version_;
    return PriceChange{.variant = variant, .before = before, .now = now->price};
}

}  // namespace zuil
