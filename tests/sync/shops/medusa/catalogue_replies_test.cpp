#include <catch2/catch_test_macros.hpp>

#include "sync/shops/medusa/catalogue.hpp"
#include "sync/shops/medusa/changes.hpp"
#include "sync/shops/medusa/stock.hpp"

namespace zuil::medusa {
namespace {

MedusaOptions shop_options() {
    MedusaOptions options;
    options.locales = {{"en", "en-GB"}};
    options.fields.variant_lowest_price_30d = "lowest";
    options.fields.product_rating = "rating";
    options.facts = {{"material", LocalText{{"nl", "Materiaal"}}}, {"watts", LocalText{{"nl", "Vermogen"}}}};
    return options;
}

// One product as Medusa sends it; tests change what they are about.
Json lamp() {
    return Json::parse(R"({
        "id": "prod_7", "title": "Lampje", "description": "Licht.", "material": "Hout",
        "thumbnail": "https://shop.example/b.jpg", "metadata": {"rating": 4.46, "watts": 7},
        "images": [{"url": "https://shop.example/a.jpg"}, {"url": "https://shop.example/b.jpg"}],
        "collection": {"title": "Kastanje"}, "type": null,
        "categories": [{"id": "c2", "parent_category_id": "c1", "is_active": true, "is_internal": false},
                       {"id": "c3", "parent_category_id": "c2", "is_active": true, "is_internal": false},
                       {"id": "c9", "parent_category_id": null, "is_active": true, "is_internal": true}],
        "options": [{"id": "o1", "title": "Kleur", "values": [{"id": "v1", "value": "Zwart"}, {"id": "v2", "value": "Wit"}]}],
        "variants": [
            {"id": "variant_1", "sku": "L-1", "ean": "2900000000018", "barcode": null, "metadata": {"lowest": "119.00"},
             "options": [{"id": "v1"}],
             "calculated_price": {"calculated_amount": 129, "original_amount": 149, "currency_code": "eur",
                 "calculated_amount_with_tax": 129, "original_amount_with_tax": 149}},
            {"id": "variant_2", "sku": "L-2", "ean": null, "barcode": null, "metadata": null, "options": [{"id": "v2"}],
             "calculated_price": {"calculated_amount": 12.051, "original_amount": 12.051, "currency_code": "eur"}}]
})");
}

Json page_of(std::initializer_list<Json> rows) {
    Json list = Json::array();
    for (const Json& row : rows) list.push_back(row);
    return Json{{"count", list.size()}, {"products", list}};
}

ProductRow read_one(const Json& row, const std::vector<TranslatedAnswer>& translated = {}) {
    const auto page = read_product_page(shop_options(), page_of({row}), translated);
    REQUIRE(page);
    REQUIRE(page->rows.size() == 1);
    return page->rows.front();
}

}  // namespace

TEST_CASE("a product is read as the shop means it, in all its languages") {
    Json english = lamp();
    english["title"] = "Lamp";
    english["options"][0]["title"] = "Colour";
    english["options"][0]["values"][0]["value"] = "Black";
    const ProductRow row = read_one(lamp(), {{"en", page_of({english})}});
    REQUIRE(row.product);
    CHECK(row.bad_rows.empty());
    const Product& product = *row.product;
    CHECK(product.name == LocalText{{"nl", "Lampje"}, {"en", "Lamp"}});
    CHECK(product.description == LocalText{{"nl", "Licht."}});
    CHECK(product.brand == "Kastanje");
    REQUIRE(product.attributes.size() == 2);
    CHECK(product.attributes[0].value == LocalText{{"nl", "Hout"}});
    CHECK(product.attributes[1].value == LocalText{{"nl", "7"}});
    CHECK(product.categories == std::vector{CategoryId{"c3"}});
    CHECK(product.image_urls == std::vector<std::string>{"https://shop.example/b.jpg", "https://shop.example/a.jpg"});
    CHECK(product.rating == Rating{.stars_hundredths = 446, .count = 0});
    REQUIRE(product.variants.size() == 2);
    const Variant& first = product.variants[0];
    CHECK(first.price == Money::from_minor(12900, Currency::eur));
    CHECK(first.list_price == Money::from_minor(14900, Currency::eur));
    CHECK(first.lowest_price_30d == Money::from_minor(11900, Currency::eur));
    REQUIRE(first.options.size() == 1);
    CHECK(first.options[0].group == "kleur");
    CHECK(first.options[0].group_name == LocalText{{"nl", "Kleur"}, {"en", "Colour"}});
    CHECK(first.options[0].value == LocalText{{"nl", "Zwart"}, {"en", "Black"}});
    CHECK(product.variants[1].options[0].value == LocalText{{"nl", "Wit"}});
    CHECK(product.variants[1].price == Money::from_minor(1205, Currency::eur));
    CHECK_FALSE(product.variants[1].list_price);
}

