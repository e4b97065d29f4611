#include "sync/shops/vendure/vendure_shop.hpp"

#include <algorithm>

#include "sync/shops/rows.hpp"
#include "sync/shops/vendure/catalogue.hpp"
#include "sync/shops/vendure/changes.hpp"
#include "sync/shops/vendure/commit.hpp"
#include "sync/shops/vendure/customer_desk.hpp"
#include "sync/shops/vendure/desk.hpp"
#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/quote.hpp"
#include "sync/shops/vendure/stock.hpp"

namespace zuil::vendure {
namespace {

class VendureShop final : public Shop {
public:
    VendureShop(Http& http, const Clock& clock, VendureOptions options)
        : clock_{clock},
          options_{std::move(options)},
          client_{http, options_},
          customers_{client_, options_},
          desk_{client_, clock_, options_} {}

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
    void quote_order(const OrderRequest& request, Done<OrderQuote> done) override {
        ask_quote(client_, options_, request.order, std::move(done));
    }
    // Without the field nobody can ask for one store's orders.
    PickupDesk* desk() override { return options_.fields.order_pickup_store.empty() ? nullptr : &desk_; }
    std::string image_url(const std::string& url, int width, int height) const override;

private:
    void stock_page(const PageCursor& from, Done<StockPage> done);
    void close_pages(const OrderHandle& handle, std::function<void(Status)> done);
    void cancel_found(const ShopOrder& order, Done<PlacedOrder> done);
    void look_at_order(const OrderRequest& request, const OrderHandle& handle, Done<Situation> done);
    template <class T>
    void answer_later(Error error, Done<T> done);

