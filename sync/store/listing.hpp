#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"
#include "sync/model/product.hpp"

namespace zuil {

// An article as a listing shows it. Its price is that of its cheapest variant.
struct ProductCard {
    ProductId product;
    VariantId variant;   // the cheapest one, whose price this is
    std::string name{};  // in the language that was asked for
    std::string brand{};
    Money price;
    bool price_varies = false;  // other variants cost more: "from"
    std::optional<Money> list_price{};
    std::optional<Money> lowest_price_30d{};
    std::optional<Rating> rating{};
    std::string image_url{};
    int variant_count = 1;
    int stock_here = 0;                     // pieces of all variants in the store that was asked for
    int stock_elsewhere = 0;                // pieces of all variants in all other stores
    std::optional<WallTime> stock_as_of{};  // the oldest of the figures above; absent: no figure at all
};

enum class ListingSort { relevance, popular, price_up, price_down, rating, newest, name };

// Values of one facet are alternatives; facets narrow each other.
struct AttributeFilter {
    std::string key{};
    std::vector<std::string> values{};  // FacetValue::id
};

struct ListingFilters {
    std::vector<std::string> brands{};  // FacetValue::id
    std::optional<Money> price_least{};
    std::optional<Money> price_most{};
    std::vector<AttributeFilter> attributes{};
    std::optional<int> stars_least{};  // hundredths, as in Rating
    bool in_stock_here = false;
    bool on_sale = false;  // the cheapest variant has a list price above its price
};

struct ListingQuery {
    CategoryId category{};  // with everything below it; empty: the whole catalogue
    std::string text{};     // empty: no search
    ListingFilters filters{};
    ListingSort sort = ListingSort::popular;  // relevance without text is popular
    int offset = 0;
    int limit = 24;
    LanguageTag language{};
    StoreId here{};
    bool literal = false;     // search for exactly the text, without correcting it
    int histogram_bars = 24;  // 0: no histogram
};

struct FacetValue {
    std::string id{};     // for the filter; the same in every language
    std::string label{};  // in the language that was asked for
    int count = 0;        // articles left if this value were chosen and no other of its facet
    bool chosen = false;
};

struct Facet {
    std::string key{};
    std::string label{};
    // Everything that occurs in the category and search, the most frequent there first, so that choosing moves nothing;
    // what the other filters leave none of has count 0.
    std::vector<FacetValue> values{};
};

// Over everything that all filters but the price range leave.
struct PriceFacet {
    std::optional<Money> lowest{};
    std::optional<Money> highest{};
    std::vector<int> bars{};  // articles per equal slice of [lowest, highest]
};

struct CategoryCount {
    CategoryId id{};
    std::string name{};
    int count = 0;
};

struct Listing {
    int generation = 0;
    bool growing = false;  // the very first read of the shop is under way: more will come
    int total = 0;
    int total_in_stock_here = 0;  // of `total`
    std::vector<ProductCard> cards{};
    // Every facet is counted under all filters but its own.
    std::vector<CategoryCount> children{};  // the categories directly below, under all filters
    std::vector<FacetValue> brands{};
    std::vector<Facet> attributes{};  // most widely used first
    PriceFacet price;
    std::array<int, 5> stars_at_least{};  // [0] one star or more ... [4] five stars
    int in_stock_here = 0;
    int on_sale = 0;
    std::optional<std::string> corrected_text{};  // what was searched for instead of the text
};

// Asked with every key press.
struct SearchQuestion {
    std::string text{};
    LanguageTag language{};
    StoreId here{};
    bool literal = false;
    int products_max = 6;
    int words_max = 6;
    int categories_max = 4;
    int brands_max = 3;
};

struct SearchAnswer {
    int total = 0;  // articles that match
    std::vector<ProductCard> products{};
    std::vector<std::string> completions{};  // whole texts to go on with, the likeliest first
    std::vector<CategoryCount> categories{};
    std::vector<FacetValue> brands{};
    std::optional<std::string> corrected_text{};  // what was searched for instead of the text
};

}  // namespace zuil
