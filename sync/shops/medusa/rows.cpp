#include "sync/shops/medusa/rows.hpp"

#include <fmt/format.h>

namespace zuil::medusa {

Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency, std::int64_t least) {
    TRY(const std::string decimal, row.decimal(key));
    const auto money = Money::round(decimal, currency);
    if (!money || money->minor() < least || money->minor() > price_minor_max) {
        return fail(Errc::bad_data, fmt::format("{}.{}: {} is no price", row.path(), key, decimal));
    }
    return *money;
}

Result<Currency> read_currency(const JsonReader& row, std::string_view key) {
    TRY(std::string code, row.string(key));
    for (char& letter : code) {
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return parse_currency(code);
}

std::string text_in(const JsonReader& row, std::string_view object, std::string_view key) {
    if (!row.has(object)) return {};
    const auto child = row.child(object);
    return child ? child->string_or(key, "") : std::string{};
}

Result<int> read_total(const JsonReader& list) {
    TRY(const std::int64_t total, list.integer("count", 0, 50'000'000));
    return static_cast<int>(total);
}

}  // namespace zuil::medusa
