#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/model/gtin.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"

namespace zuil {

struct Category {
    CategoryId id;
    CategoryId parent;  // empty at the top
    LocalText name;
    std::string image_url;
    int position = 0;

    friend bool operator==(const Category&, const Category&) = default;
};

// One fact of an article, such as colour or screen size. `key` is the same for all articles that can be compared on it.
struct Attribute {
    std::string key;
    LocalText name;
    LocalText value;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

// What the shopper chooses between variants by: "colour": "mint".
struct VariantOption {
    std::string group;  // the same key for all variants of a product
    LocalText group_name;
    LocalText value;
    std::optional<std::uint32_t> swatch;  // 0xRRGGBB where the option is a colour

    friend bool operator==(const VariantOption&, const VariantOption&) = default;
};

struct Variant {
    VariantId id;
    std::string sku;
    std::optional<Gtin> gtin;
    std::vector<VariantOption> options;
    Money price;                            // what the shopper pays, tax included
    std::optional<Money> list_price;        // only where the shop itself gives one, above the price
    std::optional<Money> lowest_price_30d;  // only as the shop itself gives it; never worked out here
    std::vector<std::string> image_urls;    // empty: the product's

    friend bool operator==(const Variant&, const Variant&) = default;
};

struct Rating {
    int stars_hundredths = 0;  // 0 to 500
    int count = 0;

    friend bool operator==(const Rating&, const Rating&) = default;
};

struct Review {
    std::string author;
    int stars = 0;  // 1 to 5
    LocalText text;

    friend bool operator==(const Review&, const Review&) = default;
};

// Something to read for who has bought an article.
struct HelpText {
    enum class Kind { how_to, care, manual } kind = Kind::how_to;
    LocalText title;
    LocalText summary;             // one line; may be empty
    std::vector<LocalText> steps;  // at least one
    std::string image_url;         // empty: none

    friend bool operator==(const HelpText&, const HelpText&) = default;
};

struct Product {
    ProductId id;
    LocalText name;
    LocalText description;
    std::string brand;
    std::vector<CategoryId> categories;  // the most specific ones
    std::vector<Attribute> attributes;
    std::vector<std::string> image_urls;
    std::vector<Variant> variants;  // at least one
    std::optional<Rating> rating;
    std::vector<Review> reviews;
    std::vector<ProductId> accessories;  // what fits this article, as the shop says
    int popularity = 0;                  // higher sells more; 0 is unknown
    std::vector<HelpText> help;
    int guarantee_months = 0;  // the least that the shop gives; 0: it does not say

    friend bool operator==(const Product&, const Product&) = default;
};

}  // namespace zuil
