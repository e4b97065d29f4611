#include "sync/store/facet_pass.hpp"

#include <algorithm>
#include <bit>

namespace zuil {
namespace {

constexpr std::uint64_t by_brand = 1;
constexpr std::uint64_t by_price = 2;
constexpr std::uint64_t by_stars = 4;
constexpr std::uint64_t by_stock = 8;
constexpr std::uint64_t by_sale = 16;
constexpr std::uint64_t by_first_attribute = 32;
static_assert(FacetIndex::attributes_max + 5 <= 64);

template <class Value>
Value at_or_none(const std::vector<Value>& values, Row row) {
    return row < values.size() ? values[row] : Value{};
}

}  // namespace

FacetPass::FacetPass(FacetIndex& index, const FacetQuestion& question) : index_{index}, question_{question} {
    brands_.resize(index.brand_limit_);
    values_.resize(index.key_of_.size());
    matches_.clear(index.row_limit());
    choose(question);
    has_filters_ = !question.brands.empty() || all_attributes_ != 0 || question.price_least > 0 ||
                   question.price_most != std::numeric_limits<std::int32_t>::max() || question.stars_least > 0 ||
                   question.in_stock_here || question.on_sale;
    if (question.hits == nullptr) return;
    prices_.reserve(question.hits->size());
    if (question.category == 0) return;
    in_search_.clear(index.row_limit());
    for (const Row hit : *question.hits) in_search_.add(hit);
}

void FacetPass::choose(const FacetQuestion& question) {
    brand_chosen_.resize(brands_.size());
    for (const Row brand : question.brands) {
        if (brand < brand_chosen_.size()) brand_chosen_[brand] = true;
    }
    value_chosen_.resize(values_.size());
    filter_of_value_.resize(values_.size());
    Filters bit = by_first_attribute;
    for (std::size_t n = 0; n < std::min(question.attributes.size(), FacetIndex::attributes_max); ++n, bit <<= 1U) {
        const FacetQuestion::Chosen& chosen = question.attributes[n];
        all_attributes_ |= bit;
        if (chosen.key >= filter_of_key_.size()) filter_of_key_.resize(chosen.key + 1);
        filter_of_key_[chosen.key] = bit;
        for (const Row value : chosen.values) {
            if (value >= values_.size()) continue;
            value_chosen_[value] = true;
            filter_of_value_[value] = bit;
        }
    }
}

template <class Visit>
void FacetPass::visit_scope(Visit visit) const {
    if (question_.category != 0) {
        for (const Row product : index_.products_in(question_.category)) {
            if (question_.hits == nullptr || in_search_.has(product)) visit(product);
        }
    } else if (question_.hits != nullptr) {
        for (const Row product : *question_.hits) {
            if (index_.has(product)) visit(product);
        }
    } else {
        for (Row product = 0; product < index_.row_limit(); ++product) {
            if (index_.products_[product].alive) visit(product);
        }
    }
}

FacetPass::Filters FacetPass::failed(Row product, const Entry& entry) const {
    Filters failed = 0;
    if (!question_.brands.empty() && !brand_chosen_[entry.brand]) failed |= by_brand;
    if (entry.price < question_.price_least || entry.price > question_.price_most) failed |= by_price;
    if (entry.stars < question_.stars_least) failed |= by_stars;
    if (question_.in_stock_here && (question_.stock_here == nullptr || !question_.stock_here->has(product)))
        failed |= by_stock;
    if (question_.on_sale && entry.list_price <= entry.price) failed |= by_sale;
    if (all_attributes_ != 0) failed |= failed_attributes(entry);
    return failed;
}

FacetPass::Filters FacetPass::failed_attributes(const Entry& entry) const {
    Filters satisfied = 0;
    for (const Row value : index_.rows_of(entry.values)) satisfied |= at_or_none(filter_of_value_, value);
    return all_attributes_ & ~satisfied;
}

void FacetPass::count(Row product) {
    const Entry& entry = index_.products_[product];
    const Filters failed_ones = has_filters_ ? failed(product, entry) : 0;
    const auto counts_for = [&](Filters facet) { return (failed_ones & ~facet) == 0; };

    Count& brand = brands_[entry.brand];
    ++brand.in_scope;
    if (counts_for(by_brand)) ++brand.count;
    count_values(entry, failed_ones);
    if (counts_for(by_price)) prices_.push_back(entry.price);
    if (counts_for(by_stars)) {
        const int stars = std::clamp(entry.stars / 100, 0, 5);
        for (int least = 1; least <= stars; ++least) ++answer_.stars_at_least[static_cast<std::size_t>(least - 1)];
    }
    if (counts_for(by_stock) && question_.stock_here != nullptr && question_.stock_here->has(product))
        ++answer_.in_stock_here;
    if (counts_for(by_sale) && entry.list_price > entry.price) ++answer_.on_sale;
    if (failed_ones == 0) count_match(product);
}

void FacetPass::count_values(const Entry& entry, Filters failed) {
    if (failed == 0) {
        for (const Row value : index_.rows_of(entry.values)) {
            if (value >= values_.size()) continue;
            ++values_[value].in_scope;
            ++values_[value].count;
        }
        return;
    }
    const bool has_own_filter_only = std::has_single_bit(failed) && (failed & all_attributes_) != 0;
    for (const Row value : index_.rows_of(entry.values)) {
        if (value >= values_.size()) continue;
        Count& count = values_[value];
        ++count.in_scope;
        if (has_own_filter_only && at_or_none(filter_of_key_, index_.key_of_[value]) == failed) ++count.count;
    }
}

void FacetPass::count_match(Row product) {
    ++answer_.total;
    matches_.add(product);
    if (question_.stock_here != nullptr && question_.stock_here->has(product)) ++answer_.total_in_stock_here;
}

void FacetPass::take_window() {
    const bool by_relevance = question_.sort == ListingSort::relevance;
    const ListingSort sort = by_relevance ? ListingSort::popular : question_.sort;
    const std::vector<Row>& order = by_relevance && question_.hits != nullptr ? *question_.hits : index_.order(sort);
    int to_skip = std::max(question_.offset, 0);
    for (const Row product : order) {
        if (static_cast<int>(answer_.window.size()) >= question_.limit) break;
        if (!matches_.has(product)) continue;
        if (to_skip > 0) {
            --to_skip;
        } else {
            answer_.window.push_back(product);
        }
    }
}

void FacetPass::count_children() {
    if (question_.category == no_row) return;
    for (Row category = 1; category < index_.parent_of_.size(); ++category) {
        if (index_.parent_of_[category] != question_.category) continue;
        ValueCount child{.row = category};
        for (const Row product : index_.products_in(category)) {
            if (matches_.has(product)) ++child.count;
        }
        answer_.children.push_back(child);
    }
}

void FacetPass::draw_bars() {
    if (prices_.empty()) return;
    const auto [lowest, highest] = std::minmax_element(prices_.begin(), prices_.end());
    answer_.price_lowest = *lowest;
    answer_.price_highest = *highest;
    if (question_.bars <= 0) return;
    answer_.bars.assign(static_cast<std::size_t>(question_.bars), 0);
    const std::int64_t width = std::int64_t{*highest} - *lowest + 1;
    for (const std::int32_t price : prices_) {
        const std::int64_t bar = (std::int64_t{price} - *lowest) * question_.bars / width;
        ++answer_.bars[static_cast<std::size_t>(bar)];
    }
}

std::vector<ValueCount> FacetPass::listed(const std::vector<Count>& counts, const std::vector<bool>& chosen) {
    std::vector<ValueCount> listed;
    for (Row row = 1; row < counts.size(); ++row) {
        if (counts[row].in_scope > 0 || chosen[row]) listed.push_back({row, counts[row].in_scope, counts[row].count});
    }
    return listed;
}

FacetAnswer FacetPass::run() {
    visit_scope([this](Row product) { count(product); });
    answer_.brands = listed(brands_, brand_chosen_);
    answer_.values = listed(values_, value_chosen_);
    count_children();
    draw_bars();
    take_window();
    return std::move(answer_);
}

}  // namespace zuil
