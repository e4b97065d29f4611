#include <algorithm>

#include "kiosk/engine/facet_keys.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

FacetValueView view_value(const FacetValue& value, const Words& words) {
    return {.value = value.id,
            .label = value.label,
            .count = words.number(value.count),
            .chosen = value.chosen,
            .available = value.count > 0 || value.chosen};
}

FacetView view_facet(std::string key, std::string title, const std::vector<FacetValue>& values, const Words& words) {
    FacetView view{.key = std::move(key), .title = std::move(title), .values = {}};
    for (const FacetValue& value : values) view.values.push_back(view_value(value, words));
    return view;
}

std::string stars_label(int stars, const Words& words) {
    return words.trn("{count} star or more", "{count} stars or more", stars);
}

std::optional<FacetView> view_stars(const Listing& listing, std::optional<int> chosen, const Words& words) {
    if (listing.stars_at_least[0] == 0 && !chosen) return std::nullopt;
    FacetView view{.key = std::string{facet_keys::stars}, .title = words.tr("Rating"), .values = {}};
    for (int stars = 4; stars >= 2; --stars) {
        const int count = listing.stars_at_least.at(static_cast<std::size_t>(stars - 1));
        const bool is_chosen = chosen == stars * 100;
        view.values.push_back({.value = std::to_string(stars),
                               .label = stars_label(stars, words),
                               .count = words.number(count),
                               .chosen = is_chosen,
                               .available = count > 0 || is_chosen});
    }
    return view;
}

PriceRangeView view_price(const Listing& listing, const ListingFilters& filters, const Words& words) {
    PriceRangeView view;
    if (!listing.price.lowest || !listing.price.highest) return view;
    const Money least = filters.price_least.value_or(*listing.price.lowest);
    const Money most = filters.price_most.value_or(*listing.price.highest);
    view.least_minor = listing.price.lowest->minor();
    view.most_minor = listing.price.highest->minor();
    view.chosen_least_minor = least.minor();
    view.chosen_most_minor = most.minor();
    view.text = fmt::format("{} – {}", words.money(least), words.money(most));
    view.histogram = listing.price.bars;
    return view;
}

void add_chosen(std::vector<ChosenFilter>& chips, std::string_view key, const std::vector<FacetValue>& values) {
    for (const FacetValue& value : values) {
        if (value.chosen) chips.push_back({.key = std::string{key}, .value = value.id, .label = value.label});
    }
}

}  // namespace

FiltersView view_filters(const Listing& listing, const Place& place, const ViewContext& context) {
    const Words& words = context.words;
    FiltersView view;
    view.in_stock_here = place.filters.in_stock_here;
    view.in_stock_here_text =
        words.trn("{count} item can be taken along now", "{count} items can be taken along now", listing.in_stock_here);
    view.price = view_price(listing, place.filters, words);
    if (!listing.brands.empty()) {
        view.facets.push_back(view_facet(std::string{facet_keys::brand}, words.tr("Brand"), listing.brands, words));
    }
    for (const Facet& facet : listing.attributes) {
        view.facets.push_back(
            view_facet(std::string{facet_keys::attribute} + facet.key, facet.label, facet.values, words));
    }
    if (auto stars = view_stars(listing, place.filters.stars_least, words)) view.facets.push_back(std::move(*stars));
    if (listing.on_sale > 0 || place.filters.on_sale) {
        view.facets.push_back({.key = std::string{facet_keys::sale},
                               .title = words.tr("Offers"),
                               .values = {{.value = "on",
                                           .label = words.tr("Reduced in price"),
                                           .count = words.number(listing.on_sale),
                                           .chosen = place.filters.on_sale}}});
    }
    view.result_button = words.trn("Show {count} item", "Show {count} items", listing.total);
    view.anything_chosen = !view_chosen_filters(listing, place, context).empty();
    return view;
}

std::vector<ChosenFilter> view_chosen_filters(const Listing& listing, const Place& place, const ViewContext& context) {
    const Words& words = context.words;
    const ListingFilters& filters = place.filters;
    std::vector<ChosenFilter> chips;
    if (filters.in_stock_here) {
        chips.push_back({.key = std::string{facet_keys::stock}, .value = "", .label = words.tr("In stock here")});
    }
    if (filters.price_least || filters.price_most) {
        chips.push_back(
            {.key = std::string{facet_keys::price}, .value = "", .label = view_price(listing, filters, words).text});
    }
    add_chosen(chips, facet_keys::brand, listing.brands);
    for (const Facet& facet : listing.attributes) {
        add_chosen(chips, std::string{facet_keys::attribute} + facet.key, facet.values);
    }
    if (filters.stars_least) {
        const int stars = *filters.stars_least / 100;
        chips.push_back({.key = std::string{facet_keys::stars},
                         .value = std::to_string(stars),
                         .label = stars_label(stars, words)});
    }
    if (filters.on_sale) {
        chips.push_back({.key = std::string{facet_keys::sale}, .value = "on", .label = words.tr("Reduced in price")});
    }
    return chips;
}

}  // namespace zuil
