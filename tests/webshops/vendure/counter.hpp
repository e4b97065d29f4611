#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {

// A shop, the connector on it, and orders to place.
class Counter {
public:
    explicit Counter(VendureServer::OrderFields fields = VendureServer::OrderFields::present) : server{fields} {
        use(server.options());
    }

    void use(VendureOptions options) { shop = *make_vendure_shop(*http, clock, std::move(options)); }

    // So many pieces of each article number, as the kiosk would ask for them.
    OrderRequest request(const std::vector<std::pair<std::string, int>>& articles) {
        return {.order = order_of(server, ++orders_, articles),
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
    // An article that no other test has.
    std::string article() { return single_article(++articles_); }
    // How many placed orders hold that article.
    std::string bookings(const std::string& sku) {
        return server.sql_value(R"(select count(distinct o.id) from "order" o join order_line l on l."orderId" = o.id
            join product_variant v on v.id = l."productVariantId" where o."orderPlacedAt" is not null and v.sku = ')" +
                                sku + "'");
    }
    std::string notes(const PlacedOrder& placed) { return of_order(placed, note_query("count(*)")); }
    std::string note(const PlacedOrder& placed) { return of_order(placed, note_query("max(data)")); }
    std::string of_order(const PlacedOrder& placed, const std::string& what) {
        return server.sql_value("select " + what +
                                R"( from "order" o left join customer c on c.id = o."customerId" where o.code = ')" +
                                placed.shop_order + "'");
    }

    static std::string note_query(const std::string& what) {
        return "(select " + what + R"( from history_entry h where h.type = 'ORDER_NOTE' and h."orderId" = o.id))";
    }

    VendureServer server;
    SystemClock clock;
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop;

private:
    int orders_ = 0;
    int articles_ = 0;
};

// One server for all tests of this program.
Counter& shared_counter();

}  // namespace zuil::test
