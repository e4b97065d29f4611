#include "sync/shops/medusa/commit.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "sync/shops/medusa/rows.hpp"

namespace zuil::medusa {
namespace {

// Look, make, look, delete, look; and once more for what came twice.
constexpr int arrangements_max = 5;

RequestPath cart_path(const std::string& id, const std::string& below = "") {
    return RequestPath{"/store/carts/" + escaped(id) + below};
}

// One commit under way: look at the cart, tell who it is for, how it is got and how it is paid, complete it, and see to
// it that its own store keeps its articles. Strictly one request at a time. It lives in the callback of the request
// that it waits for.
class Commit : public std::enable_shared_from_this<Commit> {
public:
    Commit(Client& client, const MedusaOptions& options, const Locations& locations, OrderRequest request,
           Done<PlacedOrder> done)
        : client_{client},
          options_{options},
          locations_{locations},
          request_{std::move(request)},
          order_{request_.order},
          done_{std::move(done)} {}

    void look();

private:
    using Step = void (Commit::*)(const Json& json);

    void get(const RequestPath& path, Step next);
    void post(const RequestPath& path, const Json& body, Step next);
    AnswerDone continue_with(Step next);

    void on_cart(Cart cart);
    void tell_details();
    void on_details(const Json& json);
    void choose_shipping();
    void on_shipping_options(const Json& json);
    void on_shipping(const Json& json);
    void collect_payment();
    void on_collection(const Json& json);
    void begin_session(const std::string& collection);
    void on_session(const Json& json);
    void complete();
    void on_completed(Result<Answer> answer);
    void settle();
    void on_order(ShopOrder order);
    void arrange();
    void on_rearrangement(Rearrangement found);
    void make_next();
    void on_made(const Reservation& made, Result<Answer> answer);
    void delete_next();
    void finish();
    void give_up(Error error);

