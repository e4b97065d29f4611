#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"
#include "sync/model/store.hpp"
#include "sync/shops/shop.hpp"

namespace zuil::feed {

// What the index says that every row needs.
struct RowContext {
    std::string base_url;  // of the document; pictures are given relative to it
    Currency currency = Currency::eur;
    LanguageTag language = "nl";  // of a text that is given as a plain string
    WallTime read_at{};           // stock without `as_of` is true at the moment it is read
};

// A row may be good while a part of it had to be left out, such as a barcode whose check digit is wrong.
template <class T>
struct Row {
    T value;
    std::vector<std::string> left_out;  // reasons
};

// Errors are bad_data and say which field is wrong. `text` is one line, without its line break.
Result<Row<Product>> parse_product(std::string_view text, const RowContext& context);
Result<Category> parse_category(std::string_view text, const RowContext& context);
Result<Store> parse_store(std::string_view text, const RowContext& context);
Result<StockLevel> parse_stock(std::string_view text, const RowContext& context);

// The keys of a product row, as long as it is JSON and has an id, even where the rest of it is wrong: a row that was
// set aside is not a row that was deleted.
Result<std::vector<KeyPage::Key>> parse_keys(std::string_view text);

// The `id` of a row for a report, empty when there is none to be read.
std::string row_id(std::string_view text);

// One row may not be longer, line break included.
inline constexpr std::size_t row_bytes_max = 256U << 10U;

}  // namespace zuil::feed
