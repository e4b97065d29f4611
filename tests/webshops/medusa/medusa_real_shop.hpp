#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sync/shops/medusa/medusa_shop.hpp"
#include "tests/webshops/acceptance/real_shop.hpp"
#include "tests/webshops/shop_process.hpp"

namespace zuil::test {

// A real Medusa of the test's own (see README.md).
class MedusaRealShop final : public RealShop {
public:
    MedusaRealShop();

    // The options that fit this shop, as a merchant would set them.
    MedusaOptions options() const;

    std::unique_ptr<Shop> connect(Http& http, const Clock& clock, const Connection& connection) const override;
    int port() const override { return port_of(server_); }
    void seed(int products) override { process_.seed(products); }
    void stop() override { process_.stop(); }
    void start() override { process_.start(); }

    std::vector<std::vector<std::string>> sql(std::string_view query) const override;
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
    std::string sent_code(const std::string& contact) const override { return process_.sent_code(contact); }
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
    VariantId nobodys_variant() const override { return VariantId{"variant_nobodys"}; }

    // By the Admin API; throws on errors.
    void as_owner(HttpMethod method, const std::string& path, const std::string& body = "");
    std::string order_id(const std::string& shop_order) const;

private:
    std::vector<std::string> column(const std::string& query) const;

    ShopProcess process_{"medusa"};
    std::string server_;
    std::string publishable_key_;
    std::string secret_key_;
    std::string region_;
    std::string database_url_;
    std::unique_ptr<Http> http_ = make_curl_http();
};

}  // namespace zuil::test
