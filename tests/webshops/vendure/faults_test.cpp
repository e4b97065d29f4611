#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/outbox.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr int orders_total = 50;
constexpr int faults_each_min = 5;
constexpr int every_nth_fails = 7;

// How long an order takes here and now without faults: the clients' patience is measured by it, so that a busy machine
// does not turn every answer into a late one.
std::chrono::milliseconds measure_order(const VendureServer& server) {
    SystemClock clock;
    const auto http = make_curl_http();
    const auto shop = make_vendure_shop(*http, clock, server.options()).value();
    OrderRequest request{.order = order_of(server, 999, {{"PAN-28", 1}}), .contact = {}, .handle = ""};
    const auto begun = std::chrono::steady_clock::now();
    request.handle =
        wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(request, done); }).value().handle;
    wait_for<PlacedOrder>(*http, [&](auto done) { shop->commit_order(request, done); }).value();
    return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
}

// A kiosk's outbox, with the real shop behind a network that spoils every seventh request, each fault in its turn.
class SpoiltLine {
public:
    explicit SpoiltLine(VendureServer::OrderFields fields)
        : server{fields},
          patience_{std::clamp<std::chrono::milliseconds>(2 * measure_order(server), 1s, 30s)},
          proxy_{server.port(), patience_ + 500ms, [this](std::string_view) { return next_fault(); }},
          store_{OutboxStore::open(folder_.path()).value()},
          key_{SealingKey::make(random_)} {
        server.seed(5 * orders_total + 1);
        VendureOptions options = server.options_through(proxy_.port());
        options.order_deadline = patience_;  // shorter than the proxy's lateness: what is late comes after we gave up
        options.request_gap = 0ms;
        shop_ = make_vendure_shop(*http_, clock_, std::move(options)).value();
        OutboxOptions patience;
        patience.retry = {.first = 50ms, .most = 500ms};
        patience.refused_again = 200ms;
        patience.failures_max = 1000;
        outbox_.emplace(*shop_, *store_, key_, clock_, random_, patience);
    }

    void accept(const Order& order) {
        REQUIRE(outbox_->accept(order, {.name = "Sam Proef", .phone = "+31655599000", .email = ""}));
    }

    // Until nothing is owed any more.
    void drain(std::chrono::minutes most) {
        const auto patience = std::chrono::steady_clock::now() + most;
        int owed = orders_total;
        while (owed > 0 && std::chrono::steady_clock::now() < patience) {
            outbox_->step();
            http_->poll(20ms);
            const int now_owed = outbox_->status().counts.owed;
            if (now_owed != owed && now_owed % 10 == 0) fmt::print(stderr, "{} orders are still owed\n", now_owed);
            owed = now_owed;
        }
    }

    OutboxEntry entry(const Order& order) { return store_->find(order.ref).value(); }
    std::map<Fault, int> faults() const { return proxy_.injected(); }

    VendureServer server;

private:
    Fault next_fault() {
        if (++requests_ % every_nth_fails != 0) return Fault::none;
        return all_faults[static_cast<std::size_t>(requests_ / every_nth_fails) % std::size(all_faults)];
    }

    const std::chrono::milliseconds patience_;
    int requests_ = 0;  // used by one thread of the proxy at a time
    FaultProxy proxy_;
    TemporaryFolder folder_;
    SystemClock clock_;
    SystemRandom random_;
    std::unique_ptr<Http> http_ = make_curl_http();
    std::unique_ptr<OutboxStore> store_;
    SealingKey key_;
    std::unique_ptr<Shop> shop_;
    std::optional<Outbox> outbox_;
};

// The placed orders that hold the article, with all their lines, as the shop's own tables have them.
std::vector<std::vector<std::string>> bookings(const VendureServer& server, const std::string& sku) {
    return server.sql(R"(select o.code, string_agg(v.sku || ' x ' || l.quantity, ', ' order by v.sku) from "order" o
        join order_line l on l."orderId" = o.id join product_variant v on v.id = l."productVariantId"
        where o."orderPlacedAt" is not null and o.state <> 'Cancelled' and o.id in (select "orderId" from order_line
            join product_variant on product_variant.id = "productVariantId" where sku = ')" +
                      sku + "') group by o.code");
}

// What the shop's staff read of an order: its custom fields, or its note.
std::string told(const VendureServer& server, const std::string& code, bool has_fields) {
    if (has_fields) {
        return server.sql_value(
            R"(select "customFieldsKioskref" || ' ' || "customFieldsPickupcode" || ' ' || "customFieldsPickupstore"
               from "order" where code = ')" +
            code + "'");
    }
    return server.sql_value(R"(select data from history_entry h join "order" o on o.id = h."orderId"
        where h.type = 'ORDER_NOTE' and o.code = ')" +
                            code + "'");
}

void place_through_faults(VendureServer::OrderFields fields) {
    const bool has_fields = fields == VendureServer::OrderFields::present;
    SpoiltLine line{fields};
    std::vector<Order> orders;
    for (int number = 1; number <= orders_total; ++number) {
        const std::string other = fmt::format("Z{:06}-1", 5 * number + 1);
        orders.push_back(order_of(line.server, number, {{single_article(number), 1 + number % 3}, {other, 1}}));
        line.accept(orders.back());
    }
    line.drain(15min);

    for (const auto& [fault, count] : line.faults()) fmt::print("{:>18}: {}\n", to_string(fault), count);
    for (const Fault fault : all_faults) {
        INFO(to_string(fault));
        CHECK(line.faults()[fault] >= faults_each_min);
    }
    for (std::size_t at = 0; at < orders.size(); ++at) {
        const Order& order = orders[at];
        const OutboxEntry entry = line.entry(order);
        INFO(order.ref.text() << ": " << (entry.last_error ? entry.last_error->detail : ""));
        CHECK(entry.state == OrderState::confirmed);
        const auto booked = bookings(line.server, order.lines[0].sku);
        REQUIRE(booked.size() == 1);
        CHECK(booked[0][0] == entry.shop_order);
        CHECK(booked[0][1] ==
              fmt::format("{} x {}, {} x 1", order.lines[0].sku, order.lines[0].quantity, order.lines[1].sku));
        const std::string said = told(line.server, entry.shop_order, has_fields);
        for (const std::string& part : {order.ref.text(), order.pickup_code, order.pickup_store.text()}) {
            CHECK(said.find(part) != std::string::npos);
        }
    }
    CHECK(line.server.sql_value(R"(select count(*) from "order" where "orderPlacedAt" is not null)") ==
          std::to_string(orders_total + 1));  // and the one that was measured
}

}  // namespace

TEST_CASE("fifty orders through a line with every fault are at the shop once each") {
    place_through_faults(VendureServer::OrderFields::present);
}

TEST_CASE("the same in a shop that has no field for our reference") {
    place_through_faults(VendureServer::OrderFields::absent);
}

}  // namespace zuil::test
