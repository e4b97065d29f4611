#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/outbox.hpp"
#include "tests/platform/http/http_client.hpp"
#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// The real shop, a phone, and the outbox of a kiosk that may be ended and started again.
class Kiosk {
public:
    explicit Kiosk(VendureServer& server) : server_{server}, key_{SealingKey::make(random_)} { start(900s); }

    // `open_for`: as long as a page is waited for.
    void start(std::chrono::seconds open_for) {
        outbox_.reset();
        store_.reset();
        shop_.reset();
        http_ = make_curl_http();
        VendureOptions options = server_.options();
        options.request_gap = 0ms;
        options.phone_payment.open_for = open_for;
        shop_ = make_vendure_shop(*http_, clock_, std::move(options)).value();
        store_ = OutboxStore::open(folder_.path()).value();
        OutboxOptions patience;
        patience.payment_every = 300ms;
        outbox_.emplace(*shop_, *store_, key_, clock_, random_, patience);
    }

    // Two pieces of an article that no other order here has.
    Order place() {
        static int number = 0;
        ++number;
        Order order = order_of(server_, 5000 + number, {{single_article(number), 2}});
        order.payment = PaymentMethod::phone;
        order.accepted_at = clock_.wall();
        REQUIRE(outbox_->accept(order, {.name = "Sam Proef", .phone = "+31655599000", .email = ""}));
        return order;
    }

    OutboxEntry run_until(const OrderRef& ref, OrderState state, std::chrono::seconds most = 60s) {
        const auto patience = std::chrono::steady_clock::now() + most;
        while (entry(ref).state != state && std::chrono::steady_clock::now() < patience) step();
        const OutboxEntry reached = entry(ref);
        INFO((reached.last_error ? reached.last_error->detail : "no error"));
        CHECK(reached.state == state);
        return reached;
    }

    void step() {
        outbox_->step();
        http_->poll(20ms);
    }

    OutboxEntry entry(const OrderRef& ref) { return store_->find(ref).value(); }
    OutboxStore& store() { return *store_; }
    Shop& shop() { return *shop_; }
    Http& http() { return *http_; }
    WallTime now() const { return clock_.wall(); }

private:
    VendureServer& server_;
    TemporaryFolder folder_;
    SystemClock clock_;
    SystemRandom random_;
    SealingKey key_;
    std::unique_ptr<Http> http_;
    std::unique_ptr<Shop> shop_;
    std::unique_ptr<OutboxStore> store_;
    std::optional<Outbox> outbox_;
};

// One server for all tests of this program.
VendureServer& shared_server() {
    static VendureServer server;
    return server;
}

// What the shopper's phone does on the page.
bool on_page(const std::string& url, const std::string& action) {
    const auto http = make_curl_http();
    const auto reply = ask(*http, {.method = HttpMethod::post, .url = url + "/" + action, .headers = {}, .body = ""});
    if (!reply || !reply->ok()) throw std::runtime_error{reply ? reply->body : reply.error().detail};
    return reply->body == "done";
}

struct AtShop {
    std::string state;
    std::string placed;     // how many placed orders hold the article
    std::string settled;    // in cents, over all its orders
    std::string allocated;  // pieces, in all places
};

AtShop at_shop(const VendureServer& server, const Order& order) {
    const std::string& sku = order.lines.front().sku;
    const std::string mine =
        R"(from "order" o join order_line l on l."orderId" = o.id join product_variant v
        on v.id = l."productVariantId" where v.sku = ')" +
        sku + "'";
    return {.state = server.sql_value("select max(o.state) " + mine),
            .placed = server.sql_value("select count(distinct o.id) " + mine + R"( and o."orderPlacedAt" is not null)"),
            .settled = server.sql_value(R"(select coalesce(sum(p.amount), 0) from payment p
                where p.state = 'Settled' and p."orderId" in (select o.id )" +
                                        mine + ")"),
            .allocated = server.sql_value(R"(select sum(s."stockAllocated") from stock_level s
                join product_variant v on v.id = s."productVariantId" where v.sku = ')" +
                                          sku + "'")};
}

}  // namespace

TEST_CASE("an order is paid on the provider's page, and only then has the shop it") {
    VendureServer& server = shared_server();
    Kiosk kiosk{server};
    CHECK(kiosk.shop().traits().orders.pay_on_phone);
    const Order order = kiosk.place();
    const OutboxEntry waiting = kiosk.run_until(order.ref, OrderState::awaiting_payment);
    REQUIRE_FALSE(waiting.page.url.empty());
    CHECK(at_shop(server, order).placed == "0");
    CHECK(at_shop(server, order).allocated == "0");
    // Nothing but the page places it.
    const OrderRequest request{.order = order, .contact = {}, .handle = waiting.handle};
    CHECK_FALSE(wait_for<PlacedOrder>(kiosk.http(), [&](auto done) { kiosk.shop().commit_order(request, done); }));

    SECTION("at once") { REQUIRE(on_page(waiting.page.url, "pay")); }
    SECTION("after it was begun, which the kiosk sees") {
        REQUIRE(on_page(waiting.page.url, "begin"));
        while (kiosk.entry(order.ref).payment != PaymentProgress::in_progress) kiosk.step();
        // What is being paid is not taken back.
        const auto taken =
            wait_for<PlacedOrder>(kiosk.http(), [&](auto done) { kiosk.shop().cancel_order(request, done); });
        CHECK(taken.error().code == Errc::conflict);
        REQUIRE(on_page(waiting.page.url, "pay"));
    }
    SECTION("after a try that failed") {
        REQUIRE(on_page(waiting.page.url, "fail"));
        while (kiosk.entry(order.ref).payment != PaymentProgress::failed) kiosk.step();
        CHECK(kiosk.entry(order.ref).state == OrderState::awaiting_payment);
        REQUIRE(on_page(waiting.page.url, "pay"));
    }
    SECTION("while the kiosk is off") {
        REQUIRE(on_page(waiting.page.url, "pay"));
        kiosk.start(900s);
    }
    SECTION("when the kiosk was ended between every two steps before it") {
        kiosk.start(900s);
        REQUIRE(on_page(waiting.page.url, "pay"));
    }
    const OutboxEntry paid = kiosk.run_until(order.ref, OrderState::confirmed);
    CHECK_FALSE(paid.shop_order.empty());
    CHECK(paid.shop_total == order.total);
    CHECK_FALSE(on_page(waiting.page.url, "pay"));
    const AtShop shop = at_shop(server, order);
    CHECK(shop.state == "PaymentSettled");
    CHECK(shop.placed == "1");
    CHECK(shop.settled == std::to_string(order.total.minor()));
    CHECK(shop.allocated == "2");
    // Paid is paid.
    const auto taken =
        wait_for<PlacedOrder>(kiosk.http(), [&](auto done) { kiosk.shop().cancel_order(request, done); });
    CHECK(taken.error().code == Errc::conflict);
}

