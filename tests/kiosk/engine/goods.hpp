#pragma once

#include <vector>

#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"
#include "sync/model/store.hpp"

// The small shop that engine tests walk through.
namespace zuil {

Money euros(std::int64_t cents);
std::vector<Category> make_categories();
std::vector<Store> make_stores();
std::vector<Product> make_products();
std::vector<StockLevel> make_stock(WallTime as_of);

}  // namespace zuil
