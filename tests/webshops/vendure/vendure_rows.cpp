#include <algorithm>

#include "tests/webshops/vendure/vendure_real_shop.hpp"

// What Vendure's own tables say.
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
        coalesce((select string_agg(leaf.id::text, ',' order by leaf.id::text) from
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

}  // namespace

ShopRows VendureRealShop::rows() const {
    return {.products = lines(server, products_query),
            .variants = lines(server, variants_query),
            .stock = lines(server, stock_query),
            .categories = lines(server, categories_query)};
}

std::vector<std::string> VendureRealShop::product_ids() const {
    std::vector<std::string> ids;
    for (auto& row : sql("select id from product")) ids.push_back(std::move(row.front()));
    return ids;
}

std::vector<std::string> VendureRealShop::sold_product_ids() const { return lines(server, "select id from sold"); }

OrderLine VendureRealShop::line(const std::string& sku, int quantity) const {
    return order_of(server, 0, {{sku, quantity}}).lines.front();
}

std::map<StoreId, int> VendureRealShop::stock(const std::string& sku) const {
    std::map<StoreId, int> held;
    const auto rows = sql(R"(select place."customFieldsStorecode", greatest("stockOnHand" - "stockAllocated", 0)
        from product_variant v join stock_level on "productVariantId" = v.id
        join stock_location place on place.id = "stockLocationId" where v.sku = ')" +
                          sku + "'");
    for (const auto& row : rows) held[StoreId{row[0]}] = std::stoi(row[1]);
    return held;
}

}  // namespace zuil::test
