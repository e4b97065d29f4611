#include "tests/webshops/acceptance/mirror_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil::test {
namespace {

std::string joined(std::vector<std::string> parts) {
    std::ranges::sort(parts);
    return fmt::format("{}", fmt::join(parts, ","));
}

void add_product(const Product& product, ShopRows& rows) {
    std::vector<std::string> facts;
    for (const Attribute& fact : product.attributes) facts.push_back(fact.key + "=" + fact.value.in("nl"));
    std::vector<std::string> categories;
    for (const CategoryId& id : product.categories) categories.push_back(id.text());
    rows.products.push_back(fmt::format("{}|{}|{}|{}|{}|{}", product.id.text(), product.name.in("nl"),
                                        product.name.in("en"), product.brand, joined(std::move(facts)),
                                        joined(std::move(categories))));
    const auto minor = [](const std::optional<Money>& money) { return money ? std::to_string(money->minor()) : ""; };
    for (const Variant& variant : product.variants) {
        std::vector<std::string> options;
        for (const VariantOption& option : variant.options)
            options.push_back(option.group + "=" + option.value.in("nl"));
        rows.variants.push_back(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", variant.id.text(), product.id.text(),
                                            variant.sku, variant.price.minor(), minor(variant.list_price),
                                            minor(variant.lowest_price_30d), variant.gtin ? variant.gtin->text() : "",
                                            joined(std::move(options))));
    }
}

}  // namespace

ShopRows rows_of_mirror(CatalogueReader& reader, const std::vector<std::string>& product_ids) {
    ShopRows rows;
    for (const std::string& text : product_ids) {
        const ProductId id{text};
        const auto product = reader.product(id);
        if (!product) continue;
        add_product(*product, rows);
        const auto levels = reader.stock(id).value();
        for (const StockLevel& level : levels) {
            rows.stock.push_back(fmt::format("{}|{}|{}", level.variant.text(), level.store.text(), level.quantity));
        }
    }
    const auto nodes = reader.categories().value();
    for (const CategoryNode& node : nodes) {
        const Category& category = node.category;
        rows.categories.push_back(fmt::format("{}|{}|{}|{}", category.id.text(), category.parent.text(),
                                              category.name.in("nl"), category.name.in("en")));
    }
    for (auto* list : {&rows.products, &rows.variants, &rows.stock, &rows.categories}) std::ranges::sort(*list);
    return rows;
}

}  // namespace zuil::test
