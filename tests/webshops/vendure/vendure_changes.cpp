#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "tests/webshops/vendure/vendure_real_shop.hpp"

// What a merchant's staff do in Vendure, by its own Admin API.
namespace zuil::test {
namespace {

// Sold variants: of an enabled product, enabled, not deleted.
constexpr std::string_view sold_variants = R"(
    select v.id from product_variant v join product p on p.id = v."productId"
    where v."deletedAt" is null and v.enabled and p."deletedAt" is null and p.enabled )";

// A list of ids as JSON.
std::string id_list(const VendureServer& server, const std::string& query) {
    std::string list;
    for (const auto& row : server.sql(query)) list += fmt::format(R"({}"{}")", list.empty() ? "" : ",", row.front());
    return "[" + list + "]";
}

class VendureHands {
public:
    VendureHands(VendureServer& server, std::mt19937& chance) : server_{server}, chance_{chance} {}

    // A random row's first column.
    std::string pick(std::string_view query) const;
    std::string some_product() const {
        return pick(R"(select id from product where "deletedAt" is null and enabled order by id)");
    }
    std::string some_variant() const;
    int below(int limit) const { return static_cast<int>(chance_() % static_cast<unsigned>(limit)); }
    void change_variant(std::string_view fields) const;
    void change_product(std::string_view fields) const;

    void set_price() const;
    void set_stock() const;
    void set_name(int number) const;
    void set_barcode_and_list_price() const;
    void change_facet(std::string_view code) const;
    void change_rule() const;
    void rename_brand(int number) const;
    void add_product(int number) const;
    void delete_product() const;
    void delete_variant() const;
    void switch_off() const;

private:
    VendureServer& server_;
    std::mt19937& chance_;
};

std::string VendureHands::pick(std::string_view query) const {
    const auto rows = server_.sql(query);
    return rows.at(static_cast<std::size_t>(below(static_cast<int>(rows.size())))).front();
}

std::string VendureHands::some_variant() const { return pick(std::string{sold_variants} + "order by v.id"); }

void VendureHands::change_variant(std::string_view fields) const {
    server_.as_owner("mutation($v: [UpdateProductVariantInput!]!) { updateProductVariants(input: $v) { id } }",
                     fmt::format(R"({{"v":[{{"id":"{}",{}}}]}})", some_variant(), fields));
}

void VendureHands::change_product(std::string_view fields) const {
    server_.as_owner("mutation($p: UpdateProductInput!) { updateProduct(input: $p) { id } }",
                     fmt::format(R"({{"p":{{"id":"{}",{}}}}})", some_product(), fields));
}

void VendureHands::set_price() const { change_variant(fmt::format(R"("price":{})", 100 + below(20'000))); }

void VendureHands::set_stock() const {
    const std::string place = pick("select id from stock_location order by id");
    change_variant(fmt::format(R"("stockLevels":[{{"stockLocationId":"{}","stockOnHand":{}}}])", place, below(40)));
}

void VendureHands::set_name(int number) const {
    change_product(fmt::format(R"("translations":[{{"languageCode":"nl","name":"Naam {}"}}])", number));
}

void VendureHands::set_barcode_and_list_price() const {
    // Of the range 29, which GS1 leaves to shops themselves.
    const int digit = below(10);
    change_variant(fmt::format(R"("customFields":{{"ean":"2990000000{}0{}","listPrice":{}}})", digit,
                               gtin_check_digit(fmt::format("2990000000{}0", digit)), 30'000 + below(1000)));
}

// Another value of this facet, and the others as they were.
void VendureHands::change_facet(std::string_view code) const {
    const std::string product = some_product();
    const std::string value =
        pick(fmt::format(R"(select value.id from facet_value value join facet on facet.id = value."facetId"
        where facet.code = '{}' order by value.id)",
                         code));
    const std::string others =
        id_list(server_, fmt::format(R"(select value.id from product_facet_values_facet_value held
        join facet_value value on value.id = held."facetValueId" join facet on facet.id = value."facetId"
        where facet.code <> '{}' and held."productId" = {} union select {})",
                                     code, product, value));
    server_.as_owner("mutation($p: UpdateProductInput!) { updateProduct(input: $p) { id } }",
                     fmt::format(R"({{"p":{{"id":"{}","facetValueIds":{}}}}})", product, others));
}

// A category at the bottom gets the articles of another one.
void VendureHands::change_rule() const {
    const std::string category = pick(R"(select id from collection c where not "isRoot" and not exists
        (select from collection below where below."parentId" = c.id) order by id)");
    const std::string value = pick(R"(select value.id from facet_value value join facet on facet.id = value."facetId"
        where facet.code = 'category' order by value.id)");
    server_.as_owner("mutation($c: UpdateCollectionInput!) { updateCollection(input: $c) { id } }",
                     fmt::format(R"({{"c":{{"id":"{}","filters":[{{"code":"facet-value-filter","arguments":[
            {{"name":"facetValueIds","value":"[{}]"}},{{"name":"containsAny","value":"true"}},
            {{"name":"combineWithAnd","value":"true"}}]}}]}}}})",
                                 category, value));
}

