#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sync/shops/shop.hpp"
#include "tests/sim/stage.hpp"

namespace zuil::sim {

struct Booking {
    std::string handle;
    Order order;
    std::string number;
    bool is_cancelled = false;
    bool is_paid = false;
};

// The part of a shop that takes orders, behind all the trouble of the line: a call here is carried out at once and as a
// whole. A commit by a handle books once; everything else is each shop's own way.
class OrderDesk {
public:
    explicit OrderDesk(Stage& stage) : stage_{stage} {}
    OrderDesk(const OrderDesk&) = delete;
    OrderDesk& operator=(const OrderDesk&) = delete;
    virtual ~OrderDesk() = default;

    virtual ShopTraits traits() const = 0;
    virtual Result<PreparedOrder> prepare(const OrderRequest& request) = 0;
    virtual Result<PlacedOrder> commit(const OrderRequest& request) = 0;
    virtual Result<OrderInspection> inspect(const OrderRequest& request);
    virtual Result<PlacedOrder> cancel(const OrderRequest& request);
    Result<OrderQuote> quote(const OrderRequest& request) const;
    Result<PaymentPage> open_page(const OrderRequest& request);

    // Told of every order that becomes binding.
    std::function<void(const Booking& booking)> booked;
    // Those that are not cancelled, under our reference.
    int bookings(const OrderRef& ref) const;
    const Booking* find(const OrderRef& ref) const;
    // Orders that a restored backup lost or brought back: nobody can say any more how often they should exist.
    bool was_restored(const OrderRef& ref) const { return touched_by_restore_.contains(ref); }

    // What a shopper does on the page behind an address; false: it does not take it.
    bool begin_payment(const std::string& url);
    bool end_payment(const std::string& url, bool is_paid);
    // All that were begun, one way or the other.
    void end_payments();
    bool is_page_open(const std::string& url) const;

    void staff_cancels_one();
    void back_up();
    void restore();

    // Breaks the shop on purpose: every commit books.
    bool books_each_time = false;

protected:
    struct Cart {
        Order order;
        bool is_open = true;
        WallTime page_until{};
        PaymentProgress payment = PaymentProgress::awaiting;
        int steps_done = 0;  // of a commit that has several
        BootTime completing_until{};
    };

    Cart* cart_of(const std::string& handle);
    Booking* booking_of(const std::string& handle);
    std::string new_cart(const Order& order);
    PreparedOrder prepared(const std::string& handle, const Order& order);
    PlacedOrder book(const std::string& handle, Cart& cart, bool is_paid);
    // What may stand between a cart and its order, as of now.
    Status check_sale();
    bool expires(Cart& cart);

    Stage& stage_;

private:
    const Cart* cart_behind(const std::string& url) const;
    void note_difference(const std::vector<Booking>& before, const std::vector<Booking>& after);

    std::map<std::string, Cart> carts_;
    std::vector<Booking> bookings_;
    std::map<std::string, Cart> kept_carts_;
    std::vector<Booking> kept_bookings_;
    bool is_backed_up_ = false;
    std::set<OrderRef> touched_by_restore_;
    int made_ = 0;
};

// A new basket with each prepare that has no living handle; the commit is a row of requests, each of which may be the
// last that arrives; the reference is unique.
class VendureDesk final : public OrderDesk {
public:
    using OrderDesk::OrderDesk;
    ShopTraits traits() const override;
    Result<PreparedOrder> prepare(const OrderRequest& request) override;
    Result<PlacedOrder> commit(const OrderRequest& request) override;
};

// The cart is the handle. While one request completes it, others get a 409; the completed cart answers for ever.
class MedusaDesk final : public OrderDesk {
public:
    using OrderDesk::OrderDesk;
    ShopTraits traits() const override;
    Result<PreparedOrder> prepare(const OrderRequest& request) override;
    Result<PlacedOrder> commit(const OrderRequest& request) override;
};

// A folder of documents: the name is the handle, and the same document again is the same order. Nothing can be
// cancelled.
class FeedDesk final : public OrderDesk {
public:
    using OrderDesk::OrderDesk;
    ShopTraits traits() const override;
    Result<PreparedOrder> prepare(const OrderRequest& request) override;
    Result<PlacedOrder> commit(const OrderRequest& request) override;
    Result<OrderInspection> inspect(const OrderRequest& request) override;
};

}  // namespace zuil::sim
