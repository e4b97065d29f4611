#pragma once

#include <vector>

#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"

namespace zuil {

// All that the local catalogue knows of one article, at one moment.
struct ArticleFacts {
    Product product;
    std::vector<StockLevel> stock;  // every variant, every store that has told anything
};

// nullptr when the article has no such variant.
const Variant* find_variant(const Product& product, const VariantId& id);
// The variant that an article's page begins with and a card shows the price of: the cheapest, the first of equals.
const Variant& first_choice(const Product& product);

}  // namespace zuil
