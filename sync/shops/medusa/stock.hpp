#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/shops/list_pages.hpp"
#include "sync/shops/medusa/client.hpp"

// The questions and answers about stores and what they hold.
namespace zuil::medusa {

// A location without a store code is no place that this kiosk knows: it is left out, and so is its stock.
Result<StorePage> read_store_page(const MedusaOptions& options, const Json& json);
ListQuestion<StorePage> store_list(Client& client, const MedusaOptions& options);

// What a store can still sell: stocked less reserved, never below zero; of a variant that is put together of several
// things, as many as the scarcest of them allows. `as_of`: when it was asked.
Result<StockRows> read_stock_page(const std::map<std::string, StoreId>& locations, WallTime as_of, const Json& json);
// What read_stock_page() reads, of all variants.
RequestPath stock_path();
ListQuestion<StockRows> stock_list(Client& client, const MedusaOptions& options,
                                   const std::map<std::string, StoreId>& locations, WallTime as_of);

}  // namespace zuil::medusa
