#include "sync/shops/feed/feed_shop.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>

#include "platform/base/clock.hpp"
#include "tests/support/scripted_server.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/shops/feed/feed_test_shop.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using test::all_products;
using test::ScriptedServer;
using test::ServedAnswer;
using test::ServedRequest;
using test::wait_for;

constexpr std::uint64_t piece_bytes = 300'000;

std::string index_document(const std::string& version, const std::string& rows = "") {
    return R"({"format":"zuil-feed/1","currency":"EUR","version":")" + version +
           R"(","products":{"url":"products.jsonl")" + rows +
           R"(},"categories":{"url":"categories.jsonl"},"stores":{"url":"stores.jsonl"},"stock":{"url":"stock.jsonl"}})";
}

// About a kilobyte each, so that a few thousand need several pieces.
std::string product_row(int number) {
    return fmt::format(
        R"({{"id":"p{}","name":"Artikel {}","description":"{}","variants":[{{"id":"v{}","price":"{}.95"}}]}})", number,
        number, std::string(900, 'a'), number, number % 90);
}

std::string product_rows(int count) {
    std::string text;
    for (int number = 0; number < count; ++number) text += product_row(number) + "\n";
    return text;
}

// A web server over documents in memory: ETags, ranges and what goes wrong with them.
struct Web {
    std::map<std::string, std::string> documents;
    bool has_ranges = true;
    std::string etag = "\"1\"";

    ServedAnswer answer(const ServedRequest& request) const {
        const auto found = documents.find(request.target);
        if (found == documents.end()) return {.status = 404};
        if (request.header("If-None-Match") == etag) return {.status = 304};
        const std::string range = request.header("Range");
        if (range.empty() || !has_ranges) return {.headers = {{"ETag", etag}}, .body = found->second};
        const std::size_t from = std::stoul(range.substr(6));
        const std::size_t to = std::stoul(range.substr(range.find('-') + 1)) + 1;
        const std::size_t size = found->second.size();
        if (from >= size) return {.status = 416, .headers = {{"Content-Range", fmt::format("bytes */{}", size)}}};
        std::string body = found->second.substr(from, to - from);
        const std::string given = fmt::format("bytes {}-{}/{}", from, from + body.size() - 1, size);
        return {.status = 206, .headers = {{"ETag", etag}, {"Content-Range", given}}, .body = std::move(body)};
    }
};

