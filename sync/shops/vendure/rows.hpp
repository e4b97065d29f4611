#pragma once

#include <string>
#include <string_view>

#include "platform/json/json.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"
#include "sync/shops/rows.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

// How single fields of Vendure's rows are read. Every error is bad_data and begins with the field's path.
namespace zuil::vendure {

// `field` of each element of row.translations in the configured languages, which come in the options' order. Empty when
// there is none.
Result<LocalText> read_translations(const JsonReader& row, std::string_view field, const VendureOptions& options);
// The same where a name is needed: empty is an error.
Result<LocalText> read_name(const JsonReader& row, const VendureOptions& options);

// A whole number of minor units from `least` up, in the row's currencyCode.
Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency, std::int64_t least);

// "totalItems" of a list.
Result<int> read_total(const JsonReader& list);

}  // namespace zuil::vendure
