#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/http.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"
#include "tests/webshops/acceptance/real_shop.hpp"
#include "tests/webshops/shop_process.hpp"

namespace zuil::test {

// A real Vendure of the test's own (see README.md).
class VendureServer {
public:
    enum class OrderFields { present, absent };

    explicit VendureServer(OrderFields fields = OrderFields::present);
    VendureServer(const VendureServer&) = delete;
    VendureServer& operator=(const VendureServer&) = delete;

    // The options that fit this shop, as a merchant would set them.
    VendureOptions options() const;
    // The same through another port, such as a proxy's.
    VendureOptions options_through(int port) const;
    int port() const { return port_; }

    // The tables themselves, past Vendure and past the connector: rows of texts, null as "".
    std::vector<std::vector<std::string>> sql(std::string_view query) const;
    std::string sql_value(std::string_view query) const;
    // As the shop's owner, by the Admin API; throws on errors. Gives the whole answer.
    std::string as_owner(std::string_view query, std::string_view variables = "{}");
    // The same as somebody in the webshop at home, who stays the same one, by the Shop API.
    std::string as_visitor(std::string_view query, std::string_view variables = "{}");

    void seed(int products) const { process_.seed(products); }
    // What Vendure's history of an order says was done at the desk: "preparing", "ready", "handed_over".
    std::vector<std::string> desk_steps(const std::string& order) const;
    std::string sent_code(const std::string& contact) const { return process_.sent_code(contact); }
    void stop() const { process_.stop(); }
    void start() const { process_.start(); }

private:
    std::string ask_shop(const std::string& api, std::string& session, std::string_view query,
                         std::string_view variables);

    ShopProcess process_;
    OrderFields fields_;
    std::string shop_api_;
    std::string admin_api_;
    std::string api_key_;
    std::string database_url_;
    std::string owner_session_;
    std::string visitor_session_;
    int port_ = 0;
    std::unique_ptr<Http> http_;
};

// What a kiosk in Utrecht would accept: so many pieces of each article number, at the price in the shop's own tables.
// `number` makes the reference and the pick-up code.
Order order_of(const VendureServer& server, int number, const std::vector<std::pair<std::string, int>>& articles);

}  // namespace zuil::test
