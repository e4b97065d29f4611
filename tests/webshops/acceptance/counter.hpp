#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/webshops/acceptance/real_shop.hpp"
#include "tests/webshops/shop_process.hpp"

namespace zuil::test {

// A real shop, the connector on it, and orders to place.
class Counter {
public:
    explicit Counter(const std::string& kind = real_shop_kinds().front()) : real{start_real_shop(kind)} {
        real->seed(articles_max);
        use({});
    }

    void use(const Connection& connection) { shop = real->connect(*http, clock, connection); }

    // So many pieces of each article number, as the kiosk would ask for them.
    OrderRequest request(const std::vector<std::pair<std::string, int>>& articles) {
        return {.order = order_of(*real, ++orders_, articles),
                .contact = {.name = "Sam Proef", .phone = "+31655599000", .email = "sam@example.com"},
                .handle = ""};
    }

    Result<PreparedOrder> prepare(const OrderRequest& order) {
        return wait_for<PreparedOrder>(*http, [&](auto done) { shop->prepare_order(order, done); });
    }
    Result<PlacedOrder> commit(const OrderRequest& order) {
        return wait_for<PlacedOrder>(*http, [&](auto done) { shop->commit_order(order, done); });
    }
    OrderInspection inspect(const OrderRequest& order) {
        return *wait_for<OrderInspection>(*http, [&](auto done) { shop->inspect_order(order, done); });
    }
    Result<OrderQuote> quote(const OrderRequest& order) {
        return wait_for<OrderQuote>(*http, [&](auto done) { shop->quote_order(order, done); });
    }
    Result<PlacedOrder> cancel(const OrderRequest& order) {
        return wait_for<PlacedOrder>(*http, [&](auto done) { shop->cancel_order(order, done); });
    }
    Result<PlacedOrder> place(OrderRequest& order) {
        auto prepared = prepare(order);
        if (!prepared) return tl::unexpected<Error>{prepared.error()};
        order.handle = prepared->handle;
        return commit(order);
    }
    // An article that no other test has, and every store ten of.
    std::string article() {
        const std::string sku = single_article(++articles_);
        real->set_stock(sku, 10);
        return sku;
    }
    // How many binding orders hold that article.
    std::size_t bookings(const std::string& sku) const { return real->bookings(sku).size(); }
    bool is_told(const PlacedOrder& placed, const std::string& words) const {
        return real->told(placed.shop_order).find(words) != std::string::npos;
    }

    std::unique_ptr<RealShop> real;
    SystemClock clock;
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop;

private:
    static constexpr int articles_max = 300;

    int orders_ = 0;
    int articles_ = 0;
};

// One shop for all tests of a program.
inline Counter& shared_counter() {
    static Counter counter;
    return counter;
}

}  // namespace zuil::test
