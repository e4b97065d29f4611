#pragma once

#include <string>
#include <vector>

#include "kiosk/engine/delivery_plan.hpp"
#include "kiosk/engine/pickup_plan.hpp"
#include "kiosk/engine/session.hpp"

namespace zuil {

// One of the orders that a basket becomes, with what its shopper chose so far.
struct OrderPlan {
    LineWay way;
    Basket lines;           // what goes that way
    PickupPlan pickup;      // of a pick-up
    DeliveryPlan delivery;  // of what is delivered
    bool has_address = false;

    bool complete() const;
    Money total() const;  // delivery included
};

// How an order is paid that goes that way: what cannot wait until it is collected is paid at the till.
PaymentMethod payment_for(Fulfilment fulfilment, PaymentMethod chosen);

// A page on the phone is paid as a whole: a basket that becomes several orders is not, nor one that costs nothing.
bool fits_one_page(const std::vector<OrderPlan>& plans);

// The orders that the shopper agreed to, one for each plan; who takes them in adds names and code. `here`: where the
// shopper stands.
std::vector<Order> draft_orders(const std::vector<OrderPlan>& plans, const LanguageTag& language, const StoreId& here,
                                PaymentMethod chosen, const TimeZone& zone);

// The last two digits of a phone number, to recognise one's own by; empty for anything else.
std::string contact_hint(const Contact& contact);

// Overwrites the letters in memory before they are given back.
void wipe_contact(Contact& contact);

}  // namespace zuil
