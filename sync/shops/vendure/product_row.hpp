#pragma once

#include <string>

#include "platform/json/json.hpp"
#include "sync/shops/vendure/catalogue.hpp"

namespace zuil::vendure {

// One product with its variants. A variant that does not hold is set aside alone; a product none of whose variants
// holds is set aside whole.
ProductRow read_product_row(const JsonReader& row, ProductId id, const VendureOptions& options);

}  // namespace zuil::vendure
