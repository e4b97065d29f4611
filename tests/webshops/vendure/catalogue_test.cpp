#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {
namespace {

struct Session {
    VendureServer server;
    SystemClock clock;
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop = *make_vendure_shop(*http, clock, server.options());

    template <class T, class Call>
    T get(Call call) {
        auto result = wait_for<T>(*http, call);
        if (!result) throw std::runtime_error{result.error().detail};
        return std::move(*result);
    }
};

std::map<ProductId, Product> all_products(Session& session, std::vector<BadRow>& bad_rows) {
    std::map<ProductId, Product> products;
    PageCursor from;
    do {
        auto page = session.get<CataloguePage>([&](auto done) { session.shop->products(from, done); });
        for (Product& product : page.products) {
            INFO(product.id.text());
            CHECK(products.emplace(product.id, product).second);
        }
        std::ranges::move(page.bad_rows, std::back_inserter(bad_rows));
        from = page.next;
    } while (!from.empty());
    return products;
}

// One server for all that only reads.
Session& reading_session() {
    static Session session;
    return session;
}

const Product* product_of(const std::map<ProductId, Product>& products, std::string_view sku) {
    for (const auto& [id, product] : products) {
        if (std::ranges::find(product.variants, sku, &Variant::sku) != product.variants.end()) return &product;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the real Vendure's catalogue is read whole") {
    Session& session = reading_session();
    std::vector<BadRow> bad_rows;
    const auto products = all_products(session, bad_rows);
    CHECK(bad_rows.empty());
    CHECK(std::to_string(products.size()) ==
          session.server.sql_value(R"(select count(*) from product where enabled and "deletedAt" is null)"));

    const Product* pan = product_of(products, "PAN-28");
    REQUIRE(pan != nullptr);
    CHECK(pan->name.in("nl") == "Kastanje Koekenpan 28 cm");
    CHECK(pan->name.in("en") == "Kastanje Frying pan 28 cm");
    CHECK(pan->description.in("en") == "Cast-iron pan & lid.");
    CHECK(pan->brand == "Kastanje");
    CHECK(pan->attributes.empty());
    CHECK(pan->rating == Rating{.stars_hundredths = 450, .count = 28});
    REQUIRE(pan->categories.size() == 1);
    CHECK(session.server.sql_value(
              R"(select name from collection_translation where "languageCode" = 'en' and "baseId" = )" +
              pan->categories.front().text()) == "Kitchen");
    CHECK(pan->image_urls.size() == 3);
    REQUIRE(pan->variants.size() == 1);
    const Variant& variant = pan->variants.front();
    CHECK(variant.price == Money::from_minor(4995, Currency::eur));
    CHECK(variant.list_price == Money::from_minor(5995, Currency::eur));
    CHECK(variant.lowest_price_30d == Money::from_minor(4995, Currency::eur));
    REQUIRE(variant.gtin);
    CHECK(variant.gtin->text() == "2900000000018");
}

TEST_CASE("the real Vendure's stores, categories and stock are read") {
    Session& session = reading_session();
    const VariantId variant{session.server.sql_value("select id from product_variant where sku = 'PAN-28'")};
    const CategoryId kitchen_id{
        session.server.sql_value(R"(select "baseId" from collection_translation where name = 'Kitchen')")};

    const auto stores = session.get<std::vector<Store>>([&](auto done) { session.shop->stores(done); });
    REQUIRE(stores.size() == 4);
    const auto utrecht = std::ranges::find(stores, StoreId{"UTR1"}, &Store::id);
    REQUIRE(utrecht != stores.end());
    CHECK(utrecht->name == "Utrecht Stadhuis");
    CHECK(utrecht->address == "Proefplein 5, 3511 ZZ, Utrecht");
    CHECK(utrecht->offers_pickup);
    CHECK_FALSE(std::ranges::find(stores, StoreId{"WEB"}, &Store::id)->offers_pickup);

    const auto categories = session.get<std::vector<Category>>([&](auto done) { session.shop->categories(done); });
    CHECK(categories.size() == 20);
    CHECK(std::ranges::count(categories, CategoryId{}, &Category::parent) == 4);
    const auto kitchen = std::ranges::find(categories, kitchen_id, &Category::id);
    REQUIRE(kitchen != categories.end());
    CHECK(kitchen->name.in("nl") == "Keuken");
    CHECK(std::ranges::find(categories, kitchen->parent, &Category::id)->name.in("nl") == "Wonen");

    std::vector<StockLevel> levels;
    PageCursor from;
    do {
        auto page = session.get<StockPage>([&](auto done) { session.shop->stock(from, done); });
        std::ranges::move(page.levels, std::back_inserter(levels));
        from = page.next;
    } while (!from.empty());
    CHECK(std::to_string(levels.size()) == session.server.sql_value("select count(*) from stock_level"));
    const auto held = std::ranges::find_if(
        levels, [&](const StockLevel& level) { return level.variant == variant && level.store == StoreId{"UTR1"}; });
    REQUIRE(held != levels.end());
    CHECK(std::to_string(held->quantity) ==
          session.server.sql_value(R"(select "stockOnHand" - "stockAllocated" from stock_level join stock_location l
              on l.id = "stockLocationId" where l."customFieldsStorecode" = 'UTR1' and "productVariantId" = )" +
                                   variant.text()));
}

TEST_CASE("a customer is found by address, telephone and loyalty number") {
    Session& session = reading_session();
    const auto find = [&](const std::string& text) {
        return wait_for<Customer>(*session.http, [&](auto done) { session.shop->find_customer(text, done); });
    };
    REQUIRE(find("Klant3@Example.com"));
    CHECK(find("klant3@example.com")->name == "Test Klant 3");
    CHECK(find("+31655501002")->email == "klant3@example.com");
    CHECK(find("2900010003")->email == "klant3@example.com");
    CHECK(find("nobody@example.com").error().code == Errc::not_found);
    CHECK(find("+31600000000").error().code == Errc::not_found);
}

TEST_CASE("paging loses nothing when rows vanish between two pages") {
    Session session;
    auto options = session.server.options();
    options.page_products = 10;
    session.shop = *make_vendure_shop(*session.http, session.clock, options);
    auto page = session.get<CataloguePage>([&](auto done) { session.shop->products("", done); });
    std::vector<ProductId> seen;
    const auto note = [&] {
        for (const Product& product : page.products) seen.push_back(product.id);
    };
    note();
    // Four of the first ten go, the last one seen among them: Vendure's own offset would now skip four others.
    for (const std::size_t at : {std::size_t{1}, std::size_t{3}, std::size_t{5}, seen.size() - 1}) {
        session.server.as_owner("mutation($id: ID!) { deleteProduct(id: $id) { result } }",
                                R"({"id":")" + seen[at].text() + R"("})");
    }
    while (!page.next.empty()) {
        page = session.get<CataloguePage>([&](auto done) { session.shop->products(page.next, done); });
        note();
    }
    const auto ids = session.server.sql(R"(select id from product where enabled and "deletedAt" is null)");
    REQUIRE_FALSE(ids.empty());
    for (const auto& row : ids) {
        INFO(row.front());
        CHECK(std::ranges::count(seen, ProductId{row.front()}) == 1);
    }
    CHECK(seen.size() == ids.size() + 4);
}

}  // namespace zuil::test
