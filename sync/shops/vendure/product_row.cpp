#include "sync/shops/vendure/product_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sync/shops/vendure/html.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

constexpr std::size_t variants_max = 500;

Result<std::vector<std::string>> read_pictures(const JsonReader& row) {
    std::vector<std::string> addresses;
    if (const auto featured = row.child("featuredAsset")) add_picture(featured->string_or("preview", ""), addresses);
    if (!row.has("assets")) return addresses;
    TRY_DO(for_each(row, "assets", [&](const JsonReader& asset) -> Status {
        add_picture(asset.string_or("preview", ""), addresses);
        return {};
    }));
    return addresses;
}

Result<LocalText> read_description(const JsonReader& row, const VendureOptions& options) {
    TRY(const LocalText html, read_translations(row, "description", options));
    LocalText description;
    for (const auto& [language, text] : html.all()) {
        std::string plain = text_of_html(text, description_bytes_max);
        if (!plain.empty()) description.set(language, std::move(plain));
    }
    return description;
}

// A product stands in a collection and, by inheritance or by its filters, in those above it as well.
Result<std::vector<CategoryId>> read_categories(const JsonReader& row) {
    std::vector<CategoryId> categories;
    std::vector<CategoryId> parents;
    TRY_DO(for_each(row, "collections", [&](const JsonReader& collection) -> Status {
        if (collection.boolean_or("isPrivate", false)) return {};
        TRY(std::string id, read_id(collection, "id"));
        categories.emplace_back(std::move(id));
        parents.emplace_back(collection.string_or("parentId", ""));
        return {};
    }));
    std::erase_if(categories, [&](const CategoryId& id) { return std::ranges::find(parents, id) != parents.end(); });
    // Vendure gives them in no order; the same product must read the same twice.
    std::ranges::sort(categories,
                      [](const CategoryId& a, const CategoryId& b) { return id_precedes(a.text(), b.text()); });
    return categories;
}

// The brand and the facts, which Vendure keeps alike.
Status read_facets(const JsonReader& row, const VendureOptions& options, Product& product) {
    return for_each(row, "facetValues", [&](const JsonReader& value) -> Status {
        TRY(const JsonReader facet, value.child("facet"));
        TRY(std::string code, facet.string("code"));
        if (facet.boolean_or("isPrivate", false) ||
            std::ranges::find(options.hidden_facets, code) != options.hidden_facets.end()) {
            return {};
        }
        TRY(LocalText text, read_name(value, options));
        if (code == options.brand_facet) {
            // An article of two brands goes by the same one at every reading.
            const std::string& brand = text.in(options.languages.front());
            if (product.brand.empty() || brand < product.brand) product.brand = brand;
            return {};
        }
        TRY(LocalText name, read_name(facet, options));
        product.attributes.push_back({.key = std::move(code), .name = std::move(name), .value = std::move(text)});
        return {};
    });
}

void sort_attributes(std::vector<Attribute>& attributes, const VendureOptions& options) {
    std::ranges::stable_sort(attributes, [&](const Attribute& a, const Attribute& b) {
        if (a.key != b.key) return a.key < b.key;
        return a.value.in(options.languages.front()) < b.value.in(options.languages.front());
    });
}

Result<std::optional<Rating>> read_rating(const JsonReader& row, const VendureFields& fields) {
    if (fields.product_rating.empty()) return std::nullopt;
    TRY(const JsonReader custom, row.child("customFields"));
    if (!custom.has(fields.product_rating)) return std::nullopt;
    TRY(const double stars, custom.number(fields.product_rating));
    if (stars < 0 || stars > 5) return fail(Errc::bad_data, custom.path() + ": the rating is not from 0 to 5");
    Rating rating{.stars_hundredths = static_cast<int>(std::lround(stars * 100)), .count = 0};
    if (!fields.product_rating_count.empty() && custom.has(fields.product_rating_count)) {
        TRY(const std::int64_t count, custom.integer(fields.product_rating_count, 0, 100'000'000));
        rating.count = static_cast<int>(count);
    }
    return rating;
}

Result<std::vector<VariantOption>> read_options(const JsonReader& row, const VendureOptions& options) {
    std::vector<VariantOption> result;
    TRY_DO(for_each(row, "options", [&](const JsonReader& element) -> Status {
        VariantOption option;
        TRY(const JsonReader group, element.child("group"));
        TRY(option.group, group.string("code"));
        TRY(option.group_name, read_name(group, options));
        TRY(option.value, read_name(element, options));
        result.push_back(std::move(option));
        return {};
    }));
    // Vendure gives them in no order either.
    std::ranges::sort(result, {}, &VariantOption::group);
    return result;
}

