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

enum class PaymentMethod { till, pickup };

// How to reach the shopper. Personal: sealed at rest, never logged, gone 24 hours after the shop confirmed.
struct Contact {
    std::string name;
    std::string phone;  // E.164, or empty
    std::string email;  // or empty; with both empty the shopper collects on the code alone

    friend bool operator==(const Contact&, const Contact&) = default;
};

// What the shopper agreed to: the facts, free of personal data. Immutable once accepted.
struct Order {
    OrderRef ref;
    std::string pickup_code;  // what the shopper reads out at the desk: "7K 42", offline "UT1-0017"
    StoreId ordered_in;
    StoreId pickup_store;
    std::optional<PickupSlot> slot;
    PaymentMethod payment = PaymentMethod::till;
    LanguageTag language;
    std::vector<OrderLine> lines;  // at least one
    Money total;                   // the sum of the lines
    WallTime accepted_at{};
    int catalogue_generation = 0;

    friend bool operator==(const Order&, const Order&) = default;
};

// The life of an order in the outbox. Every arrow between two of these is one commit.
enum class OrderState {
    accepted,        // kept here, nothing sent
    preparing,       // a prepare was sent or is about to be; its outcome may be unknown
    prepared,        // the shop holds it under a handle, not yet binding
    committing,      // a commit by handle was sent or is about to be; its outcome may be unknown
    confirmed,       // the shop has it, once
    rejected,        // the shop said no, with a reason; staff see it
    needs_customer,  // price or stock changed: the shopper must agree
    cancelled,
};

// The name kept in the database and shown to staff.
std::string_view to_string(OrderState state);
std::optional<OrderState> parse_order_state(std::string_view text);
// Nothing more will be sent for it.
bool is_final(OrderState state);

}  // namespace zuil
