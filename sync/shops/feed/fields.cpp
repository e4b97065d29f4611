#include "sync/shops/feed/fields.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

namespace zuil::feed {
namespace {

tl::unexpected<Error> wrong(const JsonReader& row, std::string_view key, std::string_view what) {
    return fail(Errc::bad_data, fmt::format("{}{}{}: {}", row.path(), row.path().empty() ? "" : ".", key, what));
}

}  // namespace

Result<std::string> read_id(const JsonReader& row, std::string_view key) {
    TRY(std::string id, row.string(key));
    if (id.empty()) return wrong(row, key, "is empty");
    if (id.size() > id_bytes_max) return wrong(row, key, "is longer than 128 bytes");
    if (id.front() == ' ' || id.back() == ' ' || id.find('\n') != std::string::npos) {
        return wrong(row, key, "has spaces around it");
    }
    return id;
}

Result<std::string> read_text_element(const JsonReader& element, std::size_t bytes_max) {
    const auto* text = element.value().get_ptr<const Json::string_t*>();
    if (text == nullptr) return fail(Errc::bad_data, fmt::format("{}: a text is expected", element.path()));
    if (text->empty() || text->size() > bytes_max) {
        return fail(Errc::bad_data, fmt::format("{}: 1 to {} bytes are expected", element.path(), bytes_max));
    }
    return *text;
}

Result<LocalText> read_local_text(const JsonReader& row, std::string_view key, std::size_t bytes_max,
                                  const LanguageTag& language) {
    LocalText result;
    if (const auto plain = row.string(key)) {
        if (plain->empty() || plain->size() > bytes_max) return wrong(row, key, "is empty or too long");
        result.set(language, *plain);
        return result;
    }
    TRY(const JsonReader texts, row.child(key));
    if (!texts.value().is_object()) return wrong(row, key, "a text, or one for each language, is expected");
    // The feed's own language goes first, because a language that is missing falls back to the first one.
    if (texts.has(language)) {
        TRY(std::string text, texts.string(language));
        result.set(language, std::move(text));
    }
    for (const auto& [tag, value] : texts.value().items()) {
        if (tag == language || value.is_null()) continue;
        TRY(std::string text, texts.string(tag));
        result.set(tag, std::move(text));
    }
    for (const auto& [tag, text] : result.all()) {
        if (tag.size() < 2 || tag.size() > 3) return wrong(texts, tag, "is no language");
        if (text.empty() || text.size() > bytes_max) return wrong(texts, tag, "is empty or too long");
    }
    if (result.empty()) return wrong(row, key, "no text in any language");
    return result;
}

Result<Money> read_money(const JsonReader& row, std::string_view key, Currency currency) {
    TRY(const std::string text, row.string(key));
    auto money = Money::parse(text, currency);
    if (!money) return wrong(row, key, money.error().detail);
    if (money->minor() < 0) return wrong(row, key, "is below zero");
    return money;
}

Result<std::optional<Money>> read_optional_money(const JsonReader& row, std::string_view key, Currency currency) {
    if (!row.has(key)) return std::nullopt;
    TRY(const Money money, read_money(row, key, currency));
    return money;
}

Result<std::int64_t> read_hundredths(const JsonReader& row, std::string_view key, std::int64_t most) {
    // The same shape as a price: at most two decimals.
    TRY(const Money value, read_money(row, key, Currency::eur));
    if (value.minor() > most) return wrong(row, key, fmt::format("is above {}", most / 100));
    return value.minor();
}

Result<std::uint32_t> read_colour(const JsonReader& row, std::string_view key) {
    TRY(const std::string text, row.string(key));
    std::uint32_t colour = 0;
    const char* const end = text.data() + text.size();
    if (text.size() != 7 || text.front() != '#') return wrong(row, key, "\"#RRGGBB\" is expected");
    const auto [stop, error] = std::from_chars(text.data() + 1, end, colour, 16);
    if (error != std::errc{} || stop != end) return wrong(row, key, "\"#RRGGBB\" is expected");
    return colour;
}

Result<WallTime> read_moment(const JsonReader& row, std::string_view key) {
    TRY(const std::string text, row.string(key));
    auto moment = parse_moment(text);
    if (!moment) return wrong(row, key, moment.error().detail);
    return moment;
}

}  // namespace zuil::feed
