#include "sync/store/facet_index.hpp"

#include <algorithm>
#include <tuple>

#include "sync/store/facet_pass.hpp"

namespace zuil {

void FacetIndex::clear() {
    products_.clear();
    pool_.clear();
    parent_of_.clear();
    key_of_.clear();
    brand_limit_ = 1;
    forget_derived();
}

void FacetIndex::forget_derived() {
    is_filed_ = false;
    orders_.clear();
}

void FacetIndex::keep(List& list, std::span<const Row> rows) {
    if (rows.size() > list.count) {
        list.begin = static_cast<std::uint32_t>(pool_.size());
        pool_.resize(pool_.size() + rows.size());
    }
    list.count = static_cast<std::uint32_t>(rows.size());
    std::copy(rows.begin(), rows.end(), pool_.begin() + list.begin);
}

void FacetIndex::put(Row product, const ProductFacts& facts) {
    if (product >= products_.size()) products_.resize(product + 1);
    Entry& entry = products_[product];
    entry.price = facts.price;
    entry.list_price = facts.list_price;
    entry.stars = facts.stars;
    entry.rating_count = facts.rating_count;
    entry.popularity = facts.popularity;
    entry.first_seen = facts.first_seen;
    entry.brand = facts.brand;
    entry.alive = true;
    brand_limit_ = std::max(brand_limit_, facts.brand + 1);
    keep(entry.categories, facts.categories);
    keep(entry.values, facts.values);
    forget_derived();
}

void FacetIndex::remove(Row product) {
    if (!has(product)) return;
    products_[product].alive = false;
    forget_derived();
}

void FacetIndex::set_parents(std::vector<Row> parent_of) {
    parent_of_ = std::move(parent_of);
    is_filed_ = false;
}

// A product is in its own categories and in all above them, once in each. Rows are visited in ascending order, so it
// was filed there already exactly when it is the last one.
void FacetIndex::file_products() {
    if (is_filed_) return;
    is_filed_ = true;
    in_category_.assign(parent_of_.size(), {});
    for (Row product = 0; product < products_.size(); ++product) {
        if (!products_[product].alive) continue;
        for (Row category : rows_of(products_[product].categories)) {
            while (category != 0 && category < in_category_.size()) {
                std::vector<Row>& filed = in_category_[category];
                if (!filed.empty() && filed.back() == product) break;
                filed.push_back(product);
                category = parent_of_[category];
            }
        }
    }
}

std::span<const Row> FacetIndex::products_in(Row category) {
    file_products();
    if (category >= in_category_.size()) return {};
    return in_category_[category];
}

const std::vector<Row>& FacetIndex::order(ListingSort sort) {
    if (const auto known = orders_.find(sort); known != orders_.end()) return known->second;
    std::vector<Row>& order = orders_[sort];
    for (Row product = 0; product < products_.size(); ++product) {
        if (products_[product].alive) order.push_back(product);
    }
    const auto by = [&](auto key) {
        // The row decides among equals, so that pages of one listing fit together.
        std::sort(order.begin(), order.end(),
                  [&](Row a, Row b) { return std::tuple(key(products_[a]), a) < std::tuple(key(products_[b]), b); });
    };
    switch (sort) {
    case ListingSort::price_up: by([](const Entry& entry) { return entry.price; }); break;
    case ListingSort::price_down: by([](const Entry& entry) { return -entry.price; }); break;
    case ListingSort::rating:
        by([](const Entry& entry) { return std::tuple(-entry.stars, -entry.rating_count); });
        break;
    case ListingSort::newest: by([](const Entry& entry) { return -entry.first_seen; }); break;
    case ListingSort::popular:
        by([](const Entry& entry) { return std::tuple(-entry.popularity, -entry.rating_count); });
        break;
    case ListingSort::relevance:
    case ListingSort::name: break;  // come from outside; the order of the rows is all there is here
    }
    return order;
}

void FacetIndex::weigh_merits(const RankWeights& weights) {
    weights_ = weights;
    popularity_most_ = 0;
    first_seen_last_ = 0;
    for (const Entry& entry : products_) {
        if (!entry.alive) continue;
        popularity_most_ = std::max(popularity_most_, entry.popularity);
        first_seen_last_ = std::max(first_seen_last_, entry.first_seen);
    }
}

// New is what came in the month before the last article did: a catalogue has no clock.
float FacetIndex::merit_of(Row product) const {
    constexpr double month_ms = 30.0 * 24 * 3600 * 1000;
    if (!has(product)) return 0;
    const Entry& entry = products_[product];
    const double age = static_cast<double>(first_seen_last_ - entry.first_seen) / month_ms;
    return static_cast<float>(merit(weights_, {.popularity = share_of(entry.popularity, popularity_most_),
                                               .rating = rating_share(entry.stars, entry.rating_count),
                                               .newness = entry.first_seen == 0 ? 0 : std::clamp(1 - age, 0.0, 1.0)}));
}

FacetAnswer FacetIndex::answer(const FacetQuestion& question) {
    file_products();
    FacetPass pass{*this, question};
    return pass.run();
}

}  // namespace zuil
