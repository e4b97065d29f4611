#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"

namespace zuil {

// A line keeps a full copy of what was promised, so that the order can be sent and explained when the catalogue has
// long moved on.
struct OrderLine {
    ProductId product;
    VariantId variant;
    std::string sku;
    std::string name;  // as it was shown, options included
    int quantity = 1;  // 1 to 99
    Money unit_price;  // as it was shown, tax included

    friend bool operator==(const OrderLine&, const OrderLine&) = default;
};

// A half-open stretch of time in which the shopper comes by.
struct PickupSlot {
    WallTime begins{};
    WallTime ends{};

    friend bool operator==(const PickupSlot&, const PickupSlot&) = default;
};

enum class PaymentMethod {
    till,
    pickup,  // when it is collected
    phone,   // on a page that the shop's payment provider shows on the shopper's own phone
};

// How the articles of an order come to the shopper.
enum class Fulfilment {
    pickup,    // collected in the order's pick-up store
    take_now,  // taken from the shelf of that store, where the shopper stands, and paid at its till
    delivery,  // brought home
};

// Where an order is brought. Personal, as the contact that it is a part of.
struct Address {
    std::string postcode;      // as its country writes it: "3531 GT"
    std::string house_number;  // "48"
    std::string addition;      // "A"; may be empty
    std::string street;        // empty where the shop needs no more than postcode and number
    std::string city;          // empty likewise

    friend bool operator==(const Address&, const Address&) = default;
};

// What somebody whom the shop knows, and who has shown that at the kiosk, said to keeping this purchase with their
// details. It is never a part of ordering.
struct PurchaseConsent {
    CustomerId customer;  // whose purchases it joins; empty: they did not want that, and the order is a guest's
    int wording = 1;      // which words were agreed to; when, the order says

    friend bool operator==(const PurchaseConsent&, const PurchaseConsent&) = default;
};

// How to reach the shopper. Personal: sealed at rest, never logged, gone 24 hours after the shop confirmed.
struct Contact {
    std::string name;
    std::string phone;                              // E.164, or empty
    std::string email;                              // or empty; with both empty the shopper collects on the code alone
    std::optional<Address> address = std::nullopt;  // of an order that is delivered, and of no other
    std::optional<PurchaseConsent> consent = std::nullopt;  // absent: nobody was known, and nobody was asked

    friend bool operator==(const Contact&, const Contact&) = default;
};

// What was promised of bringing an order home.
struct Delivery {
    std::optional<PickupSlot> window;  // when; absent: the shop says it later
    Money cost;                        // tax included; a part of the order's total
    std::string method;                // the shop's own name for this way; empty: its usual one

    friend bool operator==(const Delivery&, const Delivery&) = default;
};

// What a shop can do with an order beyond the least, which is: keep it for pick-up, paid at the till.
struct OrderAbilities {
    bool take_now = false;
    bool delivery = false;
    bool delivery_needs_street = false;  // postcode and house number are not enough
    bool pay_at_pickup = false;
    bool pay_on_phone = false;
    bool joins_customers = false;  // it puts an order with what it keeps of a customer, or keeps it apart: as asked
    bool quotes = false;           // it says what it would take of an order that it does not take as promised

    friend bool operator==(const OrderAbilities&, const OrderAbilities&) = default;
};

// What the shopper agreed to: the facts, free of personal data. Immutable once accepted. A basket that mixes ways of
// getting things becomes an order for each.
struct Order {
    OrderRef ref;
    std::string pickup_code;  // what the shopper reads out at the desk: "7K 42", offline "UT1-0017"
    StoreId ordered_in;
    StoreId pickup_store;            // when it is delivered: empty
    std::optional<PickupSlot> slot;  // of a pick-up
    PaymentMethod payment = PaymentMethod::till;
    LanguageTag language;
    std::vector<OrderLine> lines;  // at least one
    Money total;                   // the sum of the lines, and what its delivery costs
    WallTime accepted_at{};
    int catalogue_generation = 0;
    Fulfilment fulfilment = Fulfilment::pickup;
    std::optional<Delivery> delivery;  // when it is delivered
    // What the orders have in common that came of one basket, and that its shopper has one code for; empty: it came
    // alone.
    OrderRef basket;

    friend bool operator==(const Order&, const Order&) = default;
};

// What the shop would make of an order right now.
struct OrderQuote {
    struct Line {
        int quantity = 0;  // as much of it as there is, up to what is wanted; 0: none
        Money unit_price;  // tax included; nothing without a quantity

        friend bool operator==(const Line&, const Line&) = default;
    };
    std::vector<Line> lines;  // those of the order, in its order

    friend bool operator==(const OrderQuote&, const OrderQuote&) = default;
};

// The life of an order in the outbox. Every arrow between two of these is one commit.
enum class OrderState {
    accepted,          // kept here, nothing sent
    preparing,         // a prepare was sent or is about to be; its outcome may be unknown
    prepared,          // the shop holds it under a handle, not yet binding
    committing,        // a commit by handle was sent or is about to be; its outcome may be unknown
    awaiting_payment,  // a payment page was made for it; only the shop knows whether it is paid
    confirmed,         // the shop has it, once
    rejected,          // the shop said no, with a reason; staff see it
    needs_customer,    // price or stock changed: the shopper must agree
    cancelled,
};

// How far a payment on the shopper's phone is. Paid it is when the shop says that the order is placed.
enum class PaymentProgress {
    awaiting,     // nothing seen of the shopper yet
    in_progress,  // begun: nobody may take the order back before its provider says how it ended
    failed,       // the last try did not succeed; the page may take another
};

// The page on which an order is paid with a phone.
struct PaymentPage {
    std::string url;
    WallTime open_until{};

    friend bool operator==(const PaymentPage&, const PaymentPage&) = default;
};

// How far the shop is with an order that it has.
enum class ShopStage {
    received,
    preparing,    // somebody is getting it together
    ready,        // it lies at the desk, or is on its way to the shopper's home
    handed_over,  // the shopper has it
};

// The same, with the moments that are known, as the shop told it.
struct OrderProgress {
    ShopStage stage = ShopStage::received;
    bool is_paid = false;    // as far as the shop says
    bool is_partly = false;  // some of it is further than this already
    std::optional<WallTime> preparing_at;
    std::optional<WallTime> ready_at;
    std::optional<WallTime> handed_over_at;

    friend bool operator==(const OrderProgress&, const OrderProgress&) = default;
};

// The name kept in the database and written by plain feeds.
std::string_view to_string(ShopStage stage);
std::optional<ShopStage> parse_shop_stage(std::string_view text);

// The name kept in the database and shown to staff.
std::string_view to_string(OrderState state);
std::optional<OrderState> parse_order_state(std::string_view text);
// Nothing more will be sent for it.
bool is_final(OrderState state);

}  // namespace zuil
