#include <fmt/format.h>

#include "tests/webshops/medusa/medusa_real_shop.hpp"

// What a merchant's staff do in Medusa, by its own Admin API.
namespace zuil::test {
namespace {

class MedusaHands {
public:
    MedusaHands(MedusaRealShop& shop, std::mt19937& chance) : shop_{shop}, chance_{chance} {}

    int below(int limit) const { return static_cast<int>(chance_() % static_cast<unsigned>(limit)); }
    std::vector<std::string> pick(const std::string& query) const {
        const auto rows = shop_.sql(query);
        return rows.at(static_cast<std::size_t>(below(static_cast<int>(rows.size()))));
    }
    std::string some_product() const {
        return pick("select id from product where deleted_at is null and status = 'published' order by id").front();
    }
    // Its product's id and its own.
    std::vector<std::string> some_variant() const {
        return pick(
            R"(select p.id, v.id from product_variant v join product p on p.id = v.product_id where v.deleted_at is null
            and p.deleted_at is null and p.status = 'published' order by v.id)");
    }
    void change_product(const std::string& fields) const { change_product(some_product(), fields); }
    void change_product(const std::string& id, const std::string& fields) const {
        shop_.as_owner(HttpMethod::post, "/admin/products/" + id, "{" + fields + "}");
    }
    void change_variant(const std::string& fields) const {
        const auto variant = some_variant();
        shop_.as_owner(HttpMethod::post, "/admin/products/" + variant[0] + "/variants/" + variant[1],
                       "{" + fields + "}");
    }
    std::string cents() const { return fmt::format("{}.{:02}", 1 + below(200), below(100)); }

    void set_price() const { change_variant(R"("prices":[{"currency_code":"eur","amount":)" + cents() + "}]"); }

    void set_sale_price() const {
        const auto sale =
            pick(R"(select p.id, p.price_list_id, s.variant_id from price p join product_variant_price_set s
            on s.price_set_id = p.price_set_id where p.price_list_id is not null and p.deleted_at is null order by p.id)");
        shop_.as_owner(
            HttpMethod::post, "/admin/price-lists/" + sale[1] + "/prices/batch",
            fmt::format(R"({{"update":[{{"id":"{}","amount":{},"variant_id":"{}"}}]}})", sale[0], cents(), sale[2]));
    }

    void end_sale() const {
        const auto sale = pick(
            "select id, price_list_id from price where price_list_id is not null and deleted_at is null order by id");
        shop_.as_owner(HttpMethod::post, "/admin/price-lists/" + sale[1] + "/prices/batch",
                       R"({"delete":[")" + sale[0] + "\"]}");
    }

    void set_stock() const {
        const auto level =
            pick(R"(select l.inventory_item_id, l.location_id, round(l.reserved_quantity) from inventory_level l join
            product_variant_inventory_item i on i.inventory_item_id = l.inventory_item_id where l.deleted_at is null order by l.id)");
        shop_.as_owner(HttpMethod::post, "/admin/inventory-items/" + level[0] + "/location-levels/" + level[1],
                       fmt::format(R"({{"stocked_quantity":{}}})", below(40) + std::stoi(level[2])));
    }

    void set_barcode(int number) const {
        // Of the range 29, which GS1 leaves to shops themselves.
        const std::string body = fmt::format("29900000{:04}", number);
        change_variant(fmt::format(R"("ean":"{}{}","metadata":{{"lowest_price_30d":"{}"}})", body,
                                   gtin_check_digit(body), cents()));
    }

    void add_product(int number) const {
        const std::string channel = pick("select id from sales_channel where name = 'Webshop'").front();
        const std::string profile = pick("select id from shipping_profile where deleted_at is null").front();
        shop_.as_owner(
            HttpMethod::post, "/admin/products",
            fmt::format(
                R"({{"title":"Nieuw {0}","handle":"nieuw-{0}","status":"published","sales_channels":[{{"id":"{1}"}}],
            "shipping_profile_id":"{2}","options":[{{"title":"Uitvoering {0}","values":["Standaard"]}}],"variants":[{{"title":"Standaard",
            "sku":"N-{0}","options":{{"Uitvoering {0}":"Standaard"}},"prices":[{{"currency_code":"eur","amount":{3}}}]}}]}})",
                number, channel, profile, cents()));
    }

    void delete_variant() const {
        const auto variant = some_variant();
        shop_.as_owner(HttpMethod::delete_, "/admin/products/" + variant[0] + "/variants/" + variant[1]);
    }

    void leave_channel() const {
        const std::string channel = pick("select id from sales_channel where name = 'Webshop'").front();
        shop_.as_owner(HttpMethod::post, "/admin/sales-channels/" + channel + "/products",
                       R"({"remove":[")" + some_product() + "\"]}");
    }

    void move_category() const {
        change_product(R"("categories":[{"id":")" + pick("select id from product_category order by id").front() +
                       "\"}]");
    }

    void change_brand() const {
        change_product(R"("collection_id":")" +
                       pick("select id from product_collection where deleted_at is null order by id").front() + "\"");
    }

    void rename_brand(int number) const {
        const std::string brand =
            pick("select id from product_collection where deleted_at is null order by id").front();
        shop_.as_owner(HttpMethod::post, "/admin/collections/" + brand,
                       fmt::format(R"({{"title":"Merk {}"}})", number));
    }

    void translate(int number) const {
        const auto row =
            pick("select id from translation where reference = 'product' and deleted_at is null order by id");
        shop_.as_owner(
            HttpMethod::post, "/admin/translations/batch",
            fmt::format(R"({{"update":[{{"id":"{}","translations":{{"title":"Name {}"}}}}]}})", row.front(), number));
    }

private:
    MedusaRealShop& shop_;
    std::mt19937& chance_;
};

}  // namespace

std::vector<ChangeKind> MedusaRealShop::changes(std::mt19937& chance) {
    const MedusaHands shop{*this, chance};
    return {{"price", 4, [shop](int) { shop.set_price(); }},
            {"sale price", 2, [shop](int) { shop.set_sale_price(); }},
            {"end of a sale", 1, [shop](int) { shop.end_sale(); }},
            {"stock", 4, [shop](int) { shop.set_stock(); }},
            {"name", 2, [shop](int number) { shop.change_product(fmt::format(R"("title":"Naam {}")", number)); }},
            {"English name", 1, [shop](int number) { shop.translate(number); }},
            {"barcode and lowest price", 2, [shop](int number) { shop.set_barcode(number); }},
            {"another category", 2, [shop](int) { shop.move_category(); }},
            {"another brand", 1, [shop](int) { shop.change_brand(); }},
            {"renamed brand", 1, [shop](int number) { shop.rename_brand(number); }},
            {"new product", 2, [shop](int number) { shop.add_product(number); }},
            {"deleted product", 1, [this, shop](int) { delete_product(shop.some_product()); }},
            {"deleted variant", 1, [shop](int) { shop.delete_variant(); }},
            {"switched off", 1, [shop](int) { shop.change_product(R"("status":"draft")"); }},
            {"out of the channel", 1, [shop](int) { shop.leave_channel(); }}};
}

}  // namespace zuil::test
