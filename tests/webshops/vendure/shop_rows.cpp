#include "tests/webshops/vendure/shop_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil::test {
namespace {

// A product is sold when it and at least one of its variants are enabled and not deleted.
constexpr std::string_view sold = R"(
    with variant as (select v.*, price.price from product_variant v
        join product p on p.id = v."productId" and p.enabled and p."deletedAt" is null
        join product_variant_price price on price."variantId" = v.id
        where v.enabled and v."deletedAt" is null),
    sold as (select p.* from product p where p.id in (select "productId" from variant))
)";

constexpr std::string_view products_query = R"(
    select concat_ws('|', sold.id, nl.name, coalesce(en.name, nl.name),
        coalesce((select min(name.name) from product_facet_values_facet_value held join facet_value value on value.id = held."facetValueId"
            join facet on facet.id = value."facetId" join facet_value_translation name on name."baseId" = value.id
            where held."productId" = sold.id and facet.code = 'brand' and name."languageCode" = 'nl'), ''),
        coalesce((select string_agg(facet.code || '=' || name.name, ',' order by facet.code || '=' || name.name)
            from product_facet_values_facet_value held join facet_value value on value.id = held."facetValueId"
            join facet on facet.id = value."facetId" join facet_value_translation name on name."baseId" = value.id
            where held."productId" = sold.id and facet.code not in ('brand', 'category') and name."languageCode" = 'nl'), ''),
        coalesce((select string_agg(leaf.id::text, ',' order by leaf.id) from
            (select distinct c.id from collection c
             join collection_product_variants_product_variant member on member."collectionId" = c.id
             join product_variant v on v.id = member."productVariantId" and v."productId" = sold.id and v."deletedAt" is null
             where not exists (select from collection below
                join collection_product_variants_product_variant deeper on deeper."collectionId" = below.id
                join product_variant w on w.id = deeper."productVariantId" and w."productId" = sold.id and w."deletedAt" is null
                where below."parentId" = c.id)) leaf), ''))
    from sold join product_translation nl on nl."baseId" = sold.id and nl."languageCode" = 'nl'
    left join product_translation en on en."baseId" = sold.id and en."languageCode" = 'en' and en.name <> '')";

constexpr std::string_view variants_query = R"(
    select concat_ws('|', variant.id, "productId", sku, price,
        case when "customFieldsListprice" > price then "customFieldsListprice"::text else '' end,
        coalesce("customFieldsLowestprice30d"::text, ''), coalesce("customFieldsEan", ''),
        coalesce((select string_agg(grp.code || '=' || name.name, ',' order by grp.code)
            from product_variant_options_product_option held join product_option option on option.id = held."productOptionId"
            join product_option_group grp on grp.id = option."groupId"
            join product_option_translation name on name."baseId" = option.id and name."languageCode" = 'nl'
            where held."productVariantId" = variant.id), ''))
    from variant)";

constexpr std::string_view stock_query = R"(
    select concat_ws('|', variant.id, place."customFieldsStorecode", greatest("stockOnHand" - "stockAllocated", 0))
    from variant join stock_level on "productVariantId" = variant.id join stock_location place on place.id = "stockLocationId")";

constexpr std::string_view categories_query = R"(
    select concat_ws('|', c.id, case when parent."isRoot" then '' else parent.id::text end, nl.name, en.name)
    from collection c join collection parent on parent.id = c."parentId"
    join collection_translation nl on nl."baseId" = c.id and nl."languageCode" = 'nl'
    join collection_translation en on en."baseId" = c.id and en."languageCode" = 'en'
    where not c."isPrivate")";

std::vector<std::string> lines(const VendureServer& server, std::string_view query) {
    std::vector<std::string> result;
    for (auto& row : server.sql(std::string{sold}.append(query))) result.push_back(std::move(row.front()));
    std::ranges::sort(result);
    return result;
}

std::string joined(std::vector<std::string> parts) {
    std::ranges::sort(parts);
    return fmt::format("{}", fmt::join(parts, ","));
}

void add_product(const Product& product, ShopRows& rows) {
    std::vector<std::string> facts;
    for (const Attribute& fact : product.attributes) facts.push_back(fact.key + "=" + fact.value.in("nl"));
    std::vector<std::string> categories;
    std::vector<CategoryId> ids = product.categories;
    std::ranges::sort(ids, {}, [](const CategoryId& id) { return std::stoi(id.text()); });
    for (const CategoryId& id : ids) categories.push_back(id.text());
    rows.products.push_back(fmt::format("{}|{}|{}|{}|{}|{}", product.id.text(), product.name.in("nl"),
                                        product.name.in("en"), product.brand, joined(std::move(facts)),
                                        fmt::join(categories, ",")));
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

ShopRows rows_of_tables(const VendureServer& server) {
    return {.products = lines(server, products_query),
            .variants = lines(server, variants_query),
            .stock = lines(server, stock_query),
            .categories = lines(server, categories_query)};
}

ShopRows rows_of_mirror(CatalogueReader& reader, const VendureServer& server) {
    ShopRows rows;
    // Products that are not sold are looked up as well: they must not be there.
    for (const auto& row : server.sql("select id from product")) {
        const ProductId id{row.front()};
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
