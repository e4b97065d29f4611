#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/product.hpp"
#include "sync/store/listing.hpp"

namespace zuil {

// The variant whose price stands for the product: the cheapest, the first of equals. The product has at least one.
const Variant& cheapest_variant(const Product& product);

// What a listing shows of a product beyond its name and stock, as short JSON: reading a page of them must cost nothing.
std::string card_to_json(const Product& product);
Result<ProductCard> card_from_json(std::string_view text);

}  // namespace zuil
