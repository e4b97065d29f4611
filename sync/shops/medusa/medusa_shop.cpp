#include "sync/shops/medusa/medusa_shop.hpp"

#include <algorithm>

#include "sync/shops/medusa/catalogue.hpp"
#include "sync/shops/medusa/changes.hpp"
#include "sync/shops/medusa/commit.hpp"
#include "sync/shops/medusa/customer_desk.hpp"
#include "sync/shops/medusa/desk.hpp"
#include "sync/shops/medusa/hold_desk.hpp"
#include "sync/shops/medusa/quote.hpp"
#include "sync/shops/medusa/stock.hpp"
#include "sync/shops/rows.hpp"

namespace zuil::medusa {
namespace {

class MedusaShop final : public Shop {
public:
    MedusaShop(Http& http, const Clock& clock, MedusaOptions options)
        : clock_{clock}, options_{std::move(options)}, client_{http, options_}, customers_{client_, options_, desk_} {}

    ShopTraits traits() const override;
    void stores(Done<std::vector<Store>> done) override;
    void categories(Done<std::vector<Category>> done) override;
    void products(const PageCursor& from, Done<CataloguePage> done) override;
    void stock(const PageCursor& from, Done<StockPage> done) override;
    void changes(const std::string& mark, const PageCursor& from, Done<Changes> done) override;
    void keys(const PageCursor& from, Done<KeyPage> done) override;
    CustomerDesk* customers() override { return &customers_; }
    void prepare_order(const OrderRequest& request, Done<PreparedOrder> done) override;
    void commit_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    void open_payment(const OrderRequest& request, Done<PaymentPage> done) override;
    void inspect_order(const OrderRequest& request, Done<OrderInspection> done) override;
    void cancel_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    void quote_order(const OrderRequest& request, Done<OrderQuote> done) override;
    PickupDesk* desk() override { return &desk_; }
    HoldDesk* holds() override { return &holds_; }
    std::string image_url(const std::string& url, int width, int height) const override;

private:
    void stock_page(const PageCursor& from, Done<StockPage> done);
    // Which location is which store, once it is known; the error is that it cannot be found out.
    void with_locations(std::function<void(Status)> then);
    void inspect_placed(const OrderRequest& request, const ShopOrder& order, Done<OrderInspection> done);
    void cancel_placed(const ShopOrder& order, Done<PlacedOrder> done);
    void empty_cart(Cart cart, Done<PlacedOrder> done);
    template <class T>
    void answer_later(Error error, Done<T> done);

