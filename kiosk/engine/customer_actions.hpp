#pragma once

#include <map>
#include <string>

#include "kiosk/desk/staff_desk.hpp"
#include "kiosk/engine/pickup_book.hpp"
#include "kiosk/engine/staff_book.hpp"
#include "sync/exchange/customer_look_up.hpp"
#include "sync/store/outbox_store.hpp"

namespace zuil {

// Those of staff_actions.hpp that are about one customer. "customer-box" is what the others' detail is sealed for
// (LetterBox): a JSON object with "by" ("card", "phone", "email", or "id": the shop's own number) and "text".
// "customer-show" tells all that this kiosk keeps of them, sealed for the box "answer_to"; it takes "order" too, the
// shop's number or the pick-up code of an order. "customer-erase" takes it away, and with "keep_out" keeps nothing any
// more; "customer-let-in" ends that; "customer-looks" tells which staff looked at them, and when. What they lean on
// outlives the actions.
struct CustomerPorts {
    const Clock& clock;
    CustomerLookUp& customers;
    OutboxStore& orders;
    const SealingKey& key;  // of the contacts beside orders
    StaffBook& book;
    PickupBook* pickups = nullptr;  // none: this shop has no pick-up desk
};
std::map<std::string, StaffDesk::Action> customer_actions(const CustomerPorts& ports);

}  // namespace zuil
