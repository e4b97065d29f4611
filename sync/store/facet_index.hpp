#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include "sync/search/ranking.hpp"
#include "sync/search/row_set.hpp"
#include "sync/store/listing.hpp"

namespace zuil {

// What the index knows of one product. Prices are in minor units, those of its cheapest variant.
struct ProductFacts {
    std::int32_t price = 0;
    std::int32_t list_price = 0;  // 0: none
    std::int16_t stars = 0;       // hundredths; 0: not rated
    std::int32_t rating_count = 0;
    std::int32_t popularity = 0;
    std::int64_t first_seen = 0;
    Row brand = 0;
    std::span<const Row> categories;  // those it is filed under itself
    std::span<const Row> values;      // attribute and option values, each once
};

struct FacetQuestion {
    struct Chosen {
        Row key = 0;
        std::vector<Row> values;
    };
    Row category = 0;                        // with everything below it; 0: all
    const std::vector<Row>* hits = nullptr;  // of a search, best first, each once; nullptr: no search
    std::vector<Row> brands;                 // alternatives; empty: any
    std::int32_t price_least = 0;
    std::int32_t price_most = std::numeric_limits<std::int32_t>::max();
    std::vector<Chosen> attributes;
    std::int16_t stars_least = 0;
    bool in_stock_here = false;
    bool on_sale = false;
    const RowSet* stock_here = nullptr;
    ListingSort sort = ListingSort::popular;
    int offset = 0;
    int limit = 0;
    int bars = 0;
};

struct ValueCount {
    Row row = 0;
    std::uint32_t in_scope = 0;  // in the category and search, before any filter
    std::uint32_t count = 0;     // under all filters but its own
};

struct FacetAnswer {
    int total = 0;
    int total_in_stock_here = 0;
    std::vector<Row> window;
    std::vector<ValueCount> brands;  // those that occur in scope or were chosen, by row
    std::vector<ValueCount> values;  // the same, of all attributes
    std::vector<ValueCount> children;
    std::int32_t price_lowest = 0;
    std::int32_t price_highest = -1;  // below the lowest: nothing to show
    std::vector<int> bars;
    std::array<int, 5> stars_at_least{};
    int in_stock_here = 0;
    int on_sale = 0;
};

// The catalogue's facets in memory, as columns: about 100 bytes a product. One pass over the products of a category
// counts every facet at once, which SQL joins over the same rows cannot do within a frame.
class FacetIndex {
public:
    // Most attributes that can be filtered by at the same time; more are left out.
    static constexpr std::size_t attributes_max = 32;

    void clear();
    void put(Row product, const ProductFacts& facts);
    void remove(Row product);
    // By category row: the row of its parent, 0 at the top, no_row where there is no such category. Of a circle only
    // the first round counts.
    void set_parents(std::vector<Row> parent_of);
    // By value row: the row of its key.
    void set_keys(std::vector<Row> key_of) { key_of_ = std::move(key_of); }
    // All products by name; what ListingSort::name goes by until products change.
    void set_name_order(std::vector<Row> order) { orders_[ListingSort::name] = std::move(order); }
    bool has_name_order() const { return orders_.contains(ListingSort::name); }

    Row row_limit() const { return static_cast<Row>(products_.size()); }
    bool has(Row product) const { return product < products_.size() && products_[product].alive; }
    Row brand(Row product) const { return products_[product].brand; }
    // Looks at what sells best and came last, for merit_of() to compare with until it is called again.
    void weigh_merits(const RankWeights& weights);
    float merit_of(Row product) const;
    // Rows of every product in the category and below it, ascending.
    std::span<const Row> products_in(Row category);
    const std::vector<Row>& order(ListingSort sort);

    FacetAnswer answer(const FacetQuestion& question);

private:
    friend class FacetPass;
    struct List {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };
    struct Entry {
        std::int32_t price = 0;
        std::int32_t list_price = 0;
        std::int32_t rating_count = 0;
        std::int32_t popularity = 0;
        std::int64_t first_seen = 0;
        Row brand = 0;
        List categories;
        List values;
        std::int16_t stars = 0;
        bool alive = false;
    };

    void keep(List& list, std::span<const Row> rows);
    std::span<const Row> rows_of(const List& list) const { return {pool_.data() + list.begin, list.count}; }
    void file_products();
    void forget_derived();

    std::vector<Entry> products_;  // by row
    std::vector<Row> pool_;        // the lists of all products; what a longer list left behind is lost until clear()
    std::vector<Row> parent_of_;
    std::vector<Row> key_of_;
    Row brand_limit_ = 1;
    RankWeights weights_;
    std::int32_t popularity_most_ = 0;
    std::int64_t first_seen_last_ = 0;

    // Derived, worked out when asked for.
    bool is_filed_ = false;
    std::vector<std::vector<Row>> in_category_;  // by category row, ascending
    std::map<ListingSort, std::vector<Row>> orders_;
};

}  // namespace zuil
