#include "sync/shops/vendure/commit.hpp"

#include <memory>
#include <variant>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/vendure/order_text.hpp"

namespace zuil::vendure {
namespace {

// The longest honest way: look, free the reference, look, find the session gone, look.
constexpr int looks_max = 4;

// What came of it: the order is placed, or, when it is paid on a phone, there is a page to do that on.
using Outcome = std::variant<PlacedOrder, std::string>;

// One commit under way: look at the order, tell its details, arrange it, pay it. Strictly one request at a time,
// because Vendure mixes up parallel changes of one order. It lives in the callback of the request that it waits for.
class Commit : public std::enable_shared_from_this<Commit> {
public:
    Commit(Client& client, const VendureOptions& options, OrderRequest request, OrderHandle handle, Done<Outcome> done)
        : client_{client},
          options_{options},
          order_{std::move(request.order)},
          contact_{std::move(request.contact)},
          handle_{std::move(handle)},
          done_{std::move(done)} {}

    void look();

private:
    using Step = void (Commit::*)(const std::string& body);

    void ask_admin(std::string body, Step next);
    void ask_shop(std::string body, Step next);
    AnswerDone continue_with(Step next);

    void on_situation(const std::string& body);
    void free_reference(const ShopOrder& holder);
    void on_reference_cancelled(const std::string& body);
    void on_reference_released(const std::string& body);
    void tell_details(const std::string& guest);
    void on_details(const std::string& body);
    void arrange();
    void on_arranged(const std::string& body);
    void pay();
    void on_paid(const std::string& body);
    void on_page(const std::string& body);
    void abandon();
    void on_abandoned(const std::string& body);

    void finish_or_refuse(const ShopOrder& placed);
    void give_up(Error error);

