#pragma once

// How single fields of a feed's rows are read. Every error is bad_data and begins with the field's path.

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/json/json.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::feed {

inline constexpr std::size_t id_bytes_max = 128;
inline constexpr std::size_t name_bytes_max = 500;
inline constexpr std::size_t description_bytes_max = 20'000;

// A text of 1 to 128 bytes without spaces at its ends.
Result<std::string> read_id(const JsonReader& row, std::string_view key);
// An element of a list that is itself a text, of 1 to `bytes_max` bytes.
Result<std::string> read_text_element(const JsonReader& element, std::size_t bytes_max);
// {"nl": "Fauteuil", "en": "Armchair"}, or a plain text in the feed's own language.
Result<LocalText> read_local_text(const JsonReader& row, std::string_view key, std::size_t bytes_max,
                                  const LanguageTag& language);
// A decimal text such as "129.00", never below zero. A JSON number is refused: 17.95 is not one in binary.
Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency);
Result<std::optional<Money>> read_optional_money(const JsonReader& row, std::string_view key, Currency currency);
// "4.6" as 460.
Result<std::int64_t> read_hundredths(const JsonReader& row, std::string_view key, std::int64_t most);
// "#A6CFBF"
Result<std::uint32_t> read_colour(const JsonReader& row, std::string_view key);
// RFC 3339: "2026-03-12T10:42:00Z", "2026-03-12T11:42:00.250+01:00"
Result<WallTime> read_moment(const JsonReader& row, std::string_view key);

// The elements of a list; an absent one is empty, a longer one than `count_max` is refused.
template <class T, class ReadElement>
Result<std::vector<T>> read_list(const JsonReader& row, std::string_view key, std::size_t count_max,
                                 ReadElement read_element) {
    std::vector<T> values;
    if (!row.has(key)) return values;
    TRY(const JsonReader list, row.child(key));
    TRY(const std::size_t count, list.size());
    if (count > count_max) {
        return fail(Errc::bad_data, fmt::format("{}: {} elements, at most {} are read", list.path(), count, count_max));
    }
    values.reserve(count);
    for (std::size_t at = 0; at < count; ++at) {
        TRY(const JsonReader element, list.at(at));
        TRY(T value, read_element(element));
        values.push_back(std::move(value));
    }
    return values;
}

}  // namespace zuil::feed
