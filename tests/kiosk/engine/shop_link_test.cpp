#include "kiosk/engine/shop_link.hpp"

#include <fstream>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "sync/shops/feed/feed_shop.hpp"
#include "tests/support/scripted_server.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

void write(const std::filesystem::path& file, std::string_view text) { std::ofstream{file} << text; }

// A plain feed of two articles, as any shop could write it. The vase sells better.
void write_feed(const std::filesystem::path& folder, std::string_view version, std::string_view price,
                const std::string& pictures_at = "https://shop.example") {
    write(folder / "products.jsonl",
          R"({"id": "mug", "name": {"nl": "Mok", "en": "Mug"}, "brand": "Okta", "categories": ["kitchen"], )"
          R"("popularity": 10, "images": [")" +
              pictures_at + R"(/mug.jpg"], "variants": [{"id": "mug-1", "price": ")" + std::string{price} +
              "\"}]}\n"
              R"({"id": "vase", "name": {"nl": "Vaas", "en": "Vase"}, "categories": ["kitchen"], )"
              R"("popularity": 90, "images": [")" +
              pictures_at + R"(/vase.jpg"], "variants": [{"id": "vase-1", "price": "24.50"}]})" + "\n");
    write(folder / "categories.jsonl", "{\"id\": \"kitchen\", \"name\": {\"nl\": \"Keuken\", \"en\": \"Kitchen\"}}\n");
    write(folder / "stores.jsonl",
          R"({"id": "utrecht", "name": "Utrecht", "pickup_lead_minutes": 60, "slot_minutes": 120, )"
          R"("hours": {"mon": "00:00-24:00", "tue": "00:00-24:00", "wed": "00:00-24:00", "thu": "00:00-24:00", )"
          R"("fri": "00:00-24:00", "sat": "00:00-24:00", "sun": "00:00-24:00"}})"
          "\n");
    write(folder / "stock.jsonl",
          "{\"store\": \"utrecht\", \"variant\": \"mug-1\", \"quantity\": 5}\n"
          "{\"store\": \"utrecht\", \"variant\": \"vase-1\", \"quantity\": 1}\n");
    write(folder / "feed.json",
          R"({"format": "zuil-feed/1", "version": ")" + std::string{version} +
              R"(", "currency": "EUR", "language": "nl", "products": {"url": "products.jsonl", "rows": 2}, )"
              R"("categories": {"url": "categories.jsonl"}, "stores": {"url": "stores.jsonl"}, )"
              R"("stock": {"url": "stock.jsonl"}})");
}

EngineSettings link_settings() {
    EngineSettings settings;
    settings.shop_name = "Vonk & Veer";
    settings.languages = {"en", "nl"};
    settings.store = StoreId{"utrecht"};
    settings.kiosk_code = "UT1";
    settings.asks_contact = false;
    return settings;
}

// Everything of a kiosk but its panel, stepped by one thread, on a feed that lies on the disk.
struct Kiosk {
    explicit Kiosk(FeedOptions options) : shop{make_feed_shop(*http, clock, std::move(options))} {}

    const Snapshot& tap(Intent intent) {
        inbox.put({std::move(intent)});
        return run(20);
    }
    // Lets a tenth of a second pass at each step.
    const Snapshot& run(int steps) {
        for (int step = 0; step < steps; ++step) {
            http->poll(2ms);
            link.step(engine);
            engine.tick();
            clock.advance(100ms);
        }
        return *publisher.newest();
    }
    const Snapshot& run_until(const std::function<bool(const Snapshot&)>& holds) {
        for (int tries = 0; tries < 500 && !holds(run(2)); ++tries) {
        }
        REQUIRE(holds(*publisher.newest()));
        return *publisher.newest();
    }
    const Snapshot& order_a_mug() {
        run_until([](const Snapshot& seen) { return seen.chrome.store_name == "Utrecht"; });
        tap(OpenProduct{ProductId{"mug"}});
        tap(AddToBasket{.product = ProductId{"mug"}, .variant = {}});
        tap(OpenBasket{});
        tap(StartCheckout{});
        const std::uint64_t offer = tap(ContinueToPayment{}).payment.offer;
        return tap(PlaceOrder{.offer = offer});
    }

    TemporaryFolder folder;
    ManualClock clock{std::chrono::sys_days{std::chrono::March / 12 / 2026} + 9h};
    SeededRandom random{3};
    EngineSettings settings = link_settings();
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop;
    SealingKey key = SealingKey::make(random);
    std::unique_ptr<OutboxStore> orders = OutboxStore::open(folder.path()).value();
    std::unique_ptr<CatalogueWriter> catalogue = CatalogueWriter::open(folder.path(), clock).value();
    Mirror mirror{*shop, *catalogue, clock, random};
    Outbox outbox{*shop, *orders, key, clock, random};
    PictureMirror pictures{
        {.folder = folder / "pictures", .requests_max = 1, .works_in_step = true}, *http, clock, random};
    std::unique_ptr<CatalogueQueries> queries = make_direct_queries(folder.path());
    OrderIntake intake{{.clock = clock,
                        .random = random,
                        .outbox = *orders,
                        .key = key,
                        .kiosk_code = "UT1",
                        .counter_file = folder / "offline-orders"}};
    Languages languages = Languages::make(Translations{}, settings.languages).value();
    IntentInbox inbox{[] {}};
    SnapshotPublisher publisher{[] {}};
    Engine engine{settings,
                  {.clock = clock,
                   .queries = *queries,
                   .orders = intake,
                   .languages = languages,
                   .zone = TimeZone::find("Europe/Amsterdam").value(),
                   .inbox = inbox,
                   .publisher = publisher}};
    DiskReserve reserve{folder / "reserve", 4096};
    ShopLink link{{.clock = clock,
                   .mirror = mirror,
                   .orders = *orders,
                   .outbox = outbox,
                   .pictures = pictures,
                   .reserve = reserve}};
};

}  // namespace

