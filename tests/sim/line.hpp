#pragma once

#include <deque>

#include "sync/shops/shop.hpp"
#include "tests/sim/order_desk.hpp"
#include "tests/sim/shelf.hpp"
#include "tests/sim/stage.hpp"

namespace zuil::sim {

// One kiosk's way to the shop. What it asks may be lost, late, doubled, or answered with nonsense.
class Line final : public Shop {
public:
    Line(Stage& stage, OrderDesk& desk, Shelf& shelf) : stage_{stage}, desk_{desk}, shelf_{shelf} {}

    // Nobody waits for the answers any more; what the shop has received it carries out.
    void forget_caller() { ++life_; }
    // Whether whoever asks exists at all: after a power cut, a program that does not know of it yet asks nobody.
    std::function<bool()> caller_exists;
    // An answer was delivered.
    std::function<void()> answered;
    // How many calls began in the ten minutes that ended now.
    std::size_t recent_calls();
    int calls() const { return calls_; }
    void go_down_until(BootTime time) { down_until_ = time; }

    ShopTraits traits() const override { return desk_.traits(); }
    void stores(Done<std::vector<Store>> done) override;
    void categories(Done<std::vector<Category>> done) override;
    void products(const PageCursor& from, Done<CataloguePage> done) override;
    void stock(const PageCursor& from, Done<StockPage> done) override;
    void changes(const std::string& mark, const PageCursor& from, Done<Changes> done) override;
    void keys(const PageCursor& from, Done<KeyPage> done) override;
    CustomerDesk* customers() override { return nullptr; }
    void quote_order(const OrderRequest& request, Done<OrderQuote> done) override;
    void prepare_order(const OrderRequest& request, Done<PreparedOrder> done) override;
    void commit_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    void open_payment(const OrderRequest& request, Done<PaymentPage> done) override;
    void inspect_order(const OrderRequest& request, Done<OrderInspection> done) override;
    void cancel_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    std::string image_url(const std::string& url, int, int) const override { return url; }

private:
    template <class T>
    void call(std::string what, std::function<Result<T>()> carry_out, Done<T> done);
    template <class T>
    void deliver(milliseconds wait, const std::string& what, Done<T> done, Result<T> result);

    Stage& stage_;
    OrderDesk& desk_;
    Shelf& shelf_;
    int life_ = 0;
    BootTime down_until_{};
    std::deque<BootTime> called_at_;
    int calls_ = 0;
};

}  // namespace zuil::sim
