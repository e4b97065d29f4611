#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/webshops/acceptance/real_shop.hpp"
#include "tests/webshops/vendure/vendure_server.hpp"

namespace zuil::test {

// A real Vendure as the acceptance tests see it.
class VendureRealShop final : public RealShop {
public:
    explicit VendureRealShop(VendureServer::OrderFields fields) : server{fields}, fields_{fields} {}

    std::unique_ptr<Shop> connect(Http& http, const Clock& clock, const Connection& connection) const override;
    int port() const override { return server.port(); }
    void seed(int products) override { server.seed(products); }
    void stop() override { server.stop(); }
    void start() override { server.start(); }

    std::vector<std::vector<std::string>> sql(std::string_view query) const override { return server.sql(query); }
    ShopRows rows() const override;
    std::vector<std::string> product_ids() const override;
    std::vector<std::string> sold_product_ids() const override;
    OrderLine line(const std::string& sku, int quantity) const override;
    std::map<StoreId, int> stock(const std::string& sku) const override;

    std::vector<std::pair<std::string, std::string>> bookings(const std::string& sku) const override;
    int placed_orders() const override;
    std::string told(const std::string& shop_order) const override;
    std::vector<std::string> kept(const std::string& shop_order) const override;
    bool is_cancelled(const std::string& shop_order) const override;
    std::string sent_code(const std::string& contact) const override { return server.sent_code(contact); }
    std::vector<std::string> desk_steps(const std::string& shop_order) const override;
    std::string desk_history(const std::string& shop_order) const override;
    int refusals(const std::string& shop_order) const override;
    int payments(const std::string& shop_order) const override;

    void set_price(const std::string& sku, std::int64_t minor) override;
    void set_stock(const std::string& sku, int pieces) override;
    void delete_product(const std::string& id) override;
    void switch_off(const std::string& sku) override;
    void make_ready(const std::string& shop_order, const std::string& sku) override;
    void hand_over(const std::string& shop_order) override;
    void take_payment(const std::string& shop_order) override;
    std::vector<ChangeKind> changes(std::mt19937& chance) override;
    VariantId nobodys_variant() const override { return VariantId{"999999"}; }

    VendureServer server;

private:
    void move_fulfilment(const std::string& id, const std::string& state);

    VendureServer::OrderFields fields_;
};

}  // namespace zuil::test