TEST_CASE("prices are decimal and are rounded to cents by their digits") {
    const auto price = [](const Json& amount) {
        Json row = lamp();
        row["variants"][1]["calculated_price"]["calculated_amount"] = amount;
        row["variants"][1]["calculated_price"]["original_amount"] = amount;
        const ProductRow read = read_one(row);
        REQUIRE(read.product);
        REQUIRE(read.product->variants.size() == 2);
        return read.product->variants[1].price.minor();
    };
    CHECK(price(24.102) == 2410);
    CHECK(price(2.6779999999999995) == 268);
    CHECK(price(0.005) == 1);
    CHECK(price(4.35) == 435);
    CHECK(price(1.005) == 101);
    CHECK(price("12.95") == 1295);
}

TEST_CASE("a price that is none sets its variant aside, and the product with its last variant") {
    for (const Json& amount : {Json(0), Json(-5), Json("1,50"), Json(nullptr), Json(1e22), Json(10'000'000.01),
                               Json(true), Json(0.0049), Json("12.00 EUR")}) {
        INFO(amount.dump());
        Json row = lamp();
        row["variants"][1]["calculated_price"]["calculated_amount"] = amount;
        const ProductRow with_another = read_one(row);
        REQUIRE(with_another.product);
        CHECK(with_another.product->variants.size() == 1);
        REQUIRE(with_another.bad_rows.size() == 1);
        CHECK(with_another.bad_rows[0].id == "variant_2");
        CHECK(with_another.bad_rows[0].reason.find("calculated_amount") != std::string::npos);
        row["variants"].erase(0);
        const ProductRow alone = read_one(row);
        CHECK_FALSE(alone.product);
        CHECK(alone.bad_rows.size() == 2);
    }
    Json unpriced = lamp();
    unpriced["variants"][1].erase("calculated_price");
    CHECK(read_one(unpriced).bad_rows.size() == 1);
}

TEST_CASE("one bad row does not spoil its page of Medusa's") {
    Json nameless = lamp();
    nameless["id"] = "prod_8";
    nameless["title"] = "";
    Json odd = lamp();
    odd["id"] = "prod_9";
    odd["variants"] = "none";
    Json foreign = lamp();
    foreign["id"] = "prod_11";
    for (Json& variant : foreign["variants"]) variant["calculated_price"]["currency_code"] = "xxx";
    Json star = lamp();
    star["id"] = "prod_12";
    star["metadata"]["rating"] = 77;
    Json lost = lamp();
    lost["id"] = "prod_13";
    lost["options"] = Json::array();
    const auto page = read_product_page(shop_options(), page_of({lamp(), nameless, odd, foreign, star, lost}), {});
    REQUIRE(page);
    REQUIRE(page->rows.size() == 6);
    CHECK(page->rows[0].product);
    for (std::size_t at = 1; at < 6; ++at) {
        INFO(at);
        CHECK_FALSE(page->rows[at].product);
        CHECK_FALSE(page->rows[at].bad_rows.empty());
    }
}

