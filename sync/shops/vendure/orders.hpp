#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/vendure/vendure_shop.hpp"

// The questions and answers of the order saga. README.md tells why it goes the way it goes.
namespace zuil::vendure {

// What must outlive a restart between prepare and commit: the session token opens the basket (no other way leads to
// paying it), the code and the id name the order ever after. As text: "token code id".
struct OrderHandle {
    std::string session;
    std::string code;
    std::string id;
};

Result<OrderHandle> parse_handle(std::string_view text);
std::string to_text(const OrderHandle& handle);

// Puts all lines into a new basket. Sent without a session, so that each delivery of it makes a basket of its own.
std::string basket_request(const Order& order);

struct Basket {
    std::string code;
    std::string id;
    Money total;
};

// conflict: fewer pieces than wanted (Vendure adds what there is and says so beside it), an article that is no longer
// sold, or a total above the promised one.
Result<Basket> read_basket(const Order& order, std::string_view body);

// An order as the Admin API tells it.
struct ShopOrder {
    std::string id;
    std::string code;
    std::string state;
    bool is_placed = false;  // it was placed at some time, whatever became of it
    Money total;
    std::vector<std::pair<VariantId, int>> lines;  // what was ordered, sorted by variant
    std::string customer;                          // the customer's id, empty before one is set
    bool has_our_note = false;
    PaymentProgress payment = PaymentProgress::awaiting;  // of one that is not placed
    OrderProgress progress;

    bool is_cancelled() const { return state == "Cancelled"; }
};

// Everything that the next step of a commit depends on, in one question.
struct Situation {
    std::optional<ShopOrder> order;     // by the handle's id; another code there means another order: absent
    std::optional<ShopOrder> same_ref;  // another order that holds our reference
    std::string shipping_method;        // the id of the configured method; empty: there is none
    // Whose the order is to be: who agreed to that; where nobody was asked, whose account the contact's e-mail address
    // is. Empty: a guest's.
    std::string registered_customer;
};

std::string situation_request(const VendureOptions& options, const Order& order, const Contact& contact,
                              const OrderHandle& handle);
Result<Situation> read_situation(const VendureOptions& options, const Order& order, const OrderHandle& handle,
                                 std::string_view body);

// Whether the order at the shop is what the shopper agreed to; conflict says what differs.
Status check_promise(const Order& order, const ShopOrder& shop_order);

// Through the session: reference, code and store in custom fields, the guest's name and address, the shipping method.
// `guest_email` empty: the order gets its customer by arrange_request().
std::string details_request(const VendureOptions& options, const Order& order, const Contact& contact,
                            const std::string& shipping_method, const std::string& guest_email);

enum class DetailsOutcome {
    taken,
    session_gone,         // the basket can never be paid through this handle
    email_is_registered,  // the address belongs to an account
    ref_is_taken,         // another order holds our reference
};

Result<DetailsOutcome> read_details(std::string_view body);

// Through the Admin API: the note, the account that the order is for, and on to the payment. Each part only if it is
// wanted.
struct Arrangement {
    std::string note;
    std::string customer;
};

std::string arrange_request(const OrderHandle& handle, const Arrangement& arrangement);
// The order as it will be paid; nothing when it had moved on already, as after a request that arrived twice: look
// again. conflict: Vendure finds now that it cannot be sold so.
Result<std::optional<ShopOrder>> read_arranged(const OrderHandle& handle, std::string_view body);

std::string payment_request(const VendureOptions& options, const Order& order);

struct Payment {
    bool session_is_gone = false;       // nothing to pay there: paid already, or the basket can never be reached again
    std::optional<PlacedOrder> placed;  // none: only a look at the order can tell what happened
};

// refused when Vendure declined the payment.
Result<Payment> read_payment(const OrderHandle& handle, std::string_view body);

// Makes a payment page for the session's order.
std::string page_request(const VendureOptions& options);
// Its address. shop_fault: the plugin has none, for whatever reason.
Result<std::string> read_page(const VendureOptions& options, std::string_view body);
// Closes every page of the session's order.
std::string close_pages_request(const VendureOptions& options);
// conflict: it is paid, or is being paid.
Status read_pages_closed(std::string_view body);

std::string cancel_request(const std::string& order_id, std::string_view reason);
Status read_cancelled(std::string_view body);
// Makes a left-over order let go of our reference.
std::string release_ref_request(const VendureOptions& options, const std::string& order_id);
Status read_released(std::string_view body);

}  // namespace zuil::vendure
