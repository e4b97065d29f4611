#include "tests/fuzz/promises.hpp"

#include "platform/base/check.hpp"
#include "platform/text/text.hpp"
#include "sync/store/product_json.hpp"

namespace zuil {
namespace {

void hold_texts(const LocalText& texts) {
    for (const auto& [language, text] : texts.all()) {
        hold_text(language);
        hold_text(text);
    }
}

void hold_variant(const Variant& variant, Currency currency) {
    ENSURE(!variant.id.empty());
    hold_text(variant.id.text());
    hold_text(variant.sku);
    hold_price(variant.price);
    ENSURE(variant.price.currency() == currency);
    for (const auto& other : {variant.list_price, variant.lowest_price_30d}) {
        if (!other) continue;
        hold_price(*other);
        ENSURE(other->currency() == currency);
    }
    for (const VariantOption& option : variant.options) {
        hold_texts(option.group_name);
        hold_texts(option.value);
    }
    for (const std::string& url : variant.image_urls) hold_text(url);
}

}  // namespace

void hold_text(std::string_view text) { ENSURE(is_utf8(text)); }

void hold_error(const Error& error) {
    ENSURE(!error.detail.empty());
    hold_text(error.detail);
    ENSURE(error.retry_after >= std::chrono::milliseconds{0} && error.retry_after <= std::chrono::minutes{15});
}

void hold_bad_rows(const std::vector<BadRow>& rows) {
    for (const BadRow& row : rows) {
        ENSURE(!row.reason.empty());
        hold_text(row.reason);
        hold_text(row.id);
    }
}

void hold_price(Money money) { ENSURE(money.minor() >= 0 && money.minor() <= price_minor_max); }

void hold_product(const Product& product) {
    ENSURE(!product.id.empty() && !product.variants.empty());
    hold_text(product.id.text());
    hold_texts(product.name);
    hold_texts(product.description);
    hold_text(product.brand);
    for (const Variant& variant : product.variants) hold_variant(variant, product.variants.front().price.currency());
    for (const Attribute& attribute : product.attributes) hold_texts(attribute.value);
    if (product.rating) ENSURE(product.rating->stars_hundredths >= 0 && product.rating->stars_hundredths <= 500);
    const auto kept = product_from_json(product_to_json(product));
    ENSURE(kept.has_value() && *kept == product);
}

void hold_category(const Category& category) {
    ENSURE(!category.id.empty());
    hold_text(category.id.text());
    hold_texts(category.name);
    const auto kept = local_text_from_json(local_text_to_json(category.name));
    ENSURE(kept.has_value() && *kept == category.name);
}

void hold_store(const Store& store) {
    ENSURE(!store.id.empty());
    hold_text(store.name);
    hold_text(store.address);
    const auto kept = store_from_json(store_to_json(store));
    ENSURE(kept.has_value() && *kept == store);
}

void hold_level(const StockLevel& level) {
    ENSURE(!level.variant.empty() && !level.store.empty() && level.quantity >= 0);
    hold_text(level.shelf);
}

OrderRequest fuzzed_order() {
    OrderRequest request;
    Order& order = request.order;
    order.ref = OrderRef{"018f0000-0000-7000-8000-000000000001"};
    order.pickup_code = "7K 42";
    order.ordered_in = StoreId{"UTR1"};
    order.pickup_store = StoreId{"UTR1"};
    order.language = "nl";
    OrderLine line;
    line.product = ProductId{"7"};
    line.variant = VariantId{"71"};
    line.sku = "L-1";
    line.name = "Lampje";
    line.quantity = 2;
    line.unit_price = Money::from_minor(12'900, Currency::eur);
    order.lines = {line};
    order.total = Money::from_minor(25'800, Currency::eur);
    request.contact = {.name = "Noor", .phone = "", .email = "noor@example.com"};
    return request;
}

}  // namespace zuil
