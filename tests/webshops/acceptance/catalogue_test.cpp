#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/webshops/acceptance/shared_session.hpp"

namespace zuil::test {
namespace {

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

const Product* product_of(const std::map<ProductId, Product>& products, std::string_view sku) {
    for (const auto& [id, product] : products) {
        if (std::ranges::find(product.variants, sku, &Variant::sku) != product.variants.end()) return &product;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the real shop's catalogue is read whole") {
    Session& session = shared_session();
    std::vector<BadRow> bad_rows;
    const auto products = all_products(session, bad_rows);
    for (const BadRow& row : bad_rows) {
        INFO(row.id << ": " << row.reason);
        CHECK(false);
    }
    CHECK(products.size() == session.real->sold_product_ids().size());

    const Product* pan = product_of(products, "PAN-28");
    REQUIRE(pan != nullptr);
    CHECK(pan->name.in("nl") == "Kastanje Koekenpan 28 cm");
    CHECK(pan->name.in("en") == "Kastanje Frying pan 28 cm");
    CHECK(pan->description.in("nl") == "Gietijzeren pan & deksel.");
    CHECK(pan->description.in("en") == "Cast-iron pan & lid.");
    CHECK(pan->brand == "Kastanje");
    CHECK(pan->attributes.empty());
    CHECK(pan->rating == Rating{.stars_hundredths = 450, .count = 28});
    CHECK(pan->categories.size() == 1);
    CHECK(pan->image_urls.size() == 3);
    REQUIRE(pan->variants.size() == 1);
    const Variant& variant = pan->variants.front();
    CHECK(variant.price == Money::from_minor(4995, Currency::eur));
    CHECK(variant.list_price == Money::from_minor(5995, Currency::eur));
    CHECK(variant.lowest_price_30d == Money::from_minor(4995, Currency::eur));
    CHECK(variant.options.empty());
    REQUIRE(variant.gtin);
    CHECK(variant.gtin->text() == "2900000000018");
}

TEST_CASE("a picture of the real shop can be fetched in the size of a tile") {
    Session& session = shared_session();
    const auto page = session.get<CataloguePage>([&](auto done) { session.shop->products("", done); });
    const auto pictured =
        std::ranges::find_if(page.products, [](const Product& one) { return !one.image_urls.empty(); });
    REQUIRE(pictured != page.products.end());
    HttpRequest request;
    request.url = session.shop->image_url(pictured->image_urls.front(), 400, 400);
    std::optional<Result<HttpReply>> reply;
    session.http->send(request, [&](Result<HttpReply> answer) { reply = std::move(answer); });
    while (!reply) session.http->poll(std::chrono::milliseconds{100});
    REQUIRE(*reply);
    CHECK((*reply)->ok());
    CHECK((*reply)->header("content-type").starts_with("image/"));
}

TEST_CASE("the real shop's stores, categories and stock are read") {
    Session& session = shared_session();
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
    const auto kitchen =
        std::ranges::find_if(categories, [](const Category& category) { return category.name.in("en") == "Kitchen"; });
    REQUIRE(kitchen != categories.end());
    CHECK(kitchen->name.in("nl") == "Keuken");
    CHECK(std::ranges::find(categories, kitchen->parent, &Category::id)->name.in("nl") == "Wonen");
    std::vector<BadRow> bad_rows;
    CHECK(product_of(all_products(session, bad_rows), "PAN-28")->categories == std::vector{kitchen->id});

    std::map<StoreId, int> held;
    const VariantId pan = session.real->line("PAN-28", 1).variant;
    PageCursor from;
    do {
        auto page = session.get<StockPage>([&](auto done) { session.shop->stock(from, done); });
        CHECK(page.bad_rows.empty());
        for (const StockLevel& level : page.levels) {
            if (level.variant == pan) held[level.store] += level.quantity;
        }
        from = page.next;
    } while (!from.empty());
    CHECK(held.size() == 4);
    CHECK(held == session.real->stock("PAN-28"));
}

TEST_CASE("what changed is told with everything about it, and what is gone by name") {
    Session& session = shared_session();
    const auto read_changes = [&](const std::string& mark) {
        Changes all;
        PageCursor from;
        do {
            auto page = session.get<Changes>([&](auto done) { session.shop->changes(mark, from, done); });
            std::ranges::move(page.products, std::back_inserter(all.products));
            std::ranges::move(page.removed, std::back_inserter(all.removed));
            all.mark = page.mark;
            from = page.next;
        } while (!from.empty());
        return all;
    };
    const std::string mark = read_changes("").mark;
    const OrderLine dearer = session.real->line(single_article(1), 1);
    const OrderLine off = session.real->line(single_article(2), 1);
    session.real->set_price(dearer.sku, dearer.unit_price.minor() + 250);
    session.real->switch_off(off.sku);
    const Changes changes = read_changes(mark);
    const auto told = std::ranges::find(changes.products, dearer.product, &Product::id);
    REQUIRE(told != changes.products.end());
    CHECK(told->variants.front().price.minor() == dearer.unit_price.minor() + 250);
    CHECK(std::ranges::count(changes.removed, off.product) == 1);
    CHECK(std::ranges::find(changes.products, off.product, &Product::id) == changes.products.end());
    // Whatever the change was, the next reading begins behind it: the mark is the shop's own clock.
    CHECK(std::stoll(changes.mark) >= std::stoll(mark));
}

TEST_CASE("paging loses nothing when rows vanish between two pages") {
    Session& session = shared_session();
    const auto shop = session.real->connect(*session.http, session.clock, {.page_products = 10});
    auto page = session.get<CataloguePage>([&](auto done) { shop->products("", done); });
    std::vector<ProductId> seen;
    const auto note = [&] {
        for (const Product& product : page.products) seen.push_back(product.id);
    };
    note();
    // Four of the first ten go, the last one seen among them: the shop's own offset would now skip four others.
    for (const std::size_t at : {std::size_t{1}, std::size_t{3}, std::size_t{5}, seen.size() - 1}) {
        session.real->delete_product(seen[at].text());
    }
    while (!page.next.empty()) {
        page = session.get<CataloguePage>([&](auto done) { shop->products(page.next, done); });
        note();
    }
    const auto ids = session.real->sold_product_ids();
    REQUIRE_FALSE(ids.empty());
    for (const std::string& id : ids) {
        INFO(id);
        CHECK(std::ranges::count(seen, ProductId{id}) == 1);
    }
    CHECK(seen.size() == ids.size() + 4);
}

}  // namespace zuil::test
