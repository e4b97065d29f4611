#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/vendure/catalogue.hpp"
#include "sync/shops/vendure/stock.hpp"

namespace zuil::vendure {
namespace {

VendureOptions shop_options() {
    VendureOptions options;
    options.fields.variant_gtin = "ean";
    options.fields.variant_list_price = "listPrice";
    options.fields.product_rating = "rating";
    options.fields.store_code = "code";
    options.hidden_facets = {"category"};
    return options;
}

// One product as Vendure sends it; tests change what they are about.
Json lamp() {
    return Json::parse(R"({
        "id": "7", "enabled": true,
        "translations": [{"languageCode": "en", "name": "Lamp", "description": "<p>Light.</p>"},
                         {"languageCode": "nl", "name": "Lampje", "description": ""},
                         {"languageCode": "de", "name": "Leuchte", "description": "x"}],
        "featuredAsset": {"preview": "https://shop.example/b.jpg"},
        "assets": [{"preview": "https://shop.example/a.jpg"}, {"preview": "https://shop.example/b.jpg"}],
        "collections": [{"id": "2", "parentId": "1", "isPrivate": false}, {"id": "10", "parentId": "2", "isPrivate": false},
                        {"id": "3", "parentId": "1", "isPrivate": true}],
        "facetValues": [
            {"translations": [{"languageCode": "nl", "name": "Kastanje"}],
             "facet": {"code": "brand", "isPrivate": false, "translations": [{"languageCode": "nl", "name": "Merk"}]}},
            {"translations": [{"languageCode": "nl", "name": "Hout"}],
             "facet": {"code": "material", "isPrivate": false, "translations": [{"languageCode": "nl", "name": "Materiaal"}]}},
            {"translations": [{"languageCode": "nl", "name": "Marge A"}],
             "facet": {"code": "margin", "isPrivate": true, "translations": [{"languageCode": "nl", "name": "Marge"}]}}],
        "customFields": {"rating": 4.46},
        "variants": [{"id": "71", "enabled": true, "sku": "L-1", "priceWithTax": 12900, "currencyCode": "EUR", "assets": [],
                      "options": [], "customFields": {"ean": "2900000000018", "listPrice": 14900}}]
})");
}

std::string page_of(std::initializer_list<Json> rows, int total = 1) {
    Json items = Json::array();
    for (const Json& row : rows) items.push_back(row);
    return Json{{"data", {{"products", {{"totalItems", total}, {"items", items}}}}}}.dump();
}

ProductRow read_one(const Json& row) {
    const auto page = read_product_page(shop_options(), page_of({row}));
    REQUIRE(page);
    REQUIRE(page->rows.size() == 1);
    return page->rows.front();
}

}  // namespace

TEST_CASE("a product is read as the shop means it") {
    const ProductRow row = read_one(lamp());
    REQUIRE(row.product);
    CHECK(row.bad_rows.empty());
    const Product& product = *row.product;
    CHECK(product.name == LocalText{{"nl", "Lampje"}, {"en", "Lamp"}});
    CHECK(product.description == LocalText{{"en", "Light."}});
    CHECK(product.brand == "Kastanje");
    REQUIRE(product.attributes.size() == 1);
    CHECK(product.attributes[0].key == "material");
    CHECK(product.categories == std::vector{CategoryId{"10"}});
    CHECK(product.image_urls == std::vector<std::string>{"https://shop.example/b.jpg", "https://shop.example/a.jpg"});
    CHECK(product.rating == Rating{.stars_hundredths = 446, .count = 0});
    REQUIRE(product.variants.size() == 1);
    CHECK(product.variants[0].price == Money::from_minor(12900, Currency::eur));
    CHECK(product.variants[0].list_price == Money::from_minor(14900, Currency::eur));
}

