#pragma once

#include <string>
#include <string_view>

#include "platform/json/json.hpp"
#include "sync/model/money.hpp"
#include "sync/shops/rows.hpp"

// How single fields of Medusa's rows are read. Every error is bad_data and begins with the field's path.
namespace zuil::medusa {

// A decimal number of major units that Medusa has not rounded, from `least` minor units up.
Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency, std::int64_t least);

// "eur" in lower case, as Medusa writes them.
Result<Currency> read_currency(const JsonReader& row, std::string_view key = "currency_code");

// A text in an object of the row; empty: there is none.
std::string text_in(const JsonReader& row, std::string_view object, std::string_view key);

// "count" of a list.
Result<int> read_total(const JsonReader& list);

}  // namespace zuil::medusa
