#include "tests/webshops/vendure/random_changes.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "platform/json/json.hpp"

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

}  // namespace

RandomChanges::RandomChanges(VendureServer& server, Http& http, Shop& shop, unsigned seed)
    : server_{server}, http_{http}, shop_{shop}, chance_{seed} {}

void RandomChanges::make_one() {
    struct Kind {
        const char* name;
        int weight;
        void (RandomChanges::*make)();
    };
    static constexpr Kind kinds[] = {{"price", 4, &RandomChanges::set_price},
                                     {"stock", 4, &RandomChanges::set_stock},
                                     {"name", 3, &RandomChanges::set_name},
                                     {"barcode and list price", 2, &RandomChanges::set_barcode_and_list_price},
                                     {"another category", 2, &RandomChanges::move_to_another_category},
                                     {"another brand", 1, &RandomChanges::change_brand},
                                     {"new product", 2, &RandomChanges::add_product},
                                     {"deleted product", 1, &RandomChanges::delete_product},
                                     {"deleted variant", 1, &RandomChanges::delete_variant},
                                     {"switched off", 1, &RandomChanges::switch_off},
                                     {"another rule of a category", 1, &RandomChanges::change_rule},
                                     {"renamed brand", 1, &RandomChanges::rename_brand},
                                     {"order", 2, &RandomChanges::order}};
    // Every kind in turn by its weight, so that none is left to chance; which row it hits is chance.
    int turn = number_++ % 25;
    for (const Kind& kind : kinds) {
        if (turn < kind.weight) {
            (this->*kind.make)();
            ++made_[kind.name];
            return;
        }
        turn -= kind.weight;
    }
}

std::string RandomChanges::pick(std::string_view query) {
    const auto rows = server_.sql(query);
    return rows.at(static_cast<std::size_t>(below(static_cast<int>(rows.size())))).front();
}

std::string RandomChanges::some_variant() { return pick(std::string{sold_variants} + "order by v.id"); }

void RandomChanges::change_variant(std::string_view fields) {
    server_.as_owner("mutation($v: [UpdateProductVariantInput!]!) { updateProductVariants(input: $v) { id } }",
                     fmt::format(R"({{"v":[{{"id":"{}",{}}}]}})", some_variant(), fields));
}

void RandomChanges::change_product(std::string_view fields) {
    server_.as_owner("mutation($p: UpdateProductInput!) { updateProduct(input: $p) { id } }",
                     fmt::format(R"({{"p":{{"id":"{}",{}}}}})", some_product(), fields));
}

