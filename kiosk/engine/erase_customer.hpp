#pragma once

#include "kiosk/engine/staff_book.hpp"
#include "sync/exchange/customer_look_up.hpp"
#include "sync/store/outbox_store.hpp"

namespace zuil {

struct ErasurePorts {
    const Clock& clock;
    CustomerLookUp& customers;
    OutboxStore& orders;
    StaffBook& book;
};

struct ErasureAsked {
    CustomerLookUp::Named whom;
    CustomerStore::Erasure erasure = CustomerStore::Erasure::once;
    StaffId by = {};  // empty: somebody at the machine itself
};

struct ErasedCustomer {
    bool was_kept = false;     // something of them
    bool orders_wait = false;  // some are on their way to the shop, and keep their contacts until it has them

    friend bool operator==(const ErasedCustomer&, const ErasedCustomer&) = default;
};

// Takes away what this kiosk keeps of one customer, and the contacts beside all orders that the shop has, whoever's:
// which of them are theirs is not asked, since nobody needs any of them. It is noted, and by whom.
Result<ErasedCustomer> erase_customer(const ErasurePorts& ports, const ErasureAsked& asked);

}  // namespace zuil
