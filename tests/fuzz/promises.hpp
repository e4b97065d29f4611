#pragma once

#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/shops/shop.hpp"

// What holds of everything that was read from outside, whatever came. Each ends the process where it does not.
namespace zuil {

// Words may go into the log, to staff and on a screen.
void hold_text(std::string_view text);
void hold_error(const Error& error);
template <class T>
void hold_refusal(const Result<T>& result) {
    if (!result) hold_error(result.error());
}

// A row that is set aside says why.
void hold_bad_rows(const std::vector<BadRow>& rows);
// From nothing to ten millions, and of one currency in one article; and it is kept by the catalogue as it is.
void hold_product(const Product& product);
void hold_category(const Category& category);
void hold_store(const Store& store);
void hold_level(const StockLevel& level);
void hold_price(Money money);

// An order such as the ones whose replies are read here.
OrderRequest fuzzed_order();

}  // namespace zuil
