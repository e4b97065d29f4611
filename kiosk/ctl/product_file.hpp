#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/product.hpp"

namespace zuil {

// An article of a product file: one JSON object a line, with `id`, `sku`, `gtin`, `name`, `description`, `brand`,
// `category` (a list, the root first), `price_cents`, `currency`, `attrs` (a map) and `image`. What is missing is
// absent, null or empty; `id` and `name` have to be there.
struct FiledProduct {
    Product product;
    std::vector<Category> categories;   // the article's own and all above it, the root first
    std::vector<std::string> left_out;  // what was wrong with the row, but no reason to refuse it
};

// bad_data says in one sentence why the row cannot be taken.
Result<FiledProduct> read_filed_product(std::string_view line);

}  // namespace zuil
