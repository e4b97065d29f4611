#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/outbox.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/webshops/acceptance/real_shop.hpp"
#include "tests/webshops/shop_process.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr int every_nth_fails = 7;

// Twenty in each run; two thousand in the long one.
int orders_total() { return std::getenv("ZUIL_LONG_TESTS") != nullptr ? 2000 : 20; }

std::chrono::milliseconds time_order(const RealShop& real, int number) {
    SystemClock clock;
    const auto http = make_curl_http();
    const auto shop = real.connect(*http, clock, {});
    OrderRequest request{.order = order_of(real, number, {{"PAN-28", 1}}), .contact = {}, .handle = ""};
    const auto begun = std::chrono::steady_clock::now();
    request.handle =
        wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(request, done); }).value().handle;
    wait_for<PlacedOrder>(*http, [&](auto done) { shop->commit_order(request, done); }).value();
    return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
}

// How long an order takes here and now without faults: the clients' patience is measured by it, so that a busy machine
// does not turn every answer into a late one. A shop's first order takes many times as long as those after it.
constexpr int orders_to_measure = 2;
std::chrono::milliseconds measure_order(const RealShop& real) {
    time_order(real, 999'998);
    return time_order(real, 999'999);
}

// A kiosk's outbox, with the real shop behind a network that spoils every seventh request, each fault in its turn.
class SpoiltLine {
public:
    explicit SpoiltLine(const std::string& kind)
        : real{start_real_shop(kind)},
          patience_{std::clamp<std::chrono::milliseconds>(measure_order(*real), 1s, 30s)},
          proxy_{real->port(), patience_ + 500ms, [this](std::string_view) { return next_fault(); }},
          store_{OutboxStore::open(folder_.path()).value()},
          key_{SealingKey::make(random_)} {
        real->seed(6 * orders_total());
        // What is late comes after we gave up.
        shop_ = real->connect(*http_, clock_, {.port = proxy_.port(), .order_deadline = patience_});
        OutboxOptions patience;
        patience.retry = {.first = 50ms, .most = 500ms};
        patience.refused_again = 200ms;
        patience.guard = {.failures_max = 1000, .pause = patience.retry, .tokens_max = 1'000'000};
        outbox_.emplace(*shop_, *store_, key_, clock_, random_, patience);
    }

    void accept(const Order& order) {
        REQUIRE(outbox_->accept(order, {.name = "Sam Proef", .phone = "+31655599000", .email = ""}));
    }

    // Until nothing is owed any more.
    void drain(std::chrono::minutes most) {
        const auto patience = std::chrono::steady_clock::now() + most;
        int owed = orders_total();
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

    std::unique_ptr<RealShop> real;

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

}  // namespace

TEST_CASE("orders through a line with every fault are at the shop once each, whole, and kept in their own store") {
    for (const std::string& kind : real_shop_kinds()) {
        INFO(kind);
        SpoiltLine line{kind};
        const RealShop& real = *line.real;
        std::vector<Order> orders;
        for (int number = 1; static_cast<int>(orders.size()) < orders_total(); ++number) {
            // Every 97th product is not sold.
            if ((5 * number) % 97 == 0 || (5 * number + 1) % 97 == 0) continue;
            const std::string first = single_article(number);
            const std::string other = fmt::format("Z{:06}-1", 5 * number + 1);
            line.real->set_stock(first, 10);
            line.real->set_stock(other, 10);
            orders.push_back(order_of(real, number, {{first, 1 + number % 3}, {other, 1}}));
            line.accept(orders.back());
        }
        line.drain(std::chrono::minutes{15 + orders_total() / 10});

        for (const auto& [fault, count] : line.faults()) fmt::print("{:>18}: {}\n", to_string(fault), count);
        for (const Fault fault : all_faults) {
            INFO(to_string(fault));
            CHECK(line.faults()[fault] >= 1);
        }
        for (const Order& order : orders) {
            const OutboxEntry entry = line.entry(order);
            INFO(order.ref.text() << ": " << (entry.last_error ? entry.last_error->detail : ""));
            CHECK(entry.state == OrderState::confirmed);
            const auto booked = real.bookings(order.lines[0].sku);
            REQUIRE(booked.size() == 1);
            CHECK(booked[0].first == entry.shop_order);
            CHECK(booked[0].second ==
                  fmt::format("{} x {}, {} x 1", order.lines[0].sku, order.lines[0].quantity, order.lines[1].sku));
            const std::string told = real.told(entry.shop_order);
            for (const std::string& part : {order.ref.text(), order.pickup_code, order.pickup_store.text()}) {
                CHECK(told.find(part) != std::string::npos);
            }
            if (kind != real_shop_kinds().front()) continue;
            CHECK(real.kept(entry.shop_order) ==
                  std::vector<std::string>{fmt::format("{} x {} in UTR1", order.lines[0].sku, order.lines[0].quantity),
                                           fmt::format("{} x 1 in UTR1", order.lines[1].sku)});
        }
        // And those that were measured.
        CHECK(real.placed_orders() == orders_total() + orders_to_measure);
    }
}

}  // namespace zuil::test