    const Clock& clock_;
    const MedusaOptions options_;
    Client client_;
    MedusaCustomerDesk customers_;
    Locations locations_;  // as the last stores() or the beginning of stock() found them
    MedusaDesk desk_{client_, clock_, options_, locations_,
                     [this](std::function<void(Status)> then) { with_locations(std::move(then)); }};
    MedusaHoldDesk holds_{client_, clock_, options_, locations_,
                          [this](std::function<void(Status)> then) { with_locations(std::move(then)); }};
};

ShopTraits MedusaShop::traits() const {
    return {.has_changes = true,
            .has_key_sweep = true,
            .takes_orders_offline = false,
            .can_cancel = true,
            .has_order_status = true,
            .orders = {.take_now = options_.takes_now,
                       .delivery = !options_.delivery_type.empty(),
                       .delivery_needs_street = true,
                       .pay_at_pickup = !options_.pickup_payment_provider.empty(),
                       .pay_on_phone = false,
                       .joins_customers = true,
                       .quotes = true},
            .request_gap = options_.request_gap};
}

template <class T>
void MedusaShop::answer_later(Error error, Done<T> done) {
    client_.post([error = std::move(error), done = std::move(done)]() mutable {
        done(tl::unexpected<Error>{std::move(error)});
    });
}

void MedusaShop::stores(Done<std::vector<Store>> done) {
    ask_stores(store_list(client_, options_), [this, done = std::move(done)](Result<StorePage> found) {
        if (!found) return done(tl::unexpected<Error>{std::move(found).error()});
        locations_ = std::move(found->locations);
        done(std::move(found->stores));
    });
}

void MedusaShop::with_locations(std::function<void(Status)> then) {
    if (!locations_.empty()) return then({});
    stores([then = std::move(then)](Result<std::vector<Store>> stores) {
        then(stores ? Status{} : tl::unexpected<Error>{stores.error()});
    });
}

void MedusaShop::categories(Done<std::vector<Category>> done) {
    ask_categories(category_list(client_, options_), std::move(done));
}

void MedusaShop::products(const PageCursor& from, Done<CataloguePage> done) {
    ask_products(product_list(client_, options_), from, std::move(done));
}

void MedusaShop::stock(const PageCursor& from, Done<StockPage> done) {
    if (!from.empty() && !locations_.empty()) return stock_page(from, std::move(done));
    // Which location is which store may have changed since the sweep before.
    stores([this, from, done = std::move(done)](Result<std::vector<Store>> stores) {
        if (!stores) return done(tl::unexpected<Error>{std::move(stores).error()});
        stock_page(from, done);
    });
}

void MedusaShop::stock_page(const PageCursor& from, Done<StockPage> done) {
    ask_stock(stock_list(client_, options_, locations_, clock_.wall()), from, std::move(done));
}

void MedusaShop::changes(const std::string& mark, const PageCursor& from, Done<Changes> done) {
    ask_changes(client_, clock_, options_, mark, from, std::move(done));
}

void MedusaShop::keys(const PageCursor& from, Done<KeyPage> done) {
    ask_page<KeyRows>(key_list(client_, options_), from, [done = std::move(done)](Result<ListPage<KeyRows>> page) {
        if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
        KeyPage result;
        for (std::size_t at = page->settled.first; at < page->page.keys.size(); ++at) {
            std::ranges::move(page->page.keys[at], std::back_inserter(result.keys));
        }
        result.next = page->next();
        done(std::move(result));
    });
}

void MedusaShop::prepare_order(const OrderRequest& request, Done<PreparedOrder> done) {
    RequestPath path{"/store/carts"};
    client_.store_post(add_cart_fields(path), cart_body(options_, request.order), options_.order_deadline,
                       [order = request.order, done = std::move(done)](Result<Answer> answer) {
                           if (!answer) return done(tl::unexpected<Error>{prepare_error(std::move(answer).error())});
                           const auto cart = read_cart(answer->json);
                           if (!cart) return done(fail(Errc::shop_fault, cart.error().detail));
                           if (const Status promise = check_promise(order, *cart); !promise) {
                               return done(tl::unexpected<Error>{promise.error()});
                           }
                           done(PreparedOrder{.handle = cart->id, .total = charged(order, cart->total)});
                       });
}

void MedusaShop::commit_order(const OrderRequest& request, Done<PlacedOrder> done) {
    if (request.handle.empty()) {
        return answer_later<PlacedOrder>({Errc::shop_fault, "there is no handle to commit by"}, std::move(done));
    }
    with_locations([this, request, done = std::move(done)](const Status& known) {
        if (!known) return done(fail(Errc::shop_fault, known.error().detail));
        commit(client_, options_, locations_, request, done);
    });
}

void MedusaShop::open_payment(const OrderRequest&, Done<PaymentPage> done) {
    answer_later<PaymentPage>({Errc::refused, "the shop takes no payment on a phone"}, std::move(done));
}

void MedusaShop::inspect_order(const OrderRequest& request, Done<OrderInspection> done) {
    const auto gone = [](const Done<OrderInspection>& to) {
        to(OrderInspection{.found = OrderInspection::Found::handle_gone, .placed = {}, .status = ""});
    };
    // Nothing is ever committed without a handle that was stored first.
    if (request.handle.empty()) return client_.post([gone, done = std::move(done)] { gone(done); });
    with_locations([this, request, gone, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{known.error()});
        ask_cart(client_, options_, request, [this, request, gone, done](Result<Cart> cart) {
            if (!cart && cart.error().code == Errc::not_found) return gone(done);
            if (!cart) return done(tl::unexpected<Error>{std::move(cart).error()});
            if (!cart->is_completed && cart->lines.empty()) return gone(done);
            if (!cart->is_completed) {
                OrderInspection inspection;
                inspection.placed.total = cart->total;
                return done(std::move(inspection));
            }
            ask_order(client_, options_, request, [this, request, done](Result<ShopOrder> order) {
                if (!order) return done(tl::unexpected<Error>{std::move(order).error()});
                inspect_placed(request, *order, done);
            });
        });
    });
}

void MedusaShop::inspect_placed(const OrderRequest& request, const ShopOrder& order, Done<OrderInspection> done) {
    using Found = OrderInspection::Found;
    OrderInspection inspection{.found = order.is_cancelled ? Found::cancelled : Found::placed,
                               .placed = {.shop_order = order.number, .total = charged(request.order, order.total)},
                               .status = order.status,
                               .progress = order.progress};
    ask_rearrangement(client_, options_, locations_, request.order, order,
                      [inspection, done = std::move(done)](Result<Rearrangement> left) mutable {
                          if (!left) return done(tl::unexpected<Error>{std::move(left).error()});
                          if (!left->empty()) inspection.found = Found::unfinished;
                          done(std::move(inspection));
                      });
}

void MedusaShop::cancel_order(const OrderRequest& request, Done<PlacedOrder> done) {
    if (request.handle.empty()) {
        return answer_later<PlacedOrder>({Errc::not_found, "the shop never had this order"}, std::move(done));
    }
    ask_cart(client_, options_, request, [this, request, done = std::move(done)](Result<Cart> cart) {
        if (!cart) return done(tl::unexpected<Error>{std::move(cart).error()});
        if (!cart->is_completed) return empty_cart(*std::move(cart), done);
        ask_order(client_, options_, request, [this, done](Result<ShopOrder> order) {
            if (!order) return done(tl::unexpected<Error>{std::move(order).error()});
            cancel_placed(*order, done);
        });
    });
}

void MedusaShop::cancel_placed(const ShopOrder& order, Done<PlacedOrder> done) {
    const PlacedOrder placed{.shop_order = order.number, .total = order.total};
    if (order.is_cancelled) return done(placed);
    client_.admin_post(RequestPath{"/admin/orders/" + escaped(order.id) + "/cancel"}, Json::object(),
                       options_.order_deadline, [placed, done = std::move(done)](Result<Answer> answer) {
                           if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                           done(placed);
                       });
}

// A cart without articles can never become an order, however late a completion of it arrives.
void MedusaShop::empty_cart(Cart cart, Done<PlacedOrder> done) {
    if (cart.line_ids.empty()) return done(fail(Errc::not_found, "no order came of the cart"));
    const RequestPath path{"/store/carts/" + escaped(cart.id) + "/line-items/" + escaped(cart.line_ids.back())};
    cart.line_ids.pop_back();
    client_.store_delete(path, options_.order_deadline,
                         [this, cart = std::move(cart), done = std::move(done)](Result<Answer> answer) mutable {
                             if (!answer && answer.error().code != Errc::not_found) {
                                 return done(tl::unexpected<Error>{std::move(answer).error()});
                             }
                             empty_cart(std::move(cart), std::move(done));
                         });
}

void MedusaShop::quote_order(const OrderRequest& request, Done<OrderQuote> done) {
    with_locations([this, request, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{known.error()});
        ask_quote(client_, options_, locations_, request.order, done);
    });
}

