#include "kiosk/ctl/product_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

namespace zuil {
namespace {

constexpr std::size_t text_bytes_max = 20'000;
constexpr std::size_t attributes_max = 200;
constexpr std::size_t levels_max = 12;
// A product file does not say its language.
constexpr const char* no_language = "und";

const Json& field(const Json& row, const char* key) {
    static const Json nothing;
    const auto found = row.find(key);
    return found == row.end() ? nothing : *found;
}

// Numbers and truths are as good as text; lists and objects are none.
std::string text_of(const Json& value) {
    if (value.is_string()) return std::string{front_of(value.get_ref<const std::string&>(), text_bytes_max)};
    return value.is_primitive() && !value.is_null() ? value.dump() : std::string{};
}

LocalText local_text(const Json& value) {
    LocalText text;
    if (const std::string plain = text_of(value); !plain.empty()) text.set(no_language, plain);
    return text;
}

void add_attribute(Product& product, const std::string& key, const Json& value) {
    if (product.attributes.size() >= attributes_max) return;
    Attribute attribute{.key = key, .name = {{no_language, key}}, .value = local_text(value)};
    if (!attribute.value.first().empty()) product.attributes.push_back(std::move(attribute));
}

void read_attributes(const Json& attributes, Product& product) {
    if (!attributes.is_object()) return;
    for (const auto& [key, value] : attributes.items()) {
        if (!value.is_array()) add_attribute(product, key, value);
        if (value.is_array()) {
            for (const Json& one : value) add_attribute(product, key, one);
        }
    }
}

void read_categories(const Json& path, FiledProduct& filed) {
    if (!path.is_array()) return;
    CategoryId parent;
    for (const Json& level : path) {
        const LocalText name = local_text(level);
        if (name.first().empty() || filed.categories.size() >= levels_max) continue;
        const CategoryId id{parent.empty() ? name.first() : parent.text() + " / " + name.first()};
        filed.categories.push_back({.id = id, .parent = parent, .name = name, .image_url = {}, .position = 0});
        parent = id;
    }
    if (!parent.empty()) filed.product.categories = {parent};
}

Result<Money> price_of(const Json& row) {
    const std::string code = text_of(field(row, "currency"));
    Currency currency = Currency::eur;
    if (!code.empty()) {
        TRY(currency, parse_currency(code));
    }
    const Json& cents = field(row, "price_cents");
    if (cents.is_null()) return Money::from_minor(0, currency);
    if (!cents.is_number()) return fail(Errc::bad_data, "price_cents is no number");
    const double amount = cents.get<double>();
    if (!(amount >= 0) || amount > static_cast<double>(price_minor_max))
        return fail(Errc::bad_data, "price_cents is out of range");
    return Money::from_minor(std::llround(amount), currency);
}

}  // namespace

Result<FiledProduct> read_filed_product(std::string_view line) {
    TRY(const Json row, parse_json(line));
    if (!row.is_object()) return fail(Errc::bad_data, "a JSON object is expected");
    FiledProduct filed;
    Product& product = filed.product;
    product.id = ProductId{text_of(field(row, "id"))};
    if (product.id.empty()) return fail(Errc::bad_data, "it has no id");
    product.name = local_text(field(row, "name"));
    if (product.name.first().empty()) return fail(Errc::bad_data, "it has no name");
    product.description = local_text(field(row, "description"));
    product.brand = clean_paragraphs(text_of(field(row, "brand")));
    read_categories(field(row, "category"), filed);
    read_attributes(field(row, "attrs"), product);
    if (const std::string image = text_of(field(row, "image")); !image.empty()) product.image_urls = {image};

    Variant variant;
    variant.id = VariantId{product.id.text()};
    variant.sku = text_of(field(row, "sku"));
    TRY(variant.price, price_of(row));
    if (const std::string digits = text_of(field(row, "gtin")); !digits.empty()) {
        const auto gtin = Gtin::parse(digits);
        if (gtin) variant.gtin = *gtin;
        if (!gtin) filed.left_out.push_back("gtin: " + gtin.error().detail);
    }
    product.variants.push_back(std::move(variant));
    return filed;
}

}  // namespace zuil
