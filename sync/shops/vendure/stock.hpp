#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/list_pages.hpp"
#include "sync/shops/paging.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

// The questions and answers about stores, what they hold, and which articles exist.
namespace zuil::vendure {

std::string stores_request(const VendureOptions& options, const Slice& slice);

// A location without a store code is no place that this kiosk knows: it is left out, and so is its stock.
Result<StorePage> read_stores(const VendureOptions& options, std::string_view body);

std::string stock_page_request(const Slice& slice);

// What a store can still sell: on hand less allocated, never below zero. `as_of`: when it was asked.
Result<StockRows> read_stock_page(const std::map<std::string, StoreId>& locations, WallTime as_of,
                                  std::string_view body);

std::string key_page_request(const Slice& slice);

struct KeyRows {
    std::vector<std::string> ids;                   // of the variants
    std::vector<std::optional<KeyPage::Key>> keys;  // of the same rows; none where the product is disabled
    int total = 0;
};

Result<KeyRows> read_key_page(std::string_view body);

}  // namespace zuil::vendure