TEST_CASE("what is only wrong at the edge of Medusa's row is left out") {
    Json edge = lamp();
    edge["variants"][0]["ean"] = "2900000000019";
    edge["variants"][0]["metadata"]["lowest"] = -3;
    edge["images"] = Json::parse(R"([{"url": "javascript:alert"}, {"url": 7}, {}])");
    const ProductRow row = read_one(edge);
    REQUIRE(row.product);
    CHECK_FALSE(row.product->variants[0].gtin);
    CHECK_FALSE(row.product->variants[0].lowest_price_30d);
    CHECK(row.bad_rows.size() == 2);
    CHECK(row.product->image_urls == std::vector<std::string>{"https://shop.example/b.jpg"});
    Json unfinished = lamp();
    unfinished["variants"] = Json::array();
    CHECK_FALSE(read_one(unfinished).product);
    CHECK(read_one(unfinished).bad_rows.empty());
}

TEST_CASE("a page of Medusa's that is none is an error") {
    const auto refused = [](const std::string& text) {
        return !read_product_page(shop_options(), Json::parse(text), {});
    };
    CHECK(refused("{}"));
    CHECK(refused(R"({"count":-1,"products":[]})"));
    CHECK(refused(R"({"count":1,"products":{}})"));
    CHECK(refused(R"({"count":"1","products":[]})"));
    CHECK_FALSE(read_product_page(shop_options(), page_of({lamp(), lamp()}), {}));  // one id twice
    Json no_id = lamp();
    no_id.erase("id");
    CHECK_FALSE(read_product_page(shop_options(), page_of({no_id}), {}));
    CHECK_FALSE(read_key_page(Json::parse(R"({"count":1,"products":[{"variants":[]}]})")));
    CHECK_FALSE(read_changed_rows("variants", "product_id", Json::parse(R"({"count":1,"variants":[{}]})")));
    CHECK(
        read_changed_rows("variants", "product_id", Json::parse(R"({"count":1,"variants":[{"id":"v"}]})"))->products ==
        std::vector<std::string>{""});
}

TEST_CASE("Medusa's stock is what a store can still sell, and only of stores that we know") {
    const std::map<std::string, StoreId> locations{{"l1", StoreId{"UTR1"}}, {"l2", StoreId{"AMS1"}}};
    const auto part = [](int required, const std::string& levels) {
        return R"({"required_quantity":)" + std::to_string(required) + R"(,"inventory":{"location_levels":)" + levels +
               "}}";
    };
    const auto read = [&](const std::string& parts, bool is_counted = true) {
        return read_stock_page(
            locations, WallTime{},
            Json::parse(R"({"count":1,"variants":[{"id":"v5","manage_inventory":)" +
                        std::string{is_counted ? "true" : "false"} + R"(,"inventory_items":[)" + parts + "]}]}"));
    };
    const std::string levels = R"([{"location_id":"l1","stocked_quantity":5,"reserved_quantity":2},
        {"location_id":"l2","stocked_quantity":1,"reserved_quantity":4},
        {"location_id":"l9","stocked_quantity":5,"reserved_quantity":0}])";
    const auto page = read(part(1, levels));
    REQUIRE(page);
    REQUIRE(page->levels.at(0).size() == 2);
    CHECK(page->levels[0][0].store == StoreId{"AMS1"});
    CHECK(page->levels[0][0].quantity == 0);
    CHECK(page->levels[0][1].quantity == 3);
    // A set of one thing and two of another.
    const auto set =
        read(part(1, levels) + "," + part(2, R"([{"location_id":"l1","stocked_quantity":5,"reserved_quantity":0}])"));
    REQUIRE(set);
    CHECK(set->levels[0][0].quantity == 0);
    CHECK(set->levels[0][1].quantity == 2);
    CHECK(read("", false)->levels[0][0].quantity == 99);
    for (const char* const odd : {R"([{"location_id":"l1","stocked_quantity":"5","reserved_quantity":0}])",
                                  R"([{"location_id":"l1","stocked_quantity":5}])", R"([{"stocked_quantity":5}])",
                                  R"([{"location_id":"l1","stocked_quantity":2.5,"reserved_quantity":0}])"}) {
        INFO(odd);
        const auto refused = read(part(1, odd));
        REQUIRE(refused);
        CHECK(refused->levels[0].empty());
        CHECK(refused->bad_rows.size() == 1);
    }
    CHECK(read(part(0, levels))->bad_rows.size() == 1);
}

}  // namespace zuil::medusa
