#pragma once

#include <string>

#include "kiosk/engine/basket.hpp"
#include "kiosk/engine/words.hpp"

// What stands in the way of a step: a sentence for the shopper, or nothing. Each guards its change and explains the
// button that is off.
namespace zuil {

std::string check_add(const Basket& basket, const ArticleFacts& facts, const VariantId& variant, const StoreId& here,
                      const Words& words);
std::string check_checkout(const Basket& basket, const StoreId& here, const Words& words);

// Of that line no more than all stores hold together, and never more than a line may have.
int quantity_most(const BasketLine& line, const StoreId& here);

// "Instant camera One, white": the name with the options that were chosen.
std::string article_name(const ArticleFacts& facts, const VariantId& variant, const LanguageTag& language);

}  // namespace zuil