TEST_CASE("an order that nobody pays is cancelled at the shop, where its stock stays free and its page closes") {
    VendureServer& server = shared_server();
    Kiosk kiosk{server};
    kiosk.start(4s);
    const Order order = kiosk.place();
    const std::string url = kiosk.run_until(order.ref, OrderState::awaiting_payment).page.url;
    kiosk.run_until(order.ref, OrderState::cancelled);
    CHECK(kiosk.now() - order.accepted_at >= 4s);
    CHECK_FALSE(on_page(url, "pay"));
    const AtShop shop = at_shop(server, order);
    CHECK(shop.state == "Cancelled");
    CHECK(shop.placed == "0");
    CHECK(shop.allocated == "0");
    CHECK(shop.settled == "0");
}

TEST_CASE("a shopper who changes their mind is let go when the shop has closed the page, and not before") {
    VendureServer& server = shared_server();
    Kiosk kiosk{server};
    const Order order = kiosk.place();
    const std::string url = kiosk.run_until(order.ref, OrderState::awaiting_payment).page.url;
    SECTION("nothing was paid") {
        REQUIRE(kiosk.store().withdraw(order.ref, kiosk.now()));
        kiosk.start(900s);
        kiosk.run_until(order.ref, OrderState::cancelled);
        CHECK_FALSE(on_page(url, "begin"));
        CHECK(at_shop(server, order).state == "Cancelled");
    }
    SECTION("a payment was begun, and fails") {
        REQUIRE(on_page(url, "begin"));
        REQUIRE(kiosk.store().withdraw(order.ref, kiosk.now()));
        for (int step = 0; step < 50; ++step) kiosk.step();
        CHECK(kiosk.entry(order.ref).state == OrderState::awaiting_payment);
        REQUIRE(on_page(url, "fail"));
        kiosk.run_until(order.ref, OrderState::cancelled);
        CHECK(at_shop(server, order).settled == "0");
    }
}

TEST_CASE("a payment in the last second is either taken and confirmed, or refused and cancelled") {
    VendureServer& server = shared_server();
    int paid = 0;
    for (int n = 0; n < 6; ++n) {
        Kiosk kiosk{server};
        kiosk.start(3s);
        const Order order = kiosk.place();
        const OutboxEntry waiting = kiosk.run_until(order.ref, OrderState::awaiting_payment);
        // Before, at and after the end.
        const WallTime at = waiting.page.open_until + (n - 2) * 60ms;
        std::thread phone{[&, url = waiting.page.url] {
            std::this_thread::sleep_until(at);
            paid += on_page(url, "pay") ? 1 : 0;
        }};
        const int before = paid;
        const auto patience = std::chrono::steady_clock::now() + 60s;
        while (!is_final(kiosk.entry(order.ref).state) && std::chrono::steady_clock::now() < patience) kiosk.step();
        phone.join();
        const AtShop shop = at_shop(server, order);
        INFO("payment " << n);
        const bool was_taken = paid > before;
        CHECK(kiosk.entry(order.ref).state == (was_taken ? OrderState::confirmed : OrderState::cancelled));
        CHECK(shop.state == (was_taken ? "PaymentSettled" : "Cancelled"));
        CHECK(shop.settled == (was_taken ? std::to_string(order.total.minor()) : "0"));
    }
    CHECK(paid > 0);
}

TEST_CASE("a shop whose plugin has other names than were configured takes no order, and says why") {
    VendureServer& server = shared_server();
    VendureOptions options = server.options();
    options.phone_payment.close = "";
    SystemClock clock;
    const auto http = make_curl_http();
    CHECK(make_vendure_shop(*http, clock, options).error().code == Errc::bad_data);
    options = server.options();
    options.phone_payment.create = "";
    CHECK_FALSE((*make_vendure_shop(*http, clock, options))->traits().orders.pay_on_phone);
    options.phone_payment.create = "createMolliePaymentIntent";
    const auto shop = *make_vendure_shop(*http, clock, options);
    OrderRequest request{.order = order_of(server, 5990, {{"PAN-28", 1}}), .contact = {}, .handle = ""};
    request.order.payment = PaymentMethod::phone;
    request.handle = wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(request, done); })->handle;
    const auto page = wait_for<PaymentPage>(*http, [&](auto done) { shop->open_payment(request, done); });
    REQUIRE_FALSE(page);
    CHECK(page.error().code == Errc::shop_fault);
    CHECK(page.error().detail.find("createMolliePaymentIntent") != std::string::npos);
}

}  // namespace zuil::test