    Client& client_;
    const MedusaOptions& options_;
    const Locations& locations_;
    const OrderRequest request_;
    const Order& order_;
    const Done<PlacedOrder> done_;
    Cart cart_;
    ShopOrder placed_;
    Rearrangement rearrangement_;
    std::set<std::string> staying_;  // reservations that their own store cannot take
    int arrangements_ = 0;
};

void Commit::get(const RequestPath& path, Step next) {
    client_.store_get(path, options_.order_deadline, continue_with(next));
}

void Commit::post(const RequestPath& path, const Json& body, Step next) {
    client_.store_post(path, body, options_.order_deadline, continue_with(next));
}

AnswerDone Commit::continue_with(Step next) {
    return [self = shared_from_this(), next](Result<Answer> answer) {
        if (!answer) return self->give_up(std::move(answer).error());
        ((*self).*next)(answer->json);
    };
}

// Only what Medusa says about the order itself may end it: that there is not enough, or, when it completes the cart,
// that it will not. Everything else is about the key, the configuration or the line.
void Commit::give_up(Error error) {
    const bool is_transport =
        error.code == Errc::offline || error.code == Errc::timeout || error.code == Errc::no_access;
    if (error.code != Errc::conflict && !is_transport) error.code = Errc::shop_fault;
    done_(tl::unexpected<Error>{std::move(error)});
}

void Commit::look() {
    ask_cart(client_, options_, request_, [self = shared_from_this()](Result<Cart> cart) {
        if (!cart) return self->give_up(std::move(cart).error());
        self->on_cart(*std::move(cart));
    });
}

void Commit::on_cart(Cart cart) {
    cart_ = std::move(cart);
    if (cart_.is_completed) return settle();
    if (const Status promise = check_promise(order_, cart_); !promise) return give_up(promise.error());
    if (cart_.email.empty()) return tell_details();
    choose_shipping();
}

void Commit::tell_details() {
    RequestPath path = cart_path(cart_.id);
    post(add_cart_fields(path), details_body(options_, order_, request_.contact), &Commit::on_details);
}

void Commit::on_details(const Json& json) {
    auto cart = read_cart(json);
    if (!cart) return give_up(std::move(cart).error());
    cart_ = *std::move(cart);
    choose_shipping();
}

// Nobody else touches this cart: a way that it has is ours.
void Commit::choose_shipping() {
    if (!cart_.shipping_options.empty()) return collect_payment();
    get(shipping_options_path(cart_.id), &Commit::on_shipping_options);
}

void Commit::on_shipping_options(const Json& json) {
    const auto option = read_shipping_option(options_, order_, locations_, json);
    if (!option) return give_up(option.error());
    if (option->empty()) return give_up({Errc::shop_fault, "the shop has no way to get this order to its shopper"});
    RequestPath path = cart_path(cart_.id, "/shipping-methods");
    post(add_cart_fields(path), {{"option_id", *option}}, &Commit::on_shipping);
}

void Commit::on_shipping(const Json& json) {
    auto cart = read_cart(json);
    if (!cart) return give_up(std::move(cart).error());
    cart_ = *std::move(cart);
    collect_payment();
}

// What is paid is what the cart says now, its delivery included.
void Commit::collect_payment() {
    if (const Status promise = check_promise(order_, cart_); !promise) return give_up(promise.error());
    const std::string provider = payment_provider(options_, order_);
    if (std::ranges::find(cart_.payment_providers, provider) != cart_.payment_providers.end()) return complete();
    if (!cart_.payment_collection.empty()) return begin_session(cart_.payment_collection);
    post(RequestPath{"/store/payment-collections"}, {{"cart_id", cart_.id}}, &Commit::on_collection);
}

void Commit::on_collection(const Json& json) {
    const auto collection = JsonReader{json, ""}.child("payment_collection");
    const auto id = collection ? collection->string("id") : tl::unexpected<Error>{collection.error()};
    if (!id) return give_up(id.error());
    begin_session(*id);
}

void Commit::begin_session(const std::string& collection) {
    post(RequestPath{"/store/payment-collections/" + escaped(collection) + "/payment-sessions"},
         {{"provider_id", payment_provider(options_, order_)}}, &Commit::on_session);
}

void Commit::on_session(const Json&) { complete(); }

void Commit::complete() {
    client_.store_post(cart_path(cart_.id, "/complete"), Json::object(), options_.order_deadline,
                       [self = shared_from_this()](Result<Answer> answer) { self->on_completed(std::move(answer)); });
}

// An answer of 200 may still be a refusal: then it holds the cart, and not an order.
void Commit::on_completed(Result<Answer> answer) {
    if (!answer && answer.error().code == Errc::refused) {
        return done_(tl::unexpected<Error>{std::move(answer).error()});
    }
    if (!answer) return give_up(std::move(answer).error());
    const JsonReader reader{answer->json, ""};
    if (reader.child("order")) return settle();
    const auto error = reader.child("error");
    give_up({Errc::shop_fault, "the cart was not completed: " + (error ? error->string_or("message", "") : "")});
}

void Commit::settle() {
    ask_order(client_, options_, request_, [self = shared_from_this()](Result<ShopOrder> order) {
        if (!order) return self->give_up(std::move(order).error());
        self->on_order(*std::move(order));
    });
}

void Commit::on_order(ShopOrder order) {
    placed_ = std::move(order);
    if (placed_.is_cancelled) return done_(fail(Errc::refused, "the order was cancelled at the shop"));
    arrange();
}

// Medusa reserves wherever there is enough. Its own way to move a reservation (location_id) never gives back what was
// held in the old location, so another one is made in the right location, and only then the old one deleted: lost
// half-way, too much is reserved and never too little, and the next look shows what is left to do.
void Commit::arrange() {
    if (++arrangements_ > arrangements_max) return give_up({Errc::shop_fault, "the reservations never come to rest"});
    ask_rearrangement(client_, options_, locations_, order_, placed_,
                      [self = shared_from_this()](Result<Rearrangement> found) {
                          if (!found) return self->give_up(std::move(found).error());
                          self->on_rearrangement(*std::move(found));
                      });
}

void Commit::on_rearrangement(Rearrangement found) {
    rearrangement_ = std::move(found);
    std::erase_if(rearrangement_.to_make, [&](const Reservation& one) { return staying_.contains(one.id); });
    if (rearrangement_.empty()) return finish();
    make_next();
}

void Commit::make_next() {
    if (rearrangement_.to_make.empty()) return delete_next();
    const Reservation next = std::move(rearrangement_.to_make.back());
    rearrangement_.to_make.pop_back();
    const Json body{{"line_item_id", next.line},
                    {"inventory_item_id", next.item},
                    {"location_id", next.location},
                    {"quantity", next.quantity}};
    client_.admin_post(
        RequestPath{"/admin/reservations"}, body, options_.order_deadline,
        [self = shared_from_this(), next](Result<Answer> answer) { self->on_made(next, std::move(answer)); });
}

void Commit::on_made(const Reservation& made, Result<Answer> answer) {
    const bool is_no = !answer && (answer.error().code == Errc::conflict || answer.error().code == Errc::refused);
    if (!answer && !is_no) {
        // It may still be carried out, and nothing but time tells: whoever looks too soon makes it twice.
        Error error = std::move(answer).error();
        error.retry_after = std::max(error.retry_after, options_.order_deadline);
        return give_up(std::move(error));
    }
    // What its own store cannot keep stays where it is, and comes from there.
    if (is_no) staying_.insert(made.id);
    make_next();
}

void Commit::delete_next() {
    if (rearrangement_.to_delete.empty()) return arrange();
    const RequestPath path{"/admin/reservations/" + escaped(rearrangement_.to_delete.back())};
    rearrangement_.to_delete.pop_back();
    client_.admin_delete(path, options_.order_deadline, [self = shared_from_this()](Result<Answer> answer) {
        if (!answer && answer.error().code != Errc::not_found) return self->give_up(std::move(answer).error());
        self->delete_next();
    });
}

void Commit::finish() { done_(PlacedOrder{.shop_order = placed_.number, .total = charged(order_, placed_.total)}); }

}  // namespace

void commit(Client& client, const MedusaOptions& options, const Locations& locations, const OrderRequest& request,
            Done<PlacedOrder> done) {
    std::make_shared<Commit>(client, options, locations, request, std::move(done))->look();
}

void ask_cart(Client& client, const MedusaOptions& options, const OrderRequest& request, Done<Cart> done) {
    RequestPath path = cart_path(request.handle);
    client.store_get(add_cart_fields(path), options.order_deadline,
                     [ref = request.order.ref, done = std::move(done)](Result<Answer> answer) {
                         if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                         auto cart = read_cart(answer->json);
                         if (!cart) return done(fail(Errc::shop_fault, cart.error().detail));
                         if (cart->ref != ref.text()) return done(fail(Errc::not_found, "the cart is another order's"));
                         done(*std::move(cart));
                     });
}

void ask_order(Client& client, const MedusaOptions& options, const OrderRequest& request, Done<ShopOrder> done) {
    RequestPath path = cart_path(request.handle, "/complete");
    const bool is_delivered = request.order.fulfilment == Fulfilment::delivery;
    const auto on_order = [is_delivered, done](Result<Answer> answer) {
        if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
        done(read_shop_order(answer->json, is_delivered));
    };
    client.store_post(path.with("fields", "id"), Json::object(), options.order_deadline,
                      [&client, &options, on_order, done](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          const auto order = JsonReader{answer->json, ""}.child("order");
                          const auto id = order ? read_id(*order, "id") : tl::unexpected<Error>{order.error()};
                          if (!id) return done(fail(Errc::shop_fault, "the cart is completed, and has no order"));
                          client.admin_get(order_path(*id), options.order_deadline, on_order);
                      });
}

void ask_rearrangement(Client& client, const MedusaOptions& options, const Locations& locations, const Order& order,
                       const ShopOrder& shop_order, Done<Rearrangement> done) {
    const std::string location = location_of(locations, order.pickup_store);
    if (location.empty() || order.fulfilment == Fulfilment::delivery || shop_order.is_begun ||
        shop_order.is_cancelled) {
        return client.post([done = std::move(done)] { done(Rearrangement{}); });
    }
    client.admin_get(reservations_path(shop_order.line_ids), options.order_deadline,
                     [location, done = std::move(done)](Result<Answer> answer) {
                         if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                         const auto reservations = read_reservations(answer->json);
                         if (!reservations) return done(tl::unexpected<Error>{reservations.error()});
                         done(rearrange(*reservations, location));
                     });
}

}  // namespace zuil::medusa