// Medusa keeps pictures as they came.
std::string MedusaShop::image_url(const std::string& url, int, int) const { return url; }

bool is_server(const std::string& text) {
    const bool is_web = text.starts_with("https://") || text.starts_with("http://");
    return is_web && !text.ends_with('/') && text.find_first_of("?# ") == std::string::npos;
}

}  // namespace
}  // namespace zuil::medusa

namespace zuil {

Result<std::unique_ptr<Shop>> make_medusa_shop(Http& http, const Clock& clock, MedusaOptions options) {
    if (!medusa::is_server(options.server)) {
        return fail(Errc::bad_data, "server is a web address without a slash at its end");
    }
    if (options.publishable_key.empty()) return fail(Errc::bad_data, "publishable_key is empty");
    if (options.secret_key.empty()) return fail(Errc::bad_data, "secret_key is empty");
    if (options.region.empty()) return fail(Errc::bad_data, "region is empty");
    if (options.languages.empty()) return fail(Errc::bad_data, "languages is empty");
    // Their ids have to fit into an address.
    if (options.page_products < 2 || options.page_products > 250) {
        return fail(Errc::bad_data, "a page holds 2 to 250 articles");
    }
    if (options.page_variants < 2) return fail(Errc::bad_data, "a page holds two rows at least");
    return std::make_unique<medusa::MedusaShop>(http, clock, std::move(options));
}

}  // namespace zuil