void VendureHands::rename_brand(int number) const {
    const std::string brand = pick(R"(select value.id from facet_value value join facet on facet.id = value."facetId"
        where facet.code = 'brand' order by value.id)");
    server_.as_owner("mutation($v: [UpdateFacetValueInput!]!) { updateFacetValues(input: $v) { id } }",
                     fmt::format(R"({{"v":[{{"id":"{}","translations":[{{"languageCode":"nl","name":"Merk {}"}}]}}]}})",
                                 brand, number));
}

void VendureHands::add_product(int number) const {
    const std::string name = fmt::format("Nieuw {}", number);
    const std::string answer = server_.as_owner(
        "mutation($p: CreateProductInput!) { createProduct(input: $p) { id } }",
        fmt::format(
            R"({{"p":{{"enabled":true,"translations":[{{"languageCode":"nl","name":"{}","slug":"nieuw-{}","description":""}}]}}}})",
            name, number));
    const std::string product = Json::parse(answer)["data"]["createProduct"]["id"];
    server_.as_owner("mutation($v: [CreateProductVariantInput!]!) { createProductVariants(input: $v) { id } }",
                     fmt::format(R"({{"v":[{{"productId":"{}","sku":"N-{}","price":{},"taxCategoryId":"{}",
            "translations":[{{"languageCode":"nl","name":"{}"}}],"stockLevels":[{{"stockLocationId":"{}","stockOnHand":{}}}]}}]}})",
                                 product, number, 500 + below(5000), pick("select id from tax_category order by id"),
                                 name, pick("select id from stock_location order by id"), below(30)));
}

void VendureHands::delete_product() const {
    server_.as_owner("mutation($id: ID!) { deleteProduct(id: $id) { result } }",
                     fmt::format(R"({{"id":"{}"}})", some_product()));
}

void VendureHands::delete_variant() const {
    server_.as_owner("mutation($id: ID!) { deleteProductVariant(id: $id) { result } }",
                     fmt::format(R"({{"id":"{}"}})", some_variant()));
}

void VendureHands::switch_off() const {
    if (below(2) == 0) {
        change_product(R"("enabled":false)");
    } else {
        change_variant(R"("enabled":false)");
    }
}

}  // namespace

std::vector<ChangeKind> VendureRealShop::changes(std::mt19937& chance) {
    const VendureHands shop{server, chance};
    return {{"price", 4, [shop](int) { shop.set_price(); }},
            {"stock", 4, [shop](int) { shop.set_stock(); }},
            {"name", 3, [shop](int number) { shop.set_name(number); }},
            {"barcode and list price", 2, [shop](int) { shop.set_barcode_and_list_price(); }},
            {"another category", 2, [shop](int) { shop.change_facet("category"); }},
            {"another brand", 1, [shop](int) { shop.change_facet("brand"); }},
            {"new product", 2, [shop](int number) { shop.add_product(number); }},
            {"deleted product", 1, [shop](int) { shop.delete_product(); }},
            {"deleted variant", 1, [shop](int) { shop.delete_variant(); }},
            {"switched off", 1, [shop](int) { shop.switch_off(); }},
            {"another rule of a category", 1, [shop](int) { shop.change_rule(); }},
            {"renamed brand", 1, [shop](int number) { shop.rename_brand(number); }}};
}

}  // namespace zuil::test
