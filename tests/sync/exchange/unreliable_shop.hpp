#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/shops/shop.hpp"

namespace zuil {

// How often each thing goes wrong, in percent of the calls.
struct Unreliability {
    int lost_request = 0;    // never arrives; the caller times out
    int lost_reply = 0;      // is carried out; the caller times out
    int late = 0;            // the caller times out, and it is carried out half a minute to ten minutes later
    int doubled = 0;         // arrives twice
    int offline = 0;         // fails at once
    int fault_before = 0;    // the shop fails and nothing happened
    int fault_after = 0;     // the shop fails when it had happened
    int handle_expires = 0;  // the shop forgets a handle that no order came of
    int price_rises = 0;     // the shop asks more than was shown
    int refuses = 0;
    int busy = 0;  // fails at once, and the shop asks to be left alone for ten minutes
};

// A shop as the saga may count on it: commit by a handle books once and says so again when repeated; prepare leaves
// carts behind that harm nobody. The line to it and the shop itself fail in every way they like.
class UnreliableShop final : public Shop {
public:
    UnreliableShop(const ManualClock& clock, std::uint64_t seed, Unreliability unreliability)
        : clock_{clock}, random_{seed}, unreliability_{unreliability} {}

    // Carries out what is due and delivers what has arrived.
    void run();
    std::chrono::milliseconds next_event_in() const;
    // The kiosk went away: its calls are answered to nobody, but what the shop has received it carries out.
    void forget_callers() { deliveries_.clear(); }
    void be(Unreliability unreliability) { unreliability_ = unreliability; }
    void be_reliable() { be({}); }
    // That one, whatever else happens.
    void refuse(const OrderRef& ref) { refused_ = ref; }
    // How far it says it is with everything it has, from now on.
    void be_at(const OrderProgress& progress) { progress_ = progress; }
    void cancel_at_the_shop(const OrderRef& ref);
    // No more than so many of an article to an order from now on, and each for so much more than when it was first
    // asked for. An order that promised otherwise is a conflict.
    void sell_only(int quantity, std::int64_t dearer_minor) { quantity_max_ = quantity, dearer_minor_ = dearer_minor; }

    int bookings(const OrderRef& ref) const;
    int bookings() const { return static_cast<int>(orders_.size()); }
    const Order* booked(const OrderRef& ref) const;
    int calls() const { return calls_; }

    // What a shopper does on the page behind an address; false: the page does not take it.
    bool begin_payment(const std::string& url);
    bool pay(const std::string& url);
    bool fail_payment(const std::string& url);
    bool is_paid(const OrderRef& ref) const;
    // Commits of orders that are paid on a phone, which nobody but the page may place.
    int unpaid_commits() const { return unpaid_commits_; }
    std::chrono::minutes page_open{15};
    bool can_cancel = true;
    bool takes_key = true;  // otherwise it answers nothing else
    std::string page_address = "https://pay.example/";

    ShopTraits traits() const override {
        return {.can_cancel = can_cancel, .has_order_status = true, .orders = {.quotes = true}};
    }
    void stores(Done<std::vector<Store>>) override {}
    void categories(Done<std::vector<Category>>) override {}
    void products(const PageCursor&, Done<CataloguePage>) override {}
    void stock(const PageCursor&, Done<StockPage>) override {}
    void changes(const std::string&, const PageCursor&, Done<Changes>) override {}
    void keys(const PageCursor&, Done<KeyPage>) override {}
    CustomerDesk* customers() override { return nullptr; }
    void prepare_order(const OrderRequest& request, Done<PreparedOrder> done) override;
    void commit_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    void open_payment(const OrderRequest& request, Done<PaymentPage> done) override;
    void inspect_order(const OrderRequest& request, Done<OrderInspection> done) override;
    void cancel_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    void quote_order(const OrderRequest& request, Done<OrderQuote> done) override;
    std::string image_url(const std::string& url, int, int) const override { return url; }

private:
    struct Cart {
        Order order;
        bool is_open = true;
        std::optional<WallTime> page_until = std::nullopt;
        PaymentProgress payment = PaymentProgress::awaiting;
    };
    struct Booking {
        std::string handle;
        Order order;
        std::string number;
        bool is_cancelled = false;
        bool is_paid = false;
    };
    struct Event {
        BootTime at;
        std::function<void()> happen;
    };

    template <class T>
    void call(std::function<Result<T>()> carry_out, Done<T> done);
    bool happens(int percent) { return static_cast<int>(random_.below(100)) < percent; }
    void later(std::deque<Event>& events, std::chrono::milliseconds wait, std::function<void()> happen);
    std::chrono::milliseconds some(int least_ms, int most_ms);
    Booking* booking_of(const std::string& handle);
    Result<PreparedOrder> prepare(const OrderRequest& request);
    Result<PlacedOrder> commit(const OrderRequest& request);
    Result<PaymentPage> open_page(const OrderRequest& request);
    Cart* cart_behind(const std::string& url);
    Result<OrderInspection> inspect(const OrderRequest& request);
    Result<PlacedOrder> cancel(const OrderRequest& request);
    OrderQuote quote(const Order& order);

    const ManualClock& clock_;
    SeededRandom random_;
    Unreliability unreliability_;
    OrderRef refused_;
    OrderProgress progress_;
    int quantity_max_ = 99;
    std::int64_t dearer_minor_ = 0;
    std::map<VariantId, Money> first_prices_;
    std::map<std::string, Cart> carts_;
    std::vector<Booking> orders_;
    std::deque<Event> executions_;  // at the shop
    std::deque<Event> deliveries_;  // to the kiosk
    int calls_ = 0;
    int unpaid_commits_ = 0;
};

}  // namespace zuil
