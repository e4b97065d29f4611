#include "kiosk/engine/erase_customer.hpp"

namespace zuil {

Result<ErasedCustomer> erase_customer(const ErasurePorts& ports, const ErasureAsked& asked) {
    // Before they are gone: afterwards only their number leads to it.
    const auto reference = ports.customers.reference(asked.whom);
    ErasedCustomer erased;
    TRY(erased.was_kept, ports.customers.erase(asked.whom, asked.erasure));
    TRY_DO(ports.orders.wipe_contacts(ports.clock.wall(), std::chrono::milliseconds{0}));
    ports.book.note(asked.by, StaffAct::customer_erased, reference ? *reference : std::string{});
    TRY(const OutboxCounts counts, ports.orders.counts());
    erased.orders_wait = counts.owed + counts.needs_customer > 0;
    return erased;
}

}  // namespace zuil