void RandomChanges::set_price() { change_variant(fmt::format(R"("price":{})", 100 + below(20'000))); }

void RandomChanges::set_stock() {
    const std::string place = pick("select id from stock_location order by id");
    change_variant(fmt::format(R"("stockLevels":[{{"stockLocationId":"{}","stockOnHand":{}}}])", place, below(40)));
}

void RandomChanges::set_name() {
    change_product(fmt::format(R"("translations":[{{"languageCode":"nl","name":"Naam {}"}}])", number_));
}

void RandomChanges::set_barcode_and_list_price() {
    // Of the range 29, which GS1 leaves to shops themselves.
    const int digit = below(10);
    change_variant(fmt::format(R"("customFields":{{"ean":"2990000000{}0{}","listPrice":{}}})", digit,
                               gtin_check_digit(fmt::format("2990000000{}0", digit)), 30'000 + below(1000)));
}

void RandomChanges::move_to_another_category() {
    const std::string product = some_product();
    const std::string category = pick(R"(select value.id from facet_value value join facet on facet.id = value."facetId"
        where facet.code = 'category' order by value.id)");
    const std::string others = id_list(server_, R"(select value.id from product_facet_values_facet_value held
        join facet_value value on value.id = held."facetValueId" join facet on facet.id = value."facetId"
        where facet.code <> 'category' and held."productId" = )" +
                                                    product + " union select " + category);
    server_.as_owner("mutation($p: UpdateProductInput!) { updateProduct(input: $p) { id } }",
                     fmt::format(R"({{"p":{{"id":"{}","facetValueIds":{}}}}})", product, others));
}

void RandomChanges::change_brand() {
    const std::string product = some_product();
    const std::string brand = pick(R"(select value.id from facet_value value join facet on facet.id = value."facetId"
        where facet.code = 'brand' order by value.id)");
    const std::string others = id_list(server_, R"(select value.id from product_facet_values_facet_value held
        join facet_value value on value.id = held."facetValueId" join facet on facet.id = value."facetId"
        where facet.code <> 'brand' and held."productId" = )" +
                                                    product + " union select " + brand);
    server_.as_owner("mutation($p: UpdateProductInput!) { updateProduct(input: $p) { id } }",
                     fmt::format(R"({{"p":{{"id":"{}","facetValueIds":{}}}}})", product, others));
}

// A category at the bottom gets the articles of another one.
void RandomChanges::change_rule() {
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

void RandomChanges::rename_brand() {
    const std::string brand = pick(R"(select value.id from facet_value value join facet on facet.id = value."facetId"
        where facet.code = 'brand' order by value.id)");
    server_.as_owner("mutation($v: [UpdateFacetValueInput!]!) { updateFacetValues(input: $v) { id } }",
                     fmt::format(R"({{"v":[{{"id":"{}","translations":[{{"languageCode":"nl","name":"Merk {}"}}]}}]}})",
                                 brand, number_));
}

void RandomChanges::add_product() {
    const std::string name = fmt::format("Nieuw {}", number_);
    const std::string answer = server_.as_owner(
        "mutation($p: CreateProductInput!) { createProduct(input: $p) { id } }",
        fmt::format(
            R"({{"p":{{"enabled":true,"translations":[{{"languageCode":"nl","name":"{}","slug":"nieuw-{}","description":""}}]}}}})",
            name, number_));
    const std::string product = Json::parse(answer)["data"]["createProduct"]["id"];
    server_.as_owner("mutation($v: [CreateProductVariantInput!]!) { createProductVariants(input: $v) { id } }",
                     fmt::format(R"({{"v":[{{"productId":"{}","sku":"N-{}","price":{},"taxCategoryId":"{}",
            "translations":[{{"languageCode":"nl","name":"{}"}}],"stockLevels":[{{"stockLocationId":"{}","stockOnHand":{}}}]}}]}})",
                                 product, number_, 500 + below(5000), pick("select id from tax_category order by id"),
                                 name, pick("select id from stock_location order by id"), below(30)));
}

void RandomChanges::delete_product() {
    server_.as_owner("mutation($id: ID!) { deleteProduct(id: $id) { result } }",
                     fmt::format(R"({{"id":"{}"}})", some_product()));
}

void RandomChanges::delete_variant() {
    server_.as_owner("mutation($id: ID!) { deleteProductVariant(id: $id) { result } }",
                     fmt::format(R"({{"id":"{}"}})", some_variant()));
}

void RandomChanges::switch_off() {
    if (below(2) == 0) {
        change_product(R"("enabled":false)");
    } else {
        change_variant(R"("enabled":false)");
    }
}

void RandomChanges::order() {
    const std::string sku = pick(R"(select v.sku from product_variant v join product p on p.id = v."productId"
        where v."deletedAt" is null and v.enabled and p."deletedAt" is null and p.enabled and
        (select sum("stockOnHand" - "stockAllocated") from stock_level where "productVariantId" = v.id) > 5 order by v.sku)");
    OrderRequest request{.order = order_of(server_, number_, {{sku, 1 + below(3)}}), .contact = {}, .handle = ""};
    const auto prepared = wait_for<PreparedOrder>(http_, [&](auto done) { shop_.prepare_order(request, done); });
    if (!prepared) throw std::runtime_error{prepared.error().detail};
    request.handle = prepared->handle;
    const auto placed = wait_for<PlacedOrder>(http_, [&](auto done) { shop_.commit_order(request, done); });
    if (!placed) throw std::runtime_error{placed.error().detail};
}

}  // namespace zuil::test