struct Fixture {
    ManualClock clock{WallTime{1'700'000'000s}};
    std::unique_ptr<Http> http = make_curl_http();

    std::unique_ptr<Shop> shop(const std::string& index_url) {
        return make_feed_shop(*http, clock, {.index_url = index_url, .page_rows_max = 200, .piece_bytes = piece_bytes});
    }
};

}  // namespace

TEST_CASE("a feed in files is read page by page, and bad rows are set aside") {
    const TemporaryFolder folder;
    Fixture world;
    test::write(folder / "feed.json", index_document("1"));
    std::string products = product_rows(1'000);
    products += "{\"id\":\"broken\",\"name\":\"x\",\"variants\":[]}\n\n" + product_row(1'000) + "\n";
    products += "{\"id\":\"long\",\"name\":\"" + std::string(400'000, 'x') + "\"}\n" + product_row(1'001);
    test::write(folder / "products.jsonl", products);
    const auto shop = world.shop("file://" + (folder / "feed.json").string());

    int pages = 0;
    const CataloguePage all = all_products(*world.http, *shop, &pages).value();
    CHECK(pages >= 5);
    REQUIRE(all.products.size() == 1'002);
    for (int number = 0; number < 1'002; ++number) {
        CHECK(all.products[static_cast<std::size_t>(number)].id.text() == fmt::format("p{}", number));
    }
    REQUIRE(all.bad_rows.size() == 2);
    CHECK(all.bad_rows[1].id == "broken");
    CHECK_THAT(all.bad_rows[0].reason, ContainsSubstring("products.jsonl line 1004: longer than"));
    CHECK_THAT(all.bad_rows[1].reason, ContainsSubstring("products.jsonl line 1001: variants"));
}

TEST_CASE("a web server with ranges and one without give the same catalogue") {
    Web web;
    web.documents = {{"/f/feed.json", index_document("1", ",\"rows\":900")}, {"/f/products.jsonl", product_rows(900)}};
    web.has_ranges = GENERATE(true, false);
    ScriptedServer server{[&](const ServedRequest& request) { return web.answer(request); }};
    Fixture world;
    const auto shop = world.shop(server.url("/f/feed.json"));
    int pages = 0;
    const CataloguePage all = all_products(*world.http, *shop, &pages).value();
    CHECK(all.products.size() == 900);
    CHECK(all.total == 900);
    CHECK((web.has_ranges ? pages >= 4 : pages == 1));
    for (const ServedRequest& request : server.requests()) {
        if (request.target == "/f/products.jsonl") CHECK(request.header("Accept-Encoding") == "identity");
    }
}

TEST_CASE("a document that ends early is no shop that has emptied") {
    Web web;
    web.documents = {{"/feed.json", index_document("1", ",\"rows\":900")}, {"/products.jsonl", product_rows(12)}};
    ScriptedServer server{[&](const ServedRequest& request) { return web.answer(request); }};
    Fixture world;
    const auto shop = world.shop(server.url("/feed.json"));
    const auto page = wait_for<CataloguePage>(*world.http, [&](auto done) { shop->products({}, done); });
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == Errc::bad_data);
    CHECK_THAT(page.error().detail, ContainsSubstring("12 of 900"));
    const auto keys = wait_for<KeyPage>(*world.http, [&](auto done) { shop->keys({}, done); });
    CHECK(keys.error().code == Errc::bad_data);
}

TEST_CASE("a feed that is replaced between two pages has to be read again") {
    Web web;
    web.documents = {{"/feed.json", index_document("1")}, {"/products.jsonl", product_rows(900)}};
    ScriptedServer server{[&](const ServedRequest& request) { return web.answer(request); }};
    Fixture world;
    const auto shop = world.shop(server.url("/feed.json"));
    const auto first = wait_for<CataloguePage>(*world.http, [&](auto done) { shop->products({}, done); }).value();
    REQUIRE_FALSE(first.next.empty());
    web.etag = "\"2\"";
    const auto second = wait_for<CataloguePage>(*world.http, [&](auto done) { shop->products(first.next, done); });
    CHECK(second.error().code == Errc::conflict);
    // A kiosk that was started again in between has only the cursor.
    web.etag = "\"1\"";
    const auto after_restart = world.shop(server.url("/feed.json"));
    const auto page =
        wait_for<CataloguePage>(*world.http, [&](auto done) { after_restart->products(first.next, done); });
    CHECK(page.value().products.front().id.text() == fmt::format("p{}", first.products.size()));
}

TEST_CASE("what has not changed is asked about once, with its ETag") {
    Web web;
    web.documents = {{"/feed.json", index_document("7")}, {"/products.jsonl", product_rows(3)}};
    ScriptedServer server{[&](const ServedRequest& request) { return web.answer(request); }};
    Fixture world;
    const auto shop = world.shop(server.url("/feed.json"));
    const auto changes = [&](const std::string& mark) {
        return wait_for<Changes>(*world.http, [&](auto done) { shop->changes(mark, {}, done); }).value();
    };
    const Changes start = changes("");
    CHECK(start.products.empty());
    CHECK(start.mark == "7");
    const std::size_t asked = server.requests().size();
    const Changes same = changes(start.mark);
    CHECK(same.products.empty());
    CHECK(same.mark == "7");
    REQUIRE(server.requests().size() == asked + 1);
    CHECK(server.requests().back().header("If-None-Match") == web.etag);

    web.documents["/feed.json"] = index_document("8");
    web.etag = "\"2\"";
    const Changes after = changes(start.mark);
    CHECK(after.products.size() == 3);
    CHECK(after.next.empty());
    CHECK(after.mark == "8");
}

TEST_CASE("changes over several pages end with the version that they began with") {
    Web web;
    web.documents = {{"/feed.json", index_document("8")}, {"/products.jsonl", product_rows(900)}};
    ScriptedServer server{[&](const ServedRequest& request) { return web.answer(request); }};
    Fixture world;
    const auto shop = world.shop(server.url("/feed.json"));
    std::size_t count = 0;
    Changes page;
    do {
        page = wait_for<Changes>(*world.http, [&](auto done) { shop->changes("7", page.next, done); }).value();
        count += page.products.size();
        CHECK(page.mark.empty() == !page.next.empty());
    } while (!page.next.empty());
    CHECK(count == 900);
    CHECK(page.mark == "8");
}

TEST_CASE("a row that was set aside is still there for the key sweep") {
    const TemporaryFolder folder;
    Fixture world;
    test::write(folder / "feed.json", index_document("1"));
    test::write(
        folder / "products.jsonl",
        product_row(1) + "\n" + R"({"id":"p2","name":"x","variants":[{"id":"v2","price":1}]})" + "\nnonsense\n");
    const auto shop = world.shop("file://" + (folder / "feed.json").string());
    const KeyPage keys = wait_for<KeyPage>(*world.http, [&](auto done) { shop->keys({}, done); }).value();
    REQUIRE(keys.keys.size() == 2);
    CHECK(keys.keys[1].product.text() == "p2");
    CHECK(keys.keys[1].variant.text() == "v2");
    CHECK(all_products(*world.http, *shop).value().products.size() == 1);
}

TEST_CASE("stores, categories and stock") {
    const TemporaryFolder folder;
    Fixture world;
    test::write(folder / "feed.json", index_document("1"));
    test::write(folder / "products.jsonl", product_row(1));
    test::write(folder / "stores.jsonl",
                "{\"id\":\"u\",\"name\":\"Utrecht\"}\n{\"id\":\"\"}\n{\"id\":\"a\",\"name\":\"Amsterdam\"}\n");
    test::write(folder / "categories.jsonl", "{\"id\":\"lampen\",\"name\":{\"nl\":\"Lampen\",\"en\":\"Lamps\"}}\r\n");
    test::write(folder / "stock.jsonl", "{\"store\":\"u\",\"variant\":\"v1\",\"quantity\":3}\n{\"store\":\"u\"}\n");
    const auto shop = world.shop("file://" + (folder / "feed.json").string());
    const auto stores = wait_for<std::vector<Store>>(*world.http, [&](auto done) { shop->stores(done); }).value();
    REQUIRE(stores.size() == 2);
    CHECK(stores[1].name == "Amsterdam");
    const auto categories =
        wait_for<std::vector<Category>>(*world.http, [&](auto done) { shop->categories(done); }).value();
    CHECK(categories.at(0).name.in("en") == "Lamps");
    const auto stock = wait_for<StockPage>(*world.http, [&](auto done) { shop->stock({}, done); }).value();
    REQUIRE(stock.levels.size() == 1);
    CHECK(stock.levels[0].as_of == world.clock.wall());
    CHECK(stock.bad_rows.size() == 1);
}

TEST_CASE("what the feed does not name is empty, and what is missing is said") {
    const TemporaryFolder folder;
    Fixture world;
    const std::string index = (folder / "feed.json").string();
    const auto shop = world.shop("file://" + index);
    const auto products = [&] {
        return wait_for<CataloguePage>(*world.http, [&](auto done) { shop->products({}, done); });
    };
    CHECK(products().error().code == Errc::not_found);
    test::write(index, "{\"format\":\"something else\"}");
    CHECK(products().error().code == Errc::bad_data);
    test::write(index, R"({"format":"zuil-feed/1","version":"1","currency":"EUR","products":{"url":"../p.jsonl"}})");
    CHECK(products().error().code == Errc::bad_data);
    test::write(index, R"({"format":"zuil-feed/1","version":"1","currency":"EUR","products":{"url":"p.jsonl"}})");
    CHECK(products().error().code == Errc::not_found);
    test::write(folder / "p.jsonl", "");
    CHECK(products().value().products.empty());
    CHECK(wait_for<StockPage>(*world.http, [&](auto done) { shop->stock({}, done); }).value().levels.empty());
    CHECK(wait_for<CataloguePage>(*world.http, [&](auto done) { shop->products("odd", done); }).error().code ==
          Errc::bad_data);
    CHECK(shop->customers() == nullptr);
}

TEST_CASE("a password goes to the feed's own host and nowhere else") {
    Web elsewhere;
    elsewhere.documents = {{"/products.jsonl", product_rows(1)}};
    ScriptedServer other{[&](const ServedRequest& request) { return elsewhere.answer(request); }};
    Web web;
    web.documents = {{"/feed.json", R"({"format":"zuil-feed/1","version":"1","currency":"EUR","products":{"url":")" +
                                        other.url("/products.jsonl") + R"("},"stores":{"url":"stores.jsonl"}})"},
                     {"/stores.jsonl", "{\"id\":\"u\",\"name\":\"Utrecht\"}"}};
    ScriptedServer server{[&](const ServedRequest& request) { return web.answer(request); }};
    Fixture world;
    const auto shop = make_feed_shop(*world.http, world.clock,
                                     {.index_url = server.url("/feed.json"), .authorization = "Bearer secret"});
    CHECK(all_products(*world.http, *shop).value().products.size() == 1);
    CHECK(wait_for<std::vector<Store>>(*world.http, [&](auto done) { shop->stores(done); }).value().size() == 1);
    for (const ServedRequest& request : server.requests()) CHECK(request.header("Authorization") == "Bearer secret");
    for (const ServedRequest& request : other.requests()) CHECK(request.header("Authorization").empty());
}

TEST_CASE("a shop that goes away takes its questions with it") {
    ScriptedServer server{[](const ServedRequest&) { return ServedAnswer{.body = "{}", .delay = 200ms}; }};
    Fixture world;
    bool was_answered = false;
    {
        const auto shop = world.shop(server.url("/feed.json"));
        shop->products({}, [&](const auto&) { was_answered = true; });
        shop->stock({}, [&](const auto&) { was_answered = true; });
    }
    for (int turn = 0; turn < 10; ++turn) world.http->poll(50ms);
    CHECK_FALSE(was_answered);
}

}  // namespace zuil
