#pragma once

#include <string>
#include <vector>

#include "sync/store/catalogue_reader.hpp"
#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {

// A catalogue as sorted lines of text, the same from whichever side it is written down.
struct ShopRows {
    std::vector<std::string> products;    // id | name nl | name en | brand | facts | categories
    std::vector<std::string> variants;    // id | product | sku | price | list price | lowest price | gtin | options
    std::vector<std::string> stock;       // variant | store | pieces
    std::vector<std::string> categories;  // id | parent | name nl | name en

    friend bool operator==(const ShopRows&, const ShopRows&) = default;
};

// By SQL on Vendure's own tables.
ShopRows rows_of_tables(const VendureServer& server);
// What the kiosk would show of every product that the tables name.
ShopRows rows_of_mirror(CatalogueReader& reader, const VendureServer& server);

}  // namespace zuil::test
