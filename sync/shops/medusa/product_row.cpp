#include "sync/shops/medusa/product_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "platform/text/text.hpp"
#include "sync/shops/medusa/rows.hpp"

namespace zuil::medusa {
namespace {

constexpr std::size_t variants_max = 500;

// Where one text stands in a product's row: the same way leads to it in every language.
using TextPlace = std::function<std::string(const JsonReader& product)>;

// A product's row in all languages.
class Texts {
public:
    Texts(const JsonReader& row, const std::vector<TranslatedRow>& translated, const MedusaOptions& options)
        : row_{row}, translated_{translated}, own_{own_language(options)} {}

    // A text that is not translated comes in the shop's own language, and is kept once.
    LocalText at(const TextPlace& place) const {
        LocalText text;
        const std::string own = place(row_);
        if (!own.empty()) text.set(own_, own);
        for (const TranslatedRow& other : translated_) {
            std::string words = place(other.row);
            if (!words.empty() && words != own) text.set(other.language, words);
        }
        return text;
    }

private:
    const JsonReader& row_;
    const std::vector<TranslatedRow>& translated_;
    const LanguageTag own_;
};

Result<LocalText> as_name(LocalText name, const std::string& path) {
    if (name.empty()) return fail(Errc::bad_data, path + ": has no name in any language of this kiosk");
    for (const auto& [language, text] : name.all()) {
        if (text.size() > name_bytes_max) return fail(Errc::bad_data, path + ": the name is longer than 500 bytes");
    }
    return name;
}

std::optional<JsonReader> element_with_id(const JsonReader& row, std::string_view list, const std::string& id) {
    const auto elements = row.child(list);
    const std::size_t count = elements ? elements->size().value_or(0) : 0;
    for (std::size_t at = 0; at < count; ++at) {
        auto element = elements->at(at);
        if (element && element->string_or("id", "") == id) return *std::move(element);
    }
    return std::nullopt;
}

std::vector<std::string> read_pictures(const JsonReader& row) {
    std::vector<std::string> addresses;
    add_picture(row.string_or("thumbnail", ""), addresses);
    const auto images = row.child("images");
    const std::size_t count = images ? images->size().value_or(0) : 0;
    for (std::size_t at = 0; at < count; ++at) {
        if (const auto image = images->at(at)) add_picture(image->string_or("url", ""), addresses);
    }
    return addresses;
}

// The most specific ones: a product may stand in a category and in those above it.
Result<std::vector<CategoryId>> read_categories(const JsonReader& row) {
    std::vector<CategoryId> categories;
    std::vector<CategoryId> parents;
    if (!row.has("categories")) return categories;
    TRY_DO(for_each(row, "categories", [&](const JsonReader& category) -> Status {
        if (category.boolean_or("is_internal", false) || !category.boolean_or("is_active", true)) return {};
        TRY(std::string id, read_id(category, "id"));
        categories.emplace_back(std::move(id));
        parents.emplace_back(category.string_or("parent_category_id", ""));
        return {};
    }));
    std::erase_if(categories, [&](const CategoryId& id) { return std::ranges::find(parents, id) != parents.end(); });
    std::ranges::sort(categories);
    return categories;
}

std::string read_brand(const JsonReader& row, const MedusaOptions& options) {
    using Brand = MedusaOptions::Brand;
    if (options.brand == Brand::none) return "";
    const auto holder = row.child(options.brand == Brand::collection ? "collection" : "type");
    if (!holder) return "";
    return holder->string_or(options.brand == Brand::collection ? "title" : "value", "");
}

// A text or a number of the metadata, as text.
std::string metadata_text(const JsonReader& row, const std::string& key) {
    const auto metadata = row.child("metadata");
    if (!metadata || !metadata->has(key)) return "";
    if (auto text = metadata->string(key)) return *std::move(text);
    return metadata->decimal(key).value_or("");
}

void read_facts(const Texts& texts, const MedusaOptions& options, Product& product) {
    for (const auto& [key, name] : options.facts) {
        LocalText value = texts.at([key = key](const JsonReader& row) {
            return key == "material" ? row.string_or("material", "") : metadata_text(row, key);
        });
        if (!value.empty()) product.attributes.push_back({.key = key, .name = name, .value = std::move(value)});
    }
}

Result<std::optional<Rating>> read_rating(const JsonReader& row, const MedusaFields& fields) {
    const auto metadata = row.child("metadata");
    if (fields.product_rating.empty() || !metadata || !metadata->has(fields.product_rating)) return std::nullopt;
    TRY(const double stars, metadata->number(fields.product_rating));
    if (stars < 0 || stars > 5) return fail(Errc::bad_data, metadata->path() + ": the rating is not from 0 to 5");
    Rating rating{.stars_hundredths = static_cast<int>(std::lround(stars * 100)), .count = 0};
    if (!fields.product_rating_count.empty() && metadata->has(fields.product_rating_count)) {
        TRY(const std::int64_t count, metadata->integer(fields.product_rating_count, 0, 100'000'000));
        rating.count = static_cast<int>(count);
    }
    return rating;
}

// Medusa gives an option no code: its title in the shop's own language is what options of two products have in common.
std::string group_key(std::string title) {
    for (char& letter : title) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        if (letter == ' ') letter = '-';
    }
    return title;
}

// The option of a product that has the value with this id, and that value.
struct OptionPlace {
    JsonReader option;
    JsonReader value;
};

std::optional<OptionPlace> find_value(const JsonReader& product, const std::string& id) {
    const auto options = product.child("options");
    const std::size_t count = options ? options->size().value_or(0) : 0;
    for (std::size_t at = 0; at < count; ++at) {
        auto option = options->at(at);
        if (!option) continue;
        if (auto value = element_with_id(*option, "values", id)) return OptionPlace{*option, *std::move(value)};
    }
    return std::nullopt;
}

Result<VariantOption> read_option(const JsonReader& product, const Texts& texts, const std::string& id) {
    const auto place = find_value(product, id);
    if (!place) return fail(Errc::bad_data, product.path() + ".options: a variant's value is not there");
    VariantOption option;
    TRY(std::string title, place->option.string("title"));
    option.group = group_key(std::move(title));
    TRY(option.group_name, as_name(texts.at([&id](const JsonReader& row) {
            const auto found = find_value(row, id);
            return found ? found->option.string_or("title", "") : "";
        }),
                                   place->option.path()));
    TRY(option.value, as_name(texts.at([&id](const JsonReader& row) {
            const auto found = find_value(row, id);
            return found ? found->value.string_or("value", "") : "";
        }),
                              place->value.path()));
    return option;
}

Result<std::vector<VariantOption>> read_options(const JsonReader& product, const JsonReader& variant,
                                                const Texts& texts) {
    std::vector<VariantOption> result;
    if (!variant.has("options")) return result;
    TRY_DO(for_each(variant, "options", [&](const JsonReader& element) -> Status {
        TRY(const std::string id, read_id(element, "id"));
        TRY(VariantOption option, read_option(product, texts, id));
        result.push_back(std::move(option));
        return {};
    }));
    // They come in no order; the same variant must read the same twice.
    std::ranges::sort(result, {}, &VariantOption::group);
    return result;
}

// With taxes where Medusa worked them out, which it does for prices that are kept without.
Result<Money> read_amount(const JsonReader& price, const std::string& key, Currency currency) {
    const std::string taxed = key + "_with_tax";
    return read_money(price, price.has(taxed) ? taxed : key, currency, 1);
}

Status read_prices(const JsonReader& row, const MedusaFields& fields, Variant& variant, std::vector<BadRow>& bad_rows) {
    TRY(const JsonReader price, row.child("calculated_price"));
    TRY(const Currency currency, read_currency(price));
    TRY(variant.price, read_amount(price, "calculated_amount", currency));
    // Without a sale it is the price itself.
    const auto original = read_amount(price, "original_amount", currency);
    if (original && variant.price.less_than(*original)) variant.list_price = *original;
    const std::string& key = fields.variant_lowest_price_30d;
    const auto metadata = row.child("metadata");
    if (key.empty() || !metadata || !metadata->has(key)) return {};
    const auto lowest = read_money(*metadata, key, currency, 1);
    if (lowest) variant.lowest_price_30d = *lowest;
    if (!lowest) bad_rows.push_back({variant.id.text(), "left out: " + lowest.error().detail});
    return {};
}

void read_gtin(const JsonReader& row, Variant& variant, std::vector<BadRow>& bad_rows) {
    std::string digits = row.string_or("ean", "");
    if (digits.empty()) digits = row.string_or("barcode", "");
    if (digits.empty()) return;
    const auto gtin = Gtin::parse(digits);
    if (gtin) variant.gtin = *gtin;
    if (!gtin) bad_rows.push_back({variant.id.text(), "left out: " + gtin.error().detail});
}

Result<Variant> read_variant(const JsonReader& product, const JsonReader& row, const Texts& texts,
                             const MedusaOptions& options, std::vector<BadRow>& bad_rows) {
    Variant variant;
    TRY(std::string id, read_id(row, "id"));
    variant.id = VariantId{std::move(id)};
    variant.sku = row.string_or("sku", "");
    TRY_DO(read_prices(row, options.fields, variant, bad_rows));
    TRY(variant.options, read_options(product, row, texts));
    read_gtin(row, variant, bad_rows);
    return variant;
}

Status read_variants(const JsonReader& row, const Texts& texts, const MedusaOptions& options, ProductRow& result) {
    std::vector<Variant>& variants = result.product->variants;
    std::size_t set_aside = 0;
    if (!row.has("variants")) return {};
    TRY_DO(for_each(row, "variants", [&](const JsonReader& element) -> Status {
        if (variants.size() >= variants_max) return fail(Errc::bad_data, "more than 500 variants");
        if (auto variant = read_variant(row, element, texts, options, result.bad_rows)) {
            variants.push_back(std::move(*variant));
        } else {
            ++set_aside;
            result.bad_rows.push_back({element.string_or("id", ""), std::move(variant).error().detail});
        }
        return {};
    }));
    std::ranges::sort(variants, {}, &Variant::id);
    if (variants.empty() && set_aside > 0) return fail(Errc::bad_data, "none of its variants can be sold");
    // One variant is nothing to choose, yet Medusa gives it an option with a single value.
    if (variants.size() == 1) variants.front().options.clear();
    return {};
}

Status read_product(const JsonReader& row, const Texts& texts, const MedusaOptions& options, ProductRow& result) {
    Product& product = *result.product;
    product.id = result.id;
    TRY(product.name, as_name(texts.at([](const JsonReader& one) { return one.string_or("title", ""); }), row.path()));
    product.description = texts.at([](const JsonReader& one) {
        return std::string{front_of(one.string_or("description", ""), description_bytes_max)};
    });
    product.image_urls = read_pictures(row);
    TRY(product.categories, read_categories(row));
    product.brand = read_brand(row, options);
    read_facts(texts, options, product);
    TRY(product.rating, read_rating(row, options.fields));
    return read_variants(row, texts, options, result);
}

}  // namespace

LanguageTag own_language(const MedusaOptions& options) {
    const auto own =
        std::ranges::find_if(options.languages, [&](const LanguageTag& tag) { return !options.locales.contains(tag); });
    return own == options.languages.end() ? options.languages.front() : *own;
}

ProductRow read_product_row(const JsonReader& row, const std::vector<TranslatedRow>& translated, ProductId id,
                            const MedusaOptions& options) {
    ProductRow result;
    result.id = std::move(id);
    result.product.emplace();
    if (const Status status = read_product(row, Texts{row, translated, options}, options, result); !status) {
        result.bad_rows.push_back({result.id.text(), status.error().detail});
        result.product.reset();
    } else if (result.product->variants.empty()) {
        result.product.reset();  // a product that the shop is still making; nothing is wrong with it
    }
    return result;
}

}  // namespace zuil::medusa
