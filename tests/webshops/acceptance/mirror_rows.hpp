#pragma once

#include <string>
#include <vector>

#include "sync/store/catalogue_reader.hpp"
#include "tests/webshops/acceptance/real_shop.hpp"

namespace zuil::test {

// What the kiosk would show of these products, written down as RealShop::rows() writes what the shop's tables say.
ShopRows rows_of_mirror(CatalogueReader& reader, const std::vector<std::string>& product_ids);

}  // namespace zuil::test