    const Clock& clock_;
    const VendureOptions options_;
    Client client_;
    VendureCustomerDesk customers_;
    VendureDesk desk_;
    std::map<std::string, StoreId> locations_;  // as the last stores() or the beginning of stock() found them
};

ShopTraits VendureShop::traits() const {
    return {.has_changes = true,
            .has_key_sweep = true,
            .takes_orders_offline = false,
            .can_cancel = true,
            .has_order_status = true,
            .orders = {.take_now = options_.takes_now,
                       .delivery = !options_.delivery_shipping_method.empty(),
                       .delivery_needs_street = true,
                       .pay_at_pickup = !options_.pickup_payment_method.empty(),
                       .pay_on_phone = !options_.phone_payment.create.empty(),
                       .joins_customers = true,
                       .quotes = true},
            .request_gap = options_.request_gap};
}

template <class T>
void VendureShop::answer_later(Error error, Done<T> done) {
    client_.post([error = std::move(error), done = std::move(done)]() mutable {
        done(tl::unexpected<Error>{std::move(error)});
    });
}

void VendureShop::stores(Done<std::vector<Store>> done) {
    auto list = client_.list<StorePage>(
        options_.page_variants, [this](const Slice& slice) { return stores_request(options_, slice); },
        [this](const Answer& answer) { return read_stores(options_, answer.body); });
    ask_stores(std::move(list), [this, done = std::move(done)](Result<StorePage> found) {
        if (!found) return done(tl::unexpected<Error>{std::move(found).error()});
        locations_ = std::move(found->locations);
        done(std::move(found->stores));
    });
}

void VendureShop::categories(Done<std::vector<Category>> done) {
    auto list = client_.list<CategoryPage>(
        options_.page_variants, collection_page_request,
        [this](const Answer& answer) { return read_collection_page(options_, answer.body); });
    ask_categories(std::move(list), std::move(done));
}

void VendureShop::products(const PageCursor& from, Done<CataloguePage> done) {
    auto list = client_.list<ProductPage>(
        options_.page_products, [this](const Slice& slice) { return product_page_request(options_, slice, {}); },
        [this](const Answer& answer) { return read_product_page(options_, answer.body); });
    ask_products(std::move(list), from, std::move(done));
}

void VendureShop::stock(const PageCursor& from, Done<StockPage> done) {
    if (!from.empty() && !locations_.empty()) return stock_page(from, std::move(done));
    // Which location is which store may have changed since the sweep before.
    stores([this, from, done = std::move(done)](Result<std::vector<Store>> stores) {
        if (!stores) return done(tl::unexpected<Error>{std::move(stores).error()});
        stock_page(from, done);
    });
}

void VendureShop::stock_page(const PageCursor& from, Done<StockPage> done) {
    auto list = client_.list<StockRows>(options_.page_variants, stock_page_request,
                                        [this, asked = clock_.wall()](const Answer& answer) {
                                            return read_stock_page(locations_, asked, answer.body);
                                        });
    ask_stock(std::move(list), from, std::move(done));
}

void VendureShop::changes(const std::string& mark, const PageCursor& from, Done<Changes> done) {
    ask_changes(client_, clock_, options_, mark, from, std::move(done));
}

void VendureShop::keys(const PageCursor& from, Done<KeyPage> done) {
    auto list = client_.list<KeyRows>(options_.page_variants, key_page_request,
                                      [](const Answer& answer) { return read_key_page(answer.body); });
    ask_page<KeyRows>(std::move(list), from, [done = std::move(done)](Result<ListPage<KeyRows>> page) {
        if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
        KeyPage result;
        for (std::size_t at = page->settled.first; at < page->page.keys.size(); ++at) {
            if (auto& key = page->page.keys[at]) result.keys.push_back(std::move(*key));
        }
        result.next = page->next();
        done(std::move(result));
    });
}

void VendureShop::prepare_order(const OrderRequest& request, Done<PreparedOrder> done) {
    client_.shop("", basket_request(request.order), options_.order_deadline,
                 [order = request.order, done = std::move(done)](Result<Answer> answer) {
                     if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                     const auto basket = read_basket(order, answer->body);
                     if (!basket && basket.error().code == Errc::conflict) {
                         return done(tl::unexpected<Error>{basket.error()});
                     }
                     if (!basket) return done(fail(Errc::shop_fault, basket.error().detail));
                     if (answer->session.empty()) return done(fail(Errc::shop_fault, "the shop named no session"));
                     const OrderHandle handle{answer->session, basket->code, basket->id};
                     done(PreparedOrder{.handle = to_text(handle), .total = basket->total});
                 });
}

void VendureShop::commit_order(const OrderRequest& request, Done<PlacedOrder> done) {
    commit(client_, options_, request, std::move(done));
}

void VendureShop::open_payment(const OrderRequest& request, Done<PaymentPage> done) {
    if (options_.phone_payment.create.empty())
        return answer_later<PaymentPage>({Errc::refused, "the shop takes no payment on a phone"}, std::move(done));
    // Counted from before it was made: rather too short than too long.
    const WallTime open_until = clock_.wall() + options_.phone_payment.open_for;
    open_page(client_, options_, request, [open_until, done = std::move(done)](Result<std::string> url) {
        if (!url) return done(tl::unexpected<Error>{std::move(url).error()});
        done(PaymentPage{.url = *std::move(url), .open_until = open_until});
    });
}

void VendureShop::look_at_order(const OrderRequest& request, const OrderHandle& handle, Done<Situation> done) {
    // The contact is of no use here, and may be gone already.
    client_.admin(situation_request(options_, request.order, {}, handle), options_.order_deadline,
                  [this, order = request.order, handle, done = std::move(done)](Result<Answer> answer) {
                      if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                      done(read_situation(options_, order, handle, answer->body));
                  });
}

OrderInspection inspection_of(const Situation& situation) {
    using Found = OrderInspection::Found;
    const bool is_elsewhere = situation.same_ref && situation.same_ref->is_placed;
    const auto& order = is_elsewhere ? situation.same_ref : situation.order;
    if (!order || (order->is_cancelled() && !order->is_placed))
        return {.found = Found::handle_gone, .placed = {}, .status = ""};
    Found found = Found::not_placed;
    if (order->is_placed) found = order->is_cancelled() ? Found::cancelled : Found::placed;
    return {.found = found,
            .placed = {.shop_order = order->code, .total = order->total},
            .status = order->state,
            .payment = order->payment,
            .progress = order->progress};
}

void VendureShop::inspect_order(const OrderRequest& request, Done<OrderInspection> done) {
    const auto handle = parse_handle(request.handle);
    if (!handle) {
        // Nothing is ever committed without a handle that was stored first.
        client_.post([done = std::move(done)] {
            done(OrderInspection{.found = OrderInspection::Found::handle_gone, .placed = {}, .status = ""});
        });
        return;
    }
    look_at_order(request, *handle, [done = std::move(done)](Result<Situation> situation) {
        if (!situation) return done(tl::unexpected<Error>{std::move(situation).error()});
        done(inspection_of(*situation));
    });
}

void VendureShop::cancel_order(const OrderRequest& request, Done<PlacedOrder> done) {
    const auto handle = parse_handle(request.handle);
    if (!handle) return answer_later<PlacedOrder>({Errc::not_found, "the shop never had this order"}, std::move(done));
    const bool is_phones = request.order.payment == PaymentMethod::phone;
    look_at_order(request, *handle,
                  [this, handle = *handle, is_phones, done = std::move(done)](Result<Situation> found) {
                      if (!found) return done(tl::unexpected<Error>{std::move(found).error()});
                      if (!found->order) return done(fail(Errc::not_found, "the shop does not know the order"));
                      const ShopOrder order = *found->order;
                      if (!is_phones || order.is_cancelled()) return cancel_found(order, done);
                      if (order.is_placed) return done(fail(Errc::conflict, "the order is paid"));
                      // The page goes first: from then on no payment can cross the cancellation, however late that
                      // arrives.
                      close_pages(handle, [this, order, done](const Status& closed) {
                          if (!closed) return done(tl::unexpected<Error>{closed.error()});
                          cancel_found(order, done);
                      });
                  });
}

void VendureShop::close_pages(const OrderHandle& handle, std::function<void(Status)> done) {
    client_.shop(handle.session, close_pages_request(options_), options_.order_deadline,
                 [done = std::move(done)](Result<Answer> answer) {
                     if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                     done(read_pages_closed(answer->body));
                 });
}

void VendureShop::cancel_found(const ShopOrder& order, Done<PlacedOrder> done) {
    client_.admin(cancel_request(order.id, "Cancelled at the kiosk"), options_.order_deadline,
                  [order, done = std::move(done)](Result<Answer> answer) {
                      if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                      if (const Status status = read_cancelled(answer->body); !status) {
                          return done(tl::unexpected<Error>{status.error()});
                      }
                      done(PlacedOrder{.shop_order = order.code, .total = order.total});
                  });
}

std::string VendureShop::image_url(const std::string& url, int width, int height) const {
    if (url.find('?') != std::string::npos) return url;
    return url + "?w=" + std::to_string(width) + "&h=" + std::to_string(height) + "&mode=resize";
}

Status check_names(const VendureFields& fields) {
    std::vector<std::string> names = fields.store_address;
    for (const std::string* name :
         {&fields.variant_gtin, &fields.variant_list_price, &fields.variant_lowest_price_30d, &fields.product_rating,
          &fields.product_rating_count, &fields.store_code, &fields.customer_loyalty_number, &fields.order_ref,
          &fields.order_pickup_code, &fields.order_pickup_store}) {
        if (!name->empty()) names.push_back(*name);
    }
    for (const std::string& name : names) {
        if (!is_graphql_name(name)) return fail(Errc::bad_data, "'" + name + "' cannot be the name of a custom field");
    }
    return {};
}

Status check_phone_payment(const VendurePhonePayment& names) {
    if (names.create.empty()) return {};
    for (const std::string* name : {&names.create, &names.result, &names.close}) {
        if (!is_graphql_name(*name)) {
            return fail(Errc::bad_data, "phone_payment needs create, result and close: '" + *name + "' cannot be one");
        }
    }
    return {};
}

Status check_loyalty(const VendureLoyalty& names) {
    for (const std::string* name : {&names.points, &names.advertising, &names.offers, &names.store_purchases,
                                    &names.send_code, &names.check_code}) {
        if (!name->empty() && !is_graphql_name(*name))
            return fail(Errc::bad_data, "loyalty: '" + *name + "' cannot be a name in GraphQL");
    }
    if (names.send_code.empty() != names.check_code.empty())
        return fail(Errc::bad_data, "loyalty needs send_code and check_code, or neither");
    return {};
}

bool is_web_address(const std::string& text) { return text.starts_with("https://") || text.starts_with("http://"); }

}  // namespace
}  // namespace zuil::vendure

namespace zuil {

Result<std::unique_ptr<Shop>> make_vendure_shop(Http& http, const Clock& clock, VendureOptions options) {
    TRY_DO(vendure::check_names(options.fields));
    TRY_DO(vendure::check_phone_payment(options.phone_payment));
    TRY_DO(vendure::check_loyalty(options.loyalty));
    if (!vendure::is_web_address(options.shop_api) || !vendure::is_web_address(options.admin_api)) {
        return fail(Errc::bad_data, "shop_api and admin_api are web addresses");
    }
    if (options.api_key.empty()) return fail(Errc::bad_data, "api_key is empty");
    if (options.languages.empty()) return fail(Errc::bad_data, "languages is empty");
    if (options.page_products < 2 || options.page_variants < 2) {
        return fail(Errc::bad_data, "a page holds two rows at least");
    }
    return std::make_unique<vendure::VendureShop>(http, clock, std::move(options));
}

}  // namespace zuil
