#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/shops/medusa/client.hpp"

// The questions and answers of the order saga, as long as an order is a cart. README.md tells why it goes the way it
// goes. The cart's id is the handle.
namespace zuil::medusa {

// In the metadata of carts and orders: our reference, and, of what is taken from the shelf, a note that says so.
inline constexpr std::string_view ref_key = "kiosk_ref";
inline constexpr std::string_view contact_email_key = "contact_email";
inline constexpr std::string_view taken_note = "Taken from the shelf; the shopper pays at the till with the code.";

// A new cart with all lines and our reference, and nothing personal. Each delivery of it makes a cart of its own.
Json cart_body(const MedusaOptions& options, const Order& order);

// A cart as the Store API tells it.
struct Cart {
    std::string id;
    std::string ref;            // ours, as it was made
    bool is_completed = false;  // an order came of it
    Money total;
    int fraction_pieces = 0;                       // of lines that do not cost a whole number of minor units
    std::vector<std::pair<VariantId, int>> lines;  // sorted by variant
    std::vector<std::string> line_ids;
    std::string email;
    std::vector<std::string> shipping_options;
    std::vector<std::string> payment_providers;  // of sessions that a completion can use
    std::string payment_collection;
};

// Adds what a cart is asked for.
RequestPath& add_cart_fields(RequestPath& path);
Result<Cart> read_cart(const Json& json);

// Whether the cart holds what the shopper agreed to; conflict says what differs. Fractions of a minor unit that add up
// are no difference: nobody pays them.
Status check_promise(const Order& order, const Cart& cart);
// What the shopper pays for it: the shop's total, without such fractions.
Money charged(const Order& order, Money shop_total);

// A refusal of the lines themselves is a conflict; anything else that the shop says is about the key, the configuration
// or the server, and leaves the order to be tried again.
Error prepare_error(Error error);

// Who it is for, and what the shop's staff need to know, in the metadata.
Json details_body(const MedusaOptions& options, const Order& order, const Contact& contact);
std::string cart_email(const MedusaOptions& options, const Order& order, const Contact& contact);

RequestPath shipping_options_path(const std::string& cart);
// The id of the way in which this order comes to the shopper: the pick-up option of its store's location, or the one of
// the delivery's type. Empty: the shop has none.
Result<std::string> read_shipping_option(const MedusaOptions& options, const Order& order,
                                         const std::map<std::string, StoreId>& locations, const Json& json);

std::string payment_provider(const MedusaOptions& options, const Order& order);

}  // namespace zuil::medusa