TEST_CASE("a price that is none sets its variant aside, and the product with its last variant") {
    for (const Json& price : {Json(0), Json(-500), Json(129.5), Json("12900"), Json(nullptr), Json(1'000'000'001),
                              Json(18'446'744'073'709'551'615U)}) {
        Json row = lamp();
        row["variants"][0]["priceWithTax"] = price;
        INFO(price.dump());
        const ProductRow alone = read_one(row);
        CHECK_FALSE(alone.product);
        REQUIRE_FALSE(alone.bad_rows.empty());
        CHECK(alone.bad_rows[0].id == "71");
        CHECK(alone.bad_rows[0].reason.find("priceWithTax") != std::string::npos);

        row["variants"].push_back(lamp()["variants"][0]);
        row["variants"][1]["id"] = "72";
        const ProductRow with_another = read_one(row);
        REQUIRE(with_another.product);
        CHECK(with_another.product->variants.size() == 1);
        CHECK(with_another.bad_rows.size() == 1);
    }
}

TEST_CASE("one bad row does not spoil its page") {
    Json nameless = lamp();
    nameless["id"] = "8";
    nameless["translations"] = Json::array();
    Json odd = lamp();
    odd["id"] = "9";
    odd["facetValues"] = "none";
    Json controlled = lamp();
    controlled["id"] = "10";
    controlled["translations"][0]["name"] = "La\u0007mp";
    Json foreign = lamp();
    foreign["id"] = "11";
    foreign["variants"][0]["currencyCode"] = "XXX";
    Json star = lamp();
    star["id"] = "12";
    star["customFields"]["rating"] = 77;
    const auto page = read_product_page(shop_options(), page_of({lamp(), nameless, odd, controlled, foreign, star}, 6));
    REQUIRE(page);
    CHECK(page->total == 6);
    REQUIRE(page->rows.size() == 6);
    CHECK(page->rows[0].product);
    for (std::size_t at = 1; at < 6; ++at) {
        INFO(at);
        CHECK_FALSE(page->rows[at].product);
        CHECK_FALSE(page->rows[at].bad_rows.empty());
    }
}

TEST_CASE("what is disabled is gone without being bad, and what is only wrong at the edge is left out") {
    Json off = lamp();
    off["enabled"] = false;
    CHECK_FALSE(read_one(off).product);
    CHECK(read_one(off).bad_rows.empty());
    Json no_variant = lamp();
    no_variant["variants"][0]["enabled"] = false;
    CHECK_FALSE(read_one(no_variant).product);
    CHECK(read_one(no_variant).bad_rows.empty());

    Json edge = lamp();
    edge["variants"][0]["customFields"] = {{"ean", "2900000000019"}, {"listPrice", -3}};
    edge["assets"] = Json::parse(R"([{"preview": "javascript:alert"
}, {"preview": 7}, {}])");
    const ProductRow row = read_one(edge);
    REQUIRE(row.product);
    CHECK_FALSE(row.product->variants[0].gtin);
    CHECK_FALSE(row.product->variants[0].list_price);
    CHECK(row.bad_rows.size() == 2);
    CHECK(row.product->image_urls == std::vector<std::string>{"https://shop.example/b.jpg"});
}

TEST_CASE("a page that is none is an error") {
    const auto refused = [](const std::string& body) { return !read_product_page(shop_options(), body); };
    CHECK(refused(R"({"data":{}})"));
    CHECK(refused(R"({"data":{"products":{"totalItems":-1,"items":[]}}})"));
    CHECK(refused(R"({"data":{"products":{"totalItems":1,"items":{}}}})"));
    CHECK(refused(R"({"data":{"products":{"totalItems":"1","items":[]}}})"));
    CHECK(refused(page_of({lamp(), lamp()}, 2)));  // one id twice
    Json no_id = lamp();
    no_id.erase("id");
    CHECK(refused(page_of({no_id})));
}

TEST_CASE("stock is what a store can still sell, and only of stores that we know") {
    const std::map<std::string, StoreId> locations{{"1", StoreId{"UTR1"}}, {"2", StoreId{"AMS1"}}};
    const auto read = [&](const std::string& levels, const std::string& tracking = "INHERIT") {
        return read_stock_page(locations, WallTime{},
                               R"({"data":{"productVariants":{"totalItems":1,"items":[{"id":"5",
            "trackInventory":")" + tracking +
                                   R"(","stockLevels":)" + levels + "}]}}}");
    };
    const auto page = read(R"([{"stockLocationId":"1","stockOnHand":5,"stockAllocated":2},
        {"stockLocationId":"2","stockOnHand":1,"stockAllocated":4}, {"stockLocationId":"9","stockOnHand":5,"stockAllocated":0}])");
    REQUIRE(page);
    REQUIRE(page->levels.at(0).size() == 2);
    CHECK(page->levels[0][0].store == StoreId{"AMS1"});
    CHECK(page->levels[0][0].quantity == 0);
    CHECK(page->levels[0][1].quantity == 3);
    CHECK(read(R"([{"stockLocationId":"1","stockOnHand":0,"stockAllocated":0}])", "FALSE")->levels[0][0].quantity ==
          99);
    for (const char* const levels :
         {R"([{"stockLocationId":"1","stockOnHand":"5","stockAllocated":0}])",
          R"([{"stockLocationId":"1","stockOnHand":5}])", R"("many")",
          R"([{"stockLocationId":"1","stockOnHand":9000000000000000000,"stockAllocated":0}])"}) {
        INFO(levels);
        const auto odd = read(levels);
        REQUIRE(odd);
        CHECK(odd->levels[0].empty());
        CHECK(odd->bad_rows.size() == 1);
    }
}

}  // namespace zuil::vendure
