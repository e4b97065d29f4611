#include "sync/shops/feed/index.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/feed/addresses.hpp"
#include "sync/shops/feed/fields.hpp"

namespace zuil::feed {
namespace {

constexpr std::string_view format_known = "zuil-feed/1";

Result<Document> read_document(const JsonReader& root, std::string_view key, std::string_view base) {
    TRY(const JsonReader entry, root.child(key));
    TRY(const std::string reference, entry.string("url"));
    Document document;
    TRY(document.url, resolve(base, reference));
    if (entry.has("rows")) {
        TRY(const std::int64_t rows, entry.integer("rows", 0, 100'000'000));
        document.rows = static_cast<int>(rows);
    }
    return document;
}

Result<std::optional<Document>> read_optional(const JsonReader& root, std::string_view key, std::string_view base) {
    if (!root.has(key)) return std::nullopt;
    TRY(Document document, read_document(root, key, base));
    return document;
}

}  // namespace

Result<Index> parse_index(std::string_view text, std::string_view url) {
    TRY(const Json json, parse_json(text, {.bytes_max = 1U << 20U, .depth_max = 8}));
    const JsonReader root{json, ""};
    TRY(const std::string format, root.string("format"));
    if (format != format_known) {
        return fail(Errc::bad_data, fmt::format("format: \"{}\" is expected, not \"{}\"", format_known, format));
    }
    Index index;
    TRY(index.version, read_id(root, "version"));
    TRY(const std::string currency, root.string("currency"));
    TRY(index.currency, parse_currency(currency));
    index.language = root.string_or("language", "nl");
    TRY(index.products, read_document(root, "products", url));
    TRY(index.categories, read_optional(root, "categories", url));
    TRY(index.stores, read_optional(root, "stores", url));
    TRY(index.stock, read_optional(root, "stock", url));
    return index;
}

}  // namespace zuil::feed
