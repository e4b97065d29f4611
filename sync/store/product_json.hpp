#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/product.hpp"
#include "sync/model/store.hpp"

// Products and stores as the catalogue keeps them: compact JSON, equal values in equal text, so that comparing two
// texts tells whether a product changed. What cannot be read back is bad_data: the file is damaged.
namespace zuil {

std::string local_text_to_json(const LocalText& text);
Result<LocalText> local_text_from_json(std::string_view text);

std::string product_to_json(const Product& product);
Result<Product> product_from_json(std::string_view text);

std::string store_to_json(const Store& store);
Result<Store> store_from_json(std::string_view text);

}  // namespace zuil
