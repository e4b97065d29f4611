#include "sync/shops/feed/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/feed/addresses.hpp"
#include "sync/shops/feed/fields.hpp"

namespace zuil::feed {
namespace {

constexpr std::size_t variants_max = 500;
constexpr std::size_t attributes_max = 200;
constexpr std::size_t options_max = 8;
constexpr std::size_t pictures_max = 30;
constexpr std::size_t reviews_max = 50;
constexpr std::size_t helps_max = 20;
constexpr std::size_t steps_max = 30;
constexpr std::int64_t guarantee_months_max = 1'200;
constexpr std::size_t references_max = 100;  // categories of an article, accessories

Result<std::vector<std::string>> read_pictures(const JsonReader& row, const RowContext& context) {
    return read_list<std::string>(row, "images", pictures_max, [&](const JsonReader& element) -> Result<std::string> {
        TRY(const std::string reference, read_text_element(element, id_bytes_max * 4));
        auto url = resolve(context.base_url, reference);
        if (!url) return fail_in(element.path(), std::move(url).error());
        return url;
    });
}

template <class Key>
Result<std::vector<Key>> read_ids(const JsonReader& row, std::string_view key) {
    return read_list<Key>(row, key, references_max, [](const JsonReader& element) -> Result<Key> {
        TRY(std::string id, read_text_element(element, id_bytes_max));
        return Key{std::move(id)};
    });
}

Result<Attribute> read_attribute(const JsonReader& row, const RowContext& context) {
    Attribute attribute;
    TRY(attribute.key, read_id(row, "key"));
    TRY(attribute.name, read_local_text(row, "name", name_bytes_max, context.language));
    TRY(attribute.value, read_local_text(row, "value", name_bytes_max, context.language));
    return attribute;
}

Result<VariantOption> read_option(const JsonReader& row, const RowContext& context) {
    VariantOption option;
    TRY(option.group, read_id(row, "group"));
    TRY(option.group_name, read_local_text(row, "group_name", name_bytes_max, context.language));
    TRY(option.value, read_local_text(row, "value", name_bytes_max, context.language));
    if (row.has("swatch")) {
        TRY(option.swatch, read_colour(row, "swatch"));
    }
    return option;
}

// A barcode that is wrong would sell another article's price; the article itself is none the worse for it.
std::optional<Gtin> read_gtin(const JsonReader& row, std::vector<std::string>& left_out) {
    if (!row.has("gtin")) return std::nullopt;
    const auto digits = row.string("gtin");
    const Result<Gtin> gtin = digits ? Gtin::parse(*digits) : tl::unexpected<Error>{digits.error()};
    if (gtin) return *gtin;
    left_out.push_back(fmt::format("{}.gtin is left out: {}", row.path(), gtin.error().detail));
    return std::nullopt;
}

Result<Variant> read_variant(const JsonReader& row, const RowContext& context, std::vector<std::string>& left_out) {
    Variant variant;
    TRY(std::string id, read_id(row, "id"));
    variant.id = VariantId{std::move(id)};
    variant.sku = row.string_or("sku", variant.id.text());
    variant.gtin = read_gtin(row, left_out);
    TRY(variant.options, read_list<VariantOption>(row, "options", options_max, [&](const JsonReader& element) {
            return read_option(element, context);
        }));
    TRY(variant.price, read_money(row, "price", context.currency));
    TRY(variant.list_price, read_optional_money(row, "list_price", context.currency));
    TRY(variant.lowest_price_30d, read_optional_money(row, "lowest_price_30d", context.currency));
    // Many shops repeat the price here when nothing is off; a list price means a discount only above the price.
    if (variant.list_price && !variant.price.less_than(*variant.list_price)) variant.list_price.reset();
    TRY(variant.image_urls, read_pictures(row, context));
    return variant;
}

Result<std::vector<Variant>> read_variants(const JsonReader& row, const RowContext& context,
                                           std::vector<std::string>& left_out) {
    TRY(std::vector<Variant> variants,
        read_list<Variant>(row, "variants", variants_max,
                           [&](const JsonReader& element) { return read_variant(element, context, left_out); }));
    if (variants.empty()) return fail(Errc::bad_data, "variants: at least one is expected");
    std::vector<std::string_view> ids;
    for (const Variant& variant : variants) ids.push_back(variant.id.text());
    std::sort(ids.begin(), ids.end());
    if (const auto twice = std::adjacent_find(ids.begin(), ids.end()); twice != ids.end()) {
        return fail(Errc::bad_data, fmt::format("variants: \"{}\" is there twice", *twice));
    }
    return variants;
}

Result<std::optional<Rating>> read_rating(const JsonReader& row) {
    if (!row.has("rating")) return std::nullopt;
    TRY(const JsonReader rating, row.child("rating"));
    TRY(const std::int64_t stars, read_hundredths(rating, "stars", 500));
    TRY(const std::int64_t count, rating.integer("count", 0, 100'000'000));
    return Rating{.stars_hundredths = static_cast<int>(stars), .count = static_cast<int>(count)};
}

Result<Review> read_review(const JsonReader& row, const RowContext& context) {
    Review review;
    review.author = row.string_or("author", "");
    TRY(const std::int64_t stars, row.integer("stars", 1, 5));
    review.stars = static_cast<int>(stars);
    TRY(review.text, read_local_text(row, "text", description_bytes_max, context.language));
    return review;
}

Result<HelpText::Kind> read_help_kind(const JsonReader& row) {
    TRY(const std::string kind, row.string("kind"));
    if (kind == "how_to") return HelpText::Kind::how_to;
    if (kind == "care") return HelpText::Kind::care;
    if (kind == "manual") return HelpText::Kind::manual;
    return fail(Errc::bad_data, fmt::format("{}.kind: how_to, care or manual is expected", row.path()));
}

Result<HelpText> read_help(const JsonReader& row, const RowContext& context) {
    HelpText help;
    TRY(help.kind, read_help_kind(row));
    TRY(help.title, read_local_text(row, "title", name_bytes_max, context.language));
    if (row.has("summary")) {
        TRY(help.summary, read_local_text(row, "summary", name_bytes_max, context.language));
    }
    TRY(help.steps, read_list<LocalText>(row, "steps", steps_max, [&](const JsonReader& element) {
            return read_local_text(element, "text", description_bytes_max, context.language);
        }));
    if (help.steps.empty()) return fail(Errc::bad_data, fmt::format("{}.steps: at least one is expected", row.path()));
    if (row.has("image")) {
        TRY(const std::string reference, row.string("image"));
        TRY(help.image_url, resolve(context.base_url, reference));
    }
    return help;
}

Result<Json> parse_row(std::string_view text) {
    TRY(Json row, parse_json(text, {.bytes_max = row_bytes_max, .depth_max = 12}));
    if (!row.is_object()) return fail(Errc::bad_data, "an object is expected");
    return row;
}

}  // namespace

Result<Row<Product>> parse_product(std::string_view text, const RowContext& context) {
    TRY(const Json json, parse_row(text));
    const JsonReader row{json, ""};
    Row<Product> result;
    Product& product = result.value;
    TRY(std::string id, read_id(row, "id"));
    product.id = ProductId{std::move(id)};
    TRY(product.name, read_local_text(row, "name", name_bytes_max, context.language));
    if (row.has("description")) {
        TRY(product.description, read_local_text(row, "description", description_bytes_max, context.language));
    }
    product.brand = row.string_or("brand", "");
    TRY(product.categories, read_ids<CategoryId>(row, "categories"));
    TRY(product.attributes, read_list<Attribute>(row, "attributes", attributes_max, [&](const JsonReader& element) {
            return read_attribute(element, context);
        }));
    TRY(product.image_urls, read_pictures(row, context));
    TRY(product.variants, read_variants(row, context, result.left_out));
    TRY(product.rating, read_rating(row));
    TRY(product.reviews, read_list<Review>(row, "reviews", reviews_max,
                                           [&](const JsonReader& element) { return read_review(element, context); }));
    TRY(product.accessories, read_ids<ProductId>(row, "accessories"));
    TRY(product.help, read_list<HelpText>(row, "help", helps_max,
                                          [&](const JsonReader& element) { return read_help(element, context); }));
    product.guarantee_months =
        static_cast<int>(std::clamp<std::int64_t>(row.integer_or("guarantee_months", 0), 0, guarantee_months_max));
    product.popularity = static_cast<int>(std::clamp<std::int64_t>(row.integer_or("popularity", 0), 0, 1'000'000'000));
    return result;
}

Result<Category> parse_category(std::string_view text, const RowContext& context) {
    TRY(const Json json, parse_row(text));
    const JsonReader row{json, ""};
    Category category;
    TRY(std::string id, read_id(row, "id"));
    category.id = CategoryId{std::move(id)};
    category.parent = CategoryId{row.string_or("parent", "")};
    if (category.parent == category.id) return fail(Errc::bad_data, "parent: a category cannot be in itself");
    TRY(category.name, read_local_text(row, "name", name_bytes_max, context.language));
    if (row.has("image")) {
        TRY(const std::string reference, row.string("image"));
        TRY(category.image_url, resolve(context.base_url, reference));
    }
    category.position = static_cast<int>(std::clamp<std::int64_t>(row.integer_or("position", 0), 0, 1'000'000));
    return category;
}

Result<StockLevel> parse_stock(std::string_view text, const RowContext& context) {
    TRY(const Json json, parse_row(text));
    const JsonReader row{json, ""};
    StockLevel level;
    TRY(std::string variant, read_id(row, "variant"));
    level.variant = VariantId{std::move(variant)};
    TRY(std::string store, read_id(row, "store"));
    level.store = StoreId{std::move(store)};
    // Below zero is how many shops say "sold more than there was": nothing to sell.
    TRY(const std::int64_t quantity, row.integer("quantity", -1'000'000'000, 1'000'000'000));
    level.quantity = static_cast<int>(std::max<std::int64_t>(quantity, 0));
    level.shelf = row.string_or("shelf", "");
    level.as_of = context.read_at;
    if (row.has("as_of")) {
        TRY(level.as_of, read_moment(row, "as_of"));
    }
    return level;
}

Result<std::vector<KeyPage::Key>> parse_keys(std::string_view text) {
    TRY(const Json json, parse_row(text));
    const JsonReader row{json, ""};
    TRY(const std::string product, read_id(row, "id"));
    std::vector<KeyPage::Key> keys;
    const auto variants = row.child("variants");
    const std::size_t count = variants ? variants->size().value_or(0) : 0;
    for (std::size_t at = 0; at < std::min(count, variants_max); ++at) {
        const auto variant = variants->at(at);
        const auto id = variant ? read_id(*variant, "id") : fail(Errc::bad_data, "");
        if (id) keys.push_back({ProductId{product}, VariantId{*id}});
    }
    if (keys.empty()) keys.push_back({ProductId{product}, VariantId{}});
    return keys;
}

std::string row_id(std::string_view text) {
    const auto json = parse_row(text);
    if (!json) return {};
    return read_id(JsonReader{*json, ""}, "id").value_or(std::string{});
}

}  // namespace zuil::feed
