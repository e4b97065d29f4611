#pragma once

#include <vector>

#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"
#include "sync/model/store.hpp"

namespace zuil {

// A catalogue of any size, the same for the same seed: three levels of categories, brands of very different sizes,
// attributes that only some categories have, variants with colours, discounts, ratings, stock in part of the stores.
struct MadeCatalogue {
    std::vector<Category> categories;
    std::vector<Store> stores;
    std::vector<Product> products;
    std::vector<StockLevel> stock;
};

MadeCatalogue make_catalogue(std::uint64_t seed, int products, int stores);

}  // namespace zuil
