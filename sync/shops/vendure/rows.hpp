#pragma once

#include <string>
#include <string_view>

#include "platform/json/json.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

// How single fields of Vendure's rows are read. Every error is bad_data and begins with the field's path.
namespace zuil::vendure {

inline constexpr std::size_t id_bytes_max = 128;
inline constexpr std::size_t name_bytes_max = 500;
inline constexpr std::size_t description_bytes_max = 20'000;

// Not empty, at most 128 bytes, no spaces or newlines: ids are put together in cursors and handles.
Result<std::string> read_id(const JsonReader& row, std::string_view key);

// `field` of each element of row.translations in the configured languages, which come in the options' order. Empty when
// there is none.
Result<LocalText> read_translations(const JsonReader& row, std::string_view field, const VendureOptions& options);
// The same where a name is needed: empty is an error.
Result<LocalText> read_name(const JsonReader& row, const VendureOptions& options);

// A whole number of minor units from `least` up, in the row's currencyCode.
Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency, std::int64_t least);

// row.list(key) element by element; `read` gets a JsonReader and returns a Status.
template <class Read>
Status for_each(const JsonReader& row, std::string_view key, Read read) {
    TRY(const JsonReader list, row.child(key));
    TRY(const std::size_t count, list.size());
    for (std::size_t at = 0; at < count; ++at) {
        TRY(const JsonReader element, list.at(at));
        TRY_DO(read(element));
    }
    return {};
}

// "totalItems" of a list.
Result<int> read_total(const JsonReader& list);

}  // namespace zuil::vendure
