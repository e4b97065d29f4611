#pragma once

#include <cstdint>
#include <vector>

#include "sync/store/facet_index.hpp"

namespace zuil {

// One pass over the products in scope. For each it is worked out which filters the product fails. It counts for every
// facet when it fails none; when it fails exactly one, it still counts for that one's own facet, since a facet is
// counted without its own filter; otherwise it counts for nothing.
class FacetPass {
public:
    FacetPass(FacetIndex& index, const FacetQuestion& question);
    FacetAnswer run();

private:
    using Entry = FacetIndex::Entry;
    using Filters = std::uint64_t;  // a bit for each filter; those of the attributes follow the others
    struct Count {
        std::uint32_t in_scope = 0;
        std::uint32_t count = 0;
    };

    void choose(const FacetQuestion& question);
    template <class Visit>
    void visit_scope(Visit visit) const;
    Filters failed(Row product, const Entry& entry) const;
    Filters failed_attributes(const Entry& entry) const;
    void count(Row product);
    void count_values(const Entry& entry, Filters failed);
    void count_match(Row product);
    void take_window();
    void count_children();
    void draw_bars();
    static std::vector<ValueCount> listed(const std::vector<Count>& counts, const std::vector<bool>& chosen);

    FacetIndex& index_;
    const FacetQuestion& question_;
    FacetAnswer answer_;
    RowSet in_search_;
    RowSet matches_;
    std::vector<Count> brands_;
    std::vector<Count> values_;
    std::vector<bool> brand_chosen_;
    std::vector<bool> value_chosen_;
    std::vector<Filters> filter_of_key_;    // by key row: the bit of its filter, 0 when it has none
    std::vector<Filters> filter_of_value_;  // by value row: the bit of the filter that it satisfies
    Filters all_attributes_ = 0;
    bool has_filters_ = false;
    std::vector<std::int32_t> prices_;
};

}  // namespace zuil
