#include "sync/shops/vendure/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil::vendure {

Result<LocalText> read_translations(const JsonReader& row, std::string_view field, const VendureOptions& options) {
    std::vector<std::string> texts(options.languages.size());
    TRY_DO(for_each(row, "translations", [&](const JsonReader& translation) -> Status {
        TRY(const std::string tag, translation.string("languageCode"));
        const auto language = std::ranges::find(options.languages, tag);
        if (language == options.languages.end() || !translation.has(field)) return {};
        TRY(texts[static_cast<std::size_t>(language - options.languages.begin())], translation.string(field));
        return {};
    }));
    LocalText result;
    for (std::size_t at = 0; at < texts.size(); ++at) {
        if (!texts[at].empty()) result.set(options.languages[at], std::move(texts[at]));
    }
    return result;
}

Result<LocalText> read_name(const JsonReader& row, const VendureOptions& options) {
    TRY(LocalText name, read_translations(row, "name", options));
    if (name.empty()) {
        return fail(Errc::bad_data, fmt::format("{}: has no name in any language of this kiosk", row.path()));
    }
    for (const auto& [language, text] : name.all()) {
        if (text.size() > name_bytes_max) {
            return fail(Errc::bad_data, fmt::format("{}: the name is longer than 500 bytes", row.path()));
        }
    }
    return name;
}

Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency, std::int64_t least) {
    TRY(const std::int64_t minor, row.integer(key, least, price_minor_max));
    return Money::from_minor(minor, currency);
}

Result<int> read_total(const JsonReader& list) {
    TRY(const std::int64_t total, list.integer("totalItems", 0, 50'000'000));
    return static_cast<int>(total);
}

}  // namespace zuil::vendure
