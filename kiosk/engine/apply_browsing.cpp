#include <algorithm>

#include "kiosk/engine/facet_keys.hpp"
#include "kiosk/engine/journey.hpp"
#include "platform/text/text.hpp"

// Narrowing down: filters, sorting, the words of a search, the options of an article.
namespace zuil {
namespace {

constexpr std::size_t query_bytes_max = 200;

void toggle(std::vector<std::string>& values, const std::string& value) {
    if (const auto found = std::ranges::find(values, value); found != values.end()) {
        values.erase(found);
    } else {
        values.push_back(value);
    }
}

void toggle_attribute(ListingFilters& filters, const std::string& key, const std::string& value) {
    auto found = std::ranges::find(filters.attributes, key, &AttributeFilter::key);
    if (found == filters.attributes.end()) {
        filters.attributes.push_back({.key = key, .values = {}});
        found = filters.attributes.end() - 1;
    }
    toggle(found->values, value);
    if (found->values.empty()) filters.attributes.erase(found);
}

ListingSort sort_of(SortOrder order) {
    switch (order) {
    case SortOrder::popular: return ListingSort::popular;
    case SortOrder::price_up: return ListingSort::price_up;
    case SortOrder::price_down: return ListingSort::price_down;
    case SortOrder::rating: return ListingSort::rating;
    case SortOrder::newest: return ListingSort::newest;
    case SortOrder::name: return ListingSort::name;
    }
    return ListingSort::popular;
}

// The variant that keeps the other choices; where none does, the first one with the option itself.
const Variant* variant_with(const Product& product, const Variant& now, const ChooseOption& choice) {
    const Variant* best = nullptr;
    int best_kept = -1;
    for (const Variant& variant : product.variants) {
        int kept = 0;
        bool has_it = false;
        for (const VariantOption& option : variant.options) {
            if (option.group == choice.group) {
                has_it = option_value(option) == choice.value;
            } else if (std::ranges::find(now.options, option) != now.options.end()) {
                ++kept;
            }
        }
        if (has_it && kept > best_kept) {
            best = &variant;
            best_kept = kept;
        }
    }
    return best;
}

}  // namespace

void Journey::narrow() {
    session_.here().wanted = cards_per_step;
    browsing_.ask(session_.here(), session_.language);
    changed_ = true;
}

void Journey::apply_one(const Query& intent) {
    Place& here = session_.here();
    if (here.route != Route::search) return;
    here.text = front_of(intent.text, query_bytes_max);
    here.literal = intent.literal;
    narrow();
}

void Journey::apply_one(const ToggleFacet& intent) {
    Place& here = session_.here();
    if (here.route != Route::listing) return;
    if (intent.key == facet_keys::brand) {
        toggle(here.filters.brands, intent.value);
    } else if (intent.key == facet_keys::stars) {
        const auto stars = stars_of(intent.value);
        if (!stars) return;
        here.filters.stars_least = here.filters.stars_least == stars ? std::nullopt : stars;
    } else if (intent.key == facet_keys::sale) {
        here.filters.on_sale = !here.filters.on_sale;
    } else if (const auto key = attribute_of(intent.key)) {
        toggle_attribute(here.filters, *key, intent.value);
    } else {
        return;
    }
    narrow();
}

void Journey::apply_one(const SetPriceRange& intent) {
    Place& here = session_.here();
    const auto& listing = browsing_.listing().value;
    if (here.route != Route::listing || !listing || !listing->listing.price.lowest) return;
    const PriceFacet& range = listing->listing.price;
    const Currency currency = range.lowest->currency();
    const std::int64_t least = std::max(intent.least_minor, range.lowest->minor());
    const std::int64_t most = std::min(intent.most_minor, range.highest->minor());
    if (least > most) return;
    // An end that lies at the end of the whole range is no filter.
    here.filters.price_least.reset();
    here.filters.price_most.reset();
    if (least > range.lowest->minor()) here.filters.price_least = Money::from_minor(least, currency);
    if (most < range.highest->minor()) here.filters.price_most = Money::from_minor(most, currency);
    narrow();
}

void Journey::apply_one(const SetInStockHere& intent) {
    Place& here = session_.here();
    if (here.route != Route::listing || here.filters.in_stock_here == intent.on) return;
    here.filters.in_stock_here = intent.on;
    narrow();
}

void Journey::apply_one(const RemoveFilter& intent) {
    Place& here = session_.here();
    if (here.route != Route::listing) return;
    if (intent.key == facet_keys::price) {
        here.filters.price_least.reset();
        here.filters.price_most.reset();
        narrow();
    } else if (intent.key == facet_keys::stock) {
        apply_one(SetInStockHere{.on = false});
    } else {
        apply_one(ToggleFacet{.key = intent.key, .value = intent.value});
    }
}

void Journey::apply_one(const ClearFilters&) {
    if (session_.here().route != Route::listing) return;
    session_.here().filters = {};
    narrow();
}

void Journey::apply_one(const SetSort& intent) {
    if (session_.here().route != Route::listing) return;
    session_.here().sort = sort_of(intent.order);
    narrow();
}

void Journey::apply_one(const ShowMore& intent) {
    Place& here = session_.here();
    if (here.route != Route::listing && here.route != Route::search) return;
    const int wanted = std::min(intent.wanted, cards_max);
    if (wanted <= here.wanted) return;
    // Whole steps, so that a slow scroll does not ask for each card on its own.
    here.wanted = (wanted + cards_per_step - 1) / cards_per_step * cards_per_step;
    browsing_.ask(here, session_.language);
    changed_ = true;
}

void Journey::apply_one(const ChooseOption& intent) {
    Place& here = session_.here();
    const auto& article = browsing_.article().value;
    if (here.route != Route::product || !article || article->facts == nullptr) return;
    const Product& product = article->facts->product;
    const Variant* now = find_variant(product, here.variant);
    if (now == nullptr) now = &first_choice(product);
    const Variant* wanted = variant_with(product, *now, intent);
    if (wanted == nullptr) return;
    here.variant = wanted->id;
    changed_ = true;
}

}  // namespace zuil
