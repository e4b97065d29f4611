#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/http.hpp"
#include "sync/shops/shop.hpp"

// What the acceptance tests need of a real shop beside the port: its own tables, its owner's hands, and how it is
// connected to. One implementation for each platform, in that platform's folder.
namespace zuil::test {

// A catalogue as sorted lines of text, the same from whichever side it is written down.
struct ShopRows {
    std::vector<std::string> products;    // id | name nl | name en | brand | facts | categories
    std::vector<std::string> variants;    // id | product | sku | price | list price | lowest price | gtin | options
    std::vector<std::string> stock;       // variant | store | pieces
    std::vector<std::string> categories;  // id | parent | name nl | name en

    friend bool operator==(const ShopRows&, const ShopRows&) = default;
};

// How a connector is set up, where a test wants it other than usual.
struct Connection {
    int port = 0;           // of a proxy; 0: the shop itself
    int page_products = 0;  // 0: the usual
    std::chrono::milliseconds order_deadline{0};
    std::chrono::milliseconds request_gap{0};
    bool does_all = false;  // brings things home, lets people pay when collecting, and sells from the shelf
};

// One of the things that a shop's staff and other shoppers do in a busy hour.
struct ChangeKind {
    std::string name;
    int weight = 1;
    std::function<void(int number)> make;  // `number` makes what it makes different from all before
};

class RealShop {
public:
    RealShop() = default;
    RealShop(const RealShop&) = delete;
    RealShop& operator=(const RealShop&) = delete;
    virtual ~RealShop() = default;

    virtual std::unique_ptr<Shop> connect(Http& http, const Clock& clock, const Connection& connection) const = 0;
    virtual int port() const = 0;
    virtual void seed(int products) = 0;
    virtual void stop() = 0;
    virtual void start() = 0;

    // The shop's own tables.
    virtual std::vector<std::vector<std::string>> sql(std::string_view query) const = 0;
    std::string sql_value(std::string_view query) const;
    virtual ShopRows rows() const = 0;
    virtual std::vector<std::string> product_ids() const = 0;       // sold or not
    virtual std::vector<std::string> sold_product_ids() const = 0;  // what the catalogue holds
    // Ids and price of an article.
    virtual OrderLine line(const std::string& sku, int quantity) const = 0;
    // What each store has left of it.
    virtual std::map<StoreId, int> stock(const std::string& sku) const = 0;

    // Binding orders that hold the article: their number, and their lines as "Z000005-1 x 2, Z000006-1 x 1".
    virtual std::vector<std::pair<std::string, std::string>> bookings(const std::string& sku) const = 0;
    virtual int placed_orders() const = 0;
    // All that the shop's staff can read of an order, in one text.
    virtual std::string told(const std::string& shop_order) const = 0;
    // Where its articles are kept: "Z000005-1 x 2 in UTR1".
    virtual std::vector<std::string> kept(const std::string& shop_order) const = 0;
    virtual bool is_cancelled(const std::string& shop_order) const = 0;
    // The last one-time code that was sent to that telephone or address; empty: none was.
    virtual std::string sent_code(const std::string& contact) const = 0;
    // What its own tables say was done at the desk, in order: "preparing", "ready", "handed_over"; and all that they
    // tell of its history, in one text.
    virtual std::vector<std::string> desk_steps(const std::string& shop_order) const = 0;
    virtual std::string desk_history(const std::string& shop_order) const = 0;
    // How often something was taken out of it.
    virtual int refusals(const std::string& shop_order) const = 0;
    // How often it was paid, or is to be.
    virtual int payments(const std::string& shop_order) const = 0;

    // The owner's hands.
    virtual void set_price(const std::string& sku, std::int64_t minor) = 0;
    // So many left in every store.
    virtual void set_stock(const std::string& sku, int pieces) = 0;
    virtual void delete_product(const std::string& id) = 0;
    // Takes it out of what is sold, without deleting it.
    virtual void switch_off(const std::string& sku) = 0;
    // Somebody has put one of the order's lines ready; the shopper has got it; the order is paid.
    virtual void make_ready(const std::string& shop_order, const std::string& sku) = 0;
    virtual void hand_over(const std::string& shop_order) = 0;
    virtual void take_payment(const std::string& shop_order) = 0;
    virtual std::vector<ChangeKind> changes(std::mt19937& chance) = 0;

    // An id that no article has.
    virtual VariantId nobodys_variant() const = 0;
};

// The kinds of shop that a platform can be, such as one without our custom fields; the first is the usual one.
std::vector<std::string> real_shop_kinds();
std::unique_ptr<RealShop> start_real_shop(const std::string& kind = real_shop_kinds().front());

// The n-th article of the bulk catalogue that has a single variant: Z000005-1, Z000010-1 ...
std::string single_article(int n);

// What a kiosk in Utrecht would accept: so many pieces of each article number, at the shop's own price. `number` makes
// the reference and the pick-up code.
Order order_of(const RealShop& shop, int number, const std::vector<std::pair<std::string, int>>& articles);

}  // namespace zuil::test
