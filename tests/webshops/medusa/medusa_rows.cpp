#include <algorithm>

#include "tests/webshops/medusa/medusa_real_shop.hpp"

// What Medusa's own tables say.
namespace zuil::test {
namespace {

// A product is sold when it is published in the kiosk's sales channel, and one of its variants has a price.
constexpr std::string_view sold = R"(
    with amounts as (select s.variant_id, round(100 * min(p.amount) filter (where p.price_list_id is null)) as base,
            round(100 * min(p.amount) filter (where list.id is not null)) as sale
        from product_variant_price_set s join price p on p.price_set_id = s.price_set_id and p.deleted_at is null
        left join price_list list on list.id = p.price_list_id and list.status = 'active' and list.deleted_at is null
        where s.deleted_at is null group by s.variant_id),
    variant as (select v.*, base, least(base, sale) as minor, count(*) over (partition by v.product_id) as siblings
        from product_variant v join amounts on amounts.variant_id = v.id join product p on p.id = v.product_id
        where v.deleted_at is null and p.deleted_at is null and p.status = 'published' and exists (select from product_sales_channel c
            join sales_channel on sales_channel.id = c.sales_channel_id and sales_channel.name = 'Webshop'
            where c.product_id = p.id and c.deleted_at is null)),
    sold as (select p.* from product p where p.id in (select product_id from variant))
)";

constexpr std::string_view english =
    R"((select t.translations->>'title' from translation t where t.reference_id = sold.id
    and t.locale_code = 'en-GB' and t.deleted_at is null))";

std::vector<std::string> lines(const MedusaRealShop& shop, const std::string& query) {
    std::vector<std::string> result;
    for (auto& row : shop.sql(std::string{sold} + query)) result.push_back(std::move(row.front()));
    std::ranges::sort(result);
    return result;
}

}  // namespace

ShopRows MedusaRealShop::rows() const {
    ShopRows rows;
    rows.products = lines(
        *this, R"(select concat_ws('|', sold.id, sold.title, coalesce()" + std::string{english} + R"(, sold.title),
            coalesce(brand.title, ''), coalesce('material=' || sold.material, ''),
            coalesce((select string_agg(c.id, ',' order by c.id) from product_category_product m
                join product_category c on c.id = m.product_category_id and c.deleted_at is null where m.product_id = sold.id
                and not exists (select from product_category_product n join product_category below on below.id = n.product_category_id
                    where n.product_id = sold.id and below.parent_category_id = c.id)), ''))
        from sold left join product_collection brand on brand.id = sold.collection_id and brand.deleted_at is null)");
    rows.variants = lines(
        *this,
        R"(select concat_ws('|', variant.id, product_id, sku, minor, case when base > minor then base::text else '' end,
            coalesce(round(100 * (metadata->>'lowest_price_30d')::numeric)::text, ''), coalesce(ean, ''),
            case when siblings = 1 then '' else coalesce((select string_agg(lower(o.title) || '=' || v.value, ',' order by lower(o.title) || '=' || v.value)
                from product_variant_option held join product_option_value v on v.id = held.option_value_id
                join product_option o on o.id = v.option_id where held.variant_id = variant.id), '') end)
        from variant)");
    rows.stock = lines(
        *this,
        R"(select concat_ws('|', variant.id, place.metadata->>'store_code', round(greatest(l.stocked_quantity - l.reserved_quantity, 0)))
        from variant join product_variant_inventory_item i on i.variant_id = variant.id and i.deleted_at is null
        join inventory_level l on l.inventory_item_id = i.inventory_item_id and l.deleted_at is null
        join stock_location place on place.id = l.location_id)");
    rows.categories = lines(
        *this,
        R"(select concat_ws('|', c.id, coalesce(c.parent_category_id, ''), c.name, coalesce((select t.translations->>'name'
            from translation t where t.reference_id = c.id and t.locale_code = 'en-GB' and t.deleted_at is null), c.name))
        from product_category c where c.deleted_at is null and c.is_active and not c.is_internal)");
    return rows;
}

std::vector<std::string> MedusaRealShop::product_ids() const { return column("select id from product"); }

std::vector<std::string> MedusaRealShop::sold_product_ids() const {
    return column(std::string{sold} + "select id from sold order by id");
}

OrderLine MedusaRealShop::line(const std::string& sku, int quantity) const {
    const auto rows = sql(std::string{sold} + "select product_id, id, minor from variant where sku = '" + sku + "'");
    const auto& row = rows.at(0);
    return {
        ProductId{row[0]}, VariantId{row[1]}, sku, sku, quantity, Money::from_minor(std::stoll(row[2]), Currency::eur)};
}

std::map<StoreId, int> MedusaRealShop::stock(const std::string& sku) const {
    std::map<StoreId, int> held;
    const auto rows =
        sql(R"(select place.metadata->>'store_code', round(greatest(l.stocked_quantity - l.reserved_quantity, 0))
        from product_variant v join product_variant_inventory_item i on i.variant_id = v.id
        join inventory_level l on l.inventory_item_id = i.inventory_item_id and l.deleted_at is null
        join stock_location place on place.id = l.location_id where v.sku = ')" +
            sku + "'");
    for (const auto& row : rows) held[StoreId{row[0]}] = std::stoi(row[1]);
    return held;
}

}  // namespace zuil::test