TEST_CASE("a feed becomes a shop to walk through, and an order becomes a document in a folder") {
    const TemporaryFolder feed;
    const TemporaryFolder desk;
    write_feed(feed.path(), "1", "12.95");
    Kiosk kiosk{{.index_url = "file://" + (feed / "feed.json").string(), .orders_to = desk.path().string()}};
    kiosk.run_until([](const Snapshot& seen) { return seen.chrome.store_name == "Utrecht"; });
    kiosk.tap(Begin{});
    const Snapshot& home =
        kiosk.run_until([](const Snapshot& seen) { return seen.home.value && seen.home.value->shelf.size() == 2; });
    CHECK(home.chrome.connection == Connection::online);
    CHECK(home.chrome.growing.empty());
    CHECK(home.home.value->categories.at(0).name == "Kitchen");

    const std::string code = kiosk.order_a_mug().confirmation.pickup_code;
    const Snapshot& done =
        kiosk.run_until([](const Snapshot& seen) { return seen.confirmation.status == "The shop has your order"; });
    CHECK(done.confirmation.pickup_code == code);
    std::vector<std::filesystem::path> documents;
    for (const auto& entry : std::filesystem::directory_iterator{desk.path()}) documents.push_back(entry.path());
    REQUIRE(documents.size() == 1);
    std::ifstream stream{documents.front()};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    CHECK_THAT(text, ContainsSubstring(code) && ContainsSubstring("12.95"));
}

TEST_CASE("pictures come in before anybody looks at them, what sells best first") {
    const TemporaryFolder feed;
    auto server = std::make_unique<test::ScriptedServer>(
        [](const test::ServedRequest& request) { return test::ServedAnswer{.body = "\xFF\xD8\xFF" + request.target}; });
    const std::string mug = server->url("/mug.jpg");
    const std::string vase = server->url("/vase.jpg");
    write_feed(feed.path(), "1", "12.95", server->url(""));
    Kiosk kiosk{{.index_url = "file://" + (feed / "feed.json").string()}};
    kiosk.run_until([&](const Snapshot& seen) { return server->requests().size() == 2 && seen.session > 0; });
    kiosk.run(20);
    CHECK(kiosk.publisher.newest()->route == Route::attract);
    CHECK(server->requests().at(0).target == "/vase.jpg");
    CHECK(server->requests().at(1).target == "/mug.jpg");
    CHECK(server->requests().size() == 2);  // though each stands on the shelf and among the best sellers

    server.reset();
    for (const std::string& url : {mug, vase}) CHECK(kiosk.pictures.read(url, PictureSize::card).has_value());
}

TEST_CASE("a price that the shop changes is on the screen by itself") {
    const TemporaryFolder feed;
    write_feed(feed.path(), "1", "12.95");
    Kiosk kiosk{{.index_url = "file://" + (feed / "feed.json").string()}};
    kiosk.run_until([](const Snapshot& seen) { return seen.chrome.store_name == "Utrecht"; });
    kiosk.tap(OpenProduct{ProductId{"mug"}});
    kiosk.run_until([](const Snapshot& seen) { return seen.product.value && seen.product.value->price == "€12.95"; });
    write_feed(feed.path(), "2", "13.95");
    for (int minute = 0; minute < 4; ++minute) {
        kiosk.tap(Touched{});
        kiosk.clock.advance(30s);
    }
    kiosk.run_until([](const Snapshot& seen) { return seen.product.value && seen.product.value->price == "€13.95"; });
}

TEST_CASE("a shop that nobody answers for is said to be out of reach, and its order is kept") {
    const TemporaryFolder feed;
    write_feed(feed.path(), "1", "12.95");
    // Port 9 (discard) refuses on any machine that runs tests.
    Kiosk kiosk{{.index_url = "file://" + (feed / "feed.json").string(),
                 .orders_to = "http://127.0.0.1:9/orders",
                 .handover = FeedOptions::Handover::put}};
    CHECK(kiosk.order_a_mug().route == Route::confirmation);
    const Snapshot& offline =
        kiosk.run_until([](const Snapshot& seen) { return seen.chrome.connection == Connection::offline; });
    CHECK_THAT(offline.confirmation.status, ContainsSubstring("Safely saved"));
    CHECK(kiosk.orders->counts().value().owed == 1);
}

TEST_CASE("what the shop says of an order is on the screen of who looks at it, and nobody is asked for the others") {
    const TemporaryFolder feed;
    const TemporaryFolder desk;
    write_feed(feed.path(), "1", "12.95");
    Kiosk kiosk{{.index_url = "file://" + (feed / "feed.json").string(), .orders_to = desk.path().string()}};
    kiosk.order_a_mug();
    kiosk.run_until([](const Snapshot& seen) { return seen.confirmation.status == "The shop has your order"; });
    const std::string ref = kiosk.engine.journey().session().accepted->orders.front().order.ref.text();
    write(desk / (ref + ".status.json"), R"({"ref":")" + ref + R"(","status":"ready"})");
    kiosk.run(400);
    CHECK_FALSE(kiosk.orders->find(OrderRef{ref}).value().progress);

    kiosk.tap(OpenMyOrder{});
    kiosk.run_until([](const Snapshot& seen) { return seen.my_order.title == "Your order is ready"; });
    write(desk / (ref + ".status.json"), R"({"ref":")" + ref + R"(","status":"handed_over","paid":true})");
    const Snapshot& over =
        kiosk.run_until([](const Snapshot& seen) { return seen.my_order.title == "You have your order"; });
    CHECK(over.my_order.parts.front().payment == "Paid: €12.95");
}