    Client& client_;
    const VendureOptions& options_;
    const Order order_;
    const Contact contact_;
    const OrderHandle handle_;
    const Done<Outcome> done_;
    Situation situation_;
    bool uses_order_email_ = false;  // the contact's address is taken by an account that the Admin API does not show
    bool session_is_gone_ = false;   // the payment said so; the look after it decides
    int looks_ = 0;
};

void Commit::ask_admin(std::string body, Step next) {
    client_.admin(std::move(body), options_.order_deadline, continue_with(next));
}

void Commit::ask_shop(std::string body, Step next) {
    client_.shop(handle_.session, std::move(body), options_.order_deadline, continue_with(next));
}

AnswerDone Commit::continue_with(Step next) {
    return [self = shared_from_this(), next](Result<Answer> answer) {
        if (!answer) return self->give_up(std::move(answer).error());
        ((*self).*next)(answer->body);
    };
}

// Only what Vendure says about the order itself may end it. An answer that cannot be read proves nothing.
void Commit::give_up(Error error) {
    const bool ends_order = error.code == Errc::refused || error.code == Errc::conflict;
    const bool is_transport =
        error.code == Errc::offline || error.code == Errc::timeout || error.code == Errc::no_access;
    if (!ends_order && !is_transport) error.code = Errc::shop_fault;
    done_(tl::unexpected<Error>{std::move(error)});
}

void Commit::finish_or_refuse(const ShopOrder& placed) {
    if (placed.is_cancelled()) return give_up({Errc::refused, "the order was cancelled at the shop"});
    done_(PlacedOrder{.shop_order = placed.code, .total = placed.total});
}

void Commit::look() {
    if (++looks_ > looks_max) return give_up({Errc::shop_fault, "the shop's answers go round in a circle"});
    ask_admin(situation_request(options_, order_, contact_, handle_), &Commit::on_situation);
}

void Commit::on_situation(const std::string& body) {
    auto situation = read_situation(options_, order_, handle_, body);
    if (!situation) return give_up(std::move(situation).error());
    situation_ = std::move(*situation);
    const auto& holder = situation_.same_ref;
    if (holder && holder->is_placed) return finish_or_refuse(*holder);
    if (!situation_.order) return give_up({Errc::shop_fault, "the shop does not know the order"});
    const ShopOrder& found = *situation_.order;
    if (found.is_placed) return finish_or_refuse(found);
    if (found.is_cancelled()) return give_up({Errc::shop_fault, "the basket was cancelled"});
    if (session_is_gone_) return abandon();
    if (holder) return free_reference(*holder);
    if (const Status promise = check_promise(order_, found); !promise) return give_up(promise.error());
    if (found.state == "ArrangingPayment") return pay();
    if (situation_.shipping_method.empty()) return give_up({Errc::shop_fault, "the shop has no such shipping method"});
    if (!situation_.registered_customer.empty()) return tell_details("");
    // An address that the shop knows would put the order with whom it belongs to.
    uses_order_email_ = contact_.consent.has_value();
    tell_details(uses_order_email_ ? order_email(order_, options_.guest_email_domain)
                                   : guest_email(options_, order_, contact_));
}

// A basket of an earlier handle that was given up holds our reference. Cancelled first, so that nothing can place it
// any more.
void Commit::free_reference(const ShopOrder& holder) {
    ask_admin(cancel_request(holder.id, "Left over by a kiosk"), &Commit::on_reference_cancelled);
}

void Commit::on_reference_cancelled(const std::string& body) {
    if (const Status status = read_cancelled(body); !status) return give_up({Errc::shop_fault, status.error().detail});
    ask_admin(release_ref_request(options_, situation_.same_ref->id), &Commit::on_reference_released);
}

void Commit::on_reference_released(const std::string& body) {
    if (const Status status = read_released(body); !status) return give_up(status.error());
    look();
}

void Commit::tell_details(const std::string& guest) {
    ask_shop(details_request(options_, order_, contact_, situation_.shipping_method, guest), &Commit::on_details);
}

void Commit::on_details(const std::string& body) {
    const auto outcome = read_details(body);
    if (!outcome) return give_up(outcome.error());
    switch (*outcome) {
    case DetailsOutcome::taken: return arrange();
    case DetailsOutcome::session_gone: session_is_gone_ = true; return look();
    case DetailsOutcome::ref_is_taken: return look();
    case DetailsOutcome::email_is_registered:
        if (uses_order_email_) return give_up({Errc::shop_fault, "the shop takes no address for this order"});
        uses_order_email_ = true;
        return tell_details(order_email(order_, options_.guest_email_domain));
    }
}

void Commit::arrange() {
    const ShopOrder& found = *situation_.order;
    const std::string& account = situation_.registered_customer;
    Arrangement arrangement;
    if (!found.has_our_note) {
        arrangement.note = order_note(options_, order_, contact_, !account.empty() || uses_order_email_);
    }
    if (found.customer != account) arrangement.customer = account;
    ask_admin(arrange_request(handle_, arrangement), &Commit::on_arranged);
}

void Commit::on_arranged(const std::string& body) {
    const auto arranged = read_arranged(handle_, body);
    if (!arranged) return give_up(arranged.error());
    if (!*arranged) return look();
    if (const Status promise = check_promise(order_, **arranged); !promise) return give_up(promise.error());
    pay();
}

void Commit::pay() {
    if (order_.payment == PaymentMethod::phone) return ask_shop(page_request(options_), &Commit::on_page);
    ask_shop(payment_request(options_, order_), &Commit::on_paid);
}

void Commit::on_page(const std::string& body) {
    auto url = read_page(options_, body);
    if (!url) return give_up(std::move(url).error());
    done_(*std::move(url));
}

void Commit::on_paid(const std::string& body) {
    auto payment = read_payment(handle_, body);
    if (!payment) return give_up(std::move(payment).error());
    if (payment->placed) return done_(std::move(*payment->placed));
    if (!payment->session_is_gone) return give_up({Errc::shop_fault, "the shop did not take the payment"});
    session_is_gone_ = true;
    look();
}

// Nobody can pay this basket any more. Cancelled, it says so to inspect_order(), and a new one can be prepared.
void Commit::abandon() { ask_admin(cancel_request(handle_.id, "Left over by a kiosk"), &Commit::on_abandoned); }

void Commit::on_abandoned(const std::string& body) {
    if (const Status status = read_cancelled(body); !status) return give_up({Errc::shop_fault, status.error().detail});
    give_up({Errc::shop_fault, "the session of the basket has ended; the basket was cancelled"});
}

void start(Client& client, const VendureOptions& options, const OrderRequest& request, Done<Outcome> done) {
    auto handle = parse_handle(request.handle);
    if (!handle) {
        client.post([done = std::move(done)] { done(fail(Errc::shop_fault, "there is no handle to commit by")); });
        return;
    }
    std::make_shared<Commit>(client, options, request, std::move(*handle), std::move(done))->look();
}

}  // namespace

void commit(Client& client, const VendureOptions& options, const OrderRequest& request, Done<PlacedOrder> done) {
    if (request.order.payment == PaymentMethod::phone) {
        client.post([done = std::move(done)] { done(fail(Errc::shop_fault, "only its page places this order")); });
        return;
    }
    start(client, options, request, [done = std::move(done)](Result<Outcome> outcome) {
        if (!outcome) return done(tl::unexpected<Error>{std::move(outcome).error()});
        done(std::get<PlacedOrder>(*std::move(outcome)));
    });
}

void open_page(Client& client, const VendureOptions& options, const OrderRequest& request, Done<std::string> done) {
    start(client, options, request, [done = std::move(done)](Result<Outcome> outcome) {
        if (!outcome) return done(tl::unexpected<Error>{std::move(outcome).error()});
        // Whoever asks again is told by inspect_order().
        if (std::holds_alternative<PlacedOrder>(*outcome)) return done(fail(Errc::shop_fault, "the order is placed"));
        done(std::get<std::string>(*std::move(outcome)));
    });
}

}  // namespace zuil::vendure
