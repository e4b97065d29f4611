#pragma once

#include <map>
#include <string>

#include "kiosk/desk/staff_desk.hpp"
#include "kiosk/engine/pickup_book.hpp"
#include "kiosk/engine/staff_book.hpp"
#include "sync/exchange/customer_look_up.hpp"
#include "sync/exchange/mirror.hpp"
#include "sync/exchange/outbox.hpp"
#include "sync/store/floor_notes.hpp"
#include "sync/store/search_ledger.hpp"

namespace zuil {

// What `zuilctl` can have a kiosk do: "orders" tells of those that staff have to look at, "send-again" sends a refused
// one once more, "serve-catalogue" believes the catalogue of that number, which was held, and "previous-catalogue" goes
// back from the catalogue of that number to the one before, "searches" tells what was searched for and not found.
// "staff-salt" is what a PIN or badge is hashed with before it comes here; "staff-add" takes a JSON object of name,
// role, pin and badge as its detail, "staff-pin" one with the new pin, and with "staff-list", "staff-remove" and
// "staff-unlock" they keep the accounts; "audit" tells what staff did, and "notes" what goes wrong on the floor. Those
// about one customer: customer_actions.hpp. What they lean on outlives the actions.
struct StaffPorts {
    const Clock& clock;
    OutboxStore& orders;
    Outbox& outbox;
    Mirror& mirror;
    SearchLedger& searches;
    StaffBook& book;
    FloorNotes& notes;
    const SealingKey& key;                // of what is personal
    CustomerLookUp* customers = nullptr;  // none: the shop tells nothing about people, and nothing is kept of them
    PickupBook* pickups = nullptr;        // none: this shop has no pick-up desk
};
std::map<std::string, StaffDesk::Action> staff_actions(const StaffPorts& ports);

}  // namespace zuil