// What may be missing or wrong without making the variant unfit to sell; a wrong one is left out and told.
void read_custom_fields(const JsonReader& custom, const VendureFields& fields, Variant& variant,
                        std::vector<BadRow>& bad_rows) {
    const auto leave_out = [&](const Error& error) {
        bad_rows.push_back({variant.id.text(), "left out: " + error.detail});
    };
    if (!fields.variant_gtin.empty() && custom.has(fields.variant_gtin)) {
        const auto digits = custom.string(fields.variant_gtin);
        const Result<Gtin> gtin = digits ? Gtin::parse(*digits) : tl::unexpected<Error>{digits.error()};
        if (gtin) variant.gtin = *gtin;
        if (!gtin) leave_out(gtin.error());
    }
    const auto price = [&](const std::string& name) -> std::optional<Money> {
        if (name.empty() || !custom.has(name)) return std::nullopt;
        const auto money = read_money(custom, name, variant.price.currency(), 1);
        if (!money) leave_out(money.error());
        return money ? std::optional{*money} : std::nullopt;
    };
    variant.list_price = price(fields.variant_list_price);
    // A list price that is not above the price is no discount.
    if (variant.list_price && !variant.price.less_than(*variant.list_price)) variant.list_price.reset();
    variant.lowest_price_30d = price(fields.variant_lowest_price_30d);
}

Result<Variant> read_variant(const JsonReader& row, const VendureOptions& options, std::vector<BadRow>& bad_rows) {
    Variant variant;
    TRY(std::string id, read_id(row, "id"));
    variant.id = VariantId{std::move(id)};
    TRY(variant.sku, row.string("sku"));
    TRY(const std::string code, row.string("currencyCode"));
    TRY(const Currency currency, parse_currency(code));
    TRY(variant.price, read_money(row, "priceWithTax", currency, 1));
    TRY(variant.options, read_options(row, options));
    TRY(variant.image_urls, read_pictures(row));
    if (const auto custom = row.child("customFields")) read_custom_fields(*custom, options.fields, variant, bad_rows);
    return variant;
}

Status read_variants(const JsonReader& row, const VendureOptions& options, ProductRow& result) {
    std::vector<Variant>& variants = result.product->variants;
    std::size_t set_aside = 0;
    TRY_DO(for_each(row, "variants", [&](const JsonReader& element) -> Status {
        if (!element.boolean_or("enabled", false)) return {};
        if (variants.size() >= variants_max) return fail(Errc::bad_data, "more than 500 variants");
        if (auto variant = read_variant(element, options, result.bad_rows)) {
            variants.push_back(std::move(*variant));
        } else {
            ++set_aside;
            result.bad_rows.push_back({element.string_or("id", ""), std::move(variant).error().detail});
        }
        return {};
    }));
    std::ranges::sort(variants,
                      [](const Variant& a, const Variant& b) { return id_precedes(a.id.text(), b.id.text()); });
    if (variants.empty() && set_aside > 0) return fail(Errc::bad_data, "none of its variants can be sold");
    return {};
}

Status read_product(const JsonReader& row, const VendureOptions& options, ProductRow& result) {
    Product& product = *result.product;
    product.id = result.id;
    TRY(product.name, read_name(row, options));
    TRY(product.description, read_description(row, options));
    TRY(product.image_urls, read_pictures(row));
    TRY(product.categories, read_categories(row));
    TRY_DO(read_facets(row, options, product));
    sort_attributes(product.attributes, options);
    TRY(product.rating, read_rating(row, options.fields));
    return read_variants(row, options, result);
}

}  // namespace

ProductRow read_product_row(const JsonReader& row, ProductId id, const VendureOptions& options) {
    ProductRow result;
    result.id = std::move(id);
    const auto enabled = row.boolean("enabled");
    if (!enabled) result.bad_rows.push_back({result.id.text(), enabled.error().detail});
    if (!enabled || !*enabled) return result;
    result.product.emplace();
    if (const Status status = read_product(row, options, result); !status) {
        result.bad_rows.push_back({result.id.text(), status.error().detail});
        result.product.reset();
    } else if (result.product->variants.empty()) {
        result.product.reset();  // a product that the shop is still making; nothing is wrong with it
    }
    return result;
}

}  // namespace zuil::vendure
