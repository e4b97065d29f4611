#include "sync/store/product_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

std::string first_image(const Product& product, const Variant& shown) {
    if (!product.image_urls.empty()) return product.image_urls.front();
    if (!shown.image_urls.empty()) return shown.image_urls.front();
    return {};
}

ProductCard read_card(const Json& json) {
    ProductCard card;
    card.product = ProductId{json.at("id").get<std::string>()};
    card.variant = VariantId{json.at("variant").get<std::string>()};
    card.brand = json.at("brand").get<std::string>();
    card.image_url = json.at("image").get<std::string>();
    const Currency currency = parse_currency(json.at("currency").get_ref<const std::string&>()).value_or(Currency::eur);
    card.price = Money::from_minor(json.at("price").get<std::int64_t>(), currency);
    card.price_varies = json.at("varies").get<bool>();
    card.variant_count = json.at("variants").get<int>();
    if (json.contains("list")) card.list_price = Money::from_minor(json.at("list").get<std::int64_t>(), currency);
    if (json.contains("lowest"))
        card.lowest_price_30d = Money::from_minor(json.at("lowest").get<std::int64_t>(), currency);
    if (json.contains("rating"))
        card.rating = Rating{json.at("rating").at(0).get<int>(), json.at("rating").at(1).get<int>()};
    return card;
}

}  // namespace

const Variant& cheapest_variant(const Product& product) {
    return *std::min_element(product.variants.begin(), product.variants.end(),
                             [](const Variant& a, const Variant& b) { return a.price.less_than(b.price); });
}

std::string card_to_json(const Product& product) {
    const Variant& shown = cheapest_variant(product);
    const bool varies = std::any_of(product.variants.begin(), product.variants.end(),
                                    [&](const Variant& variant) { return variant.price != shown.price; });
    Json json{{"id", product.id.text()},
              {"variant", shown.id.text()},
              {"brand", product.brand},
              {"image", first_image(product, shown)},
              {"price", shown.price.minor()},
              {"currency", to_code(shown.price.currency())},
              {"varies", varies},
              {"variants", product.variants.size()}};
    if (shown.list_price) json["list"] = shown.list_price->minor();
    if (shown.lowest_price_30d) json["lowest"] = shown.lowest_price_30d->minor();
    if (product.rating) json["rating"] = Json::array({product.rating->stars_hundredths, product.rating->count});
    return to_text(json);
}

Result<ProductCard> card_from_json(std::string_view text) {
    TRY(const Json json, parse_json(text));
    try {
        return read_card(json);
    } catch (const Json::exception& problem) {
        return fail(Errc::bad_data, fmt::format("a card of the catalogue: {}", problem.what()));
    }
}

}  // namespace zuil
