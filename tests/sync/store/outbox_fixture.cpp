#include "tests/sync/store/outbox_fixture.hpp"

#include "tests/sync/store/catalogue_fixture.hpp"

namespace zuil {

using namespace std::chrono_literals;

Order an_order(const std::string& ref, WallTime accepted_at) {
    Order order;
    order.ref = OrderRef{ref};
    order.pickup_code = "7K 42";
    order.ordered_in = StoreId{"utrecht"};
    order.pickup_store = StoreId{"houten"};
    order.slot = PickupSlot{noon + 2h, noon + 3h};
    order.payment = PaymentMethod::pickup;
    order.language = "nl";
    order.lines.push_back({ProductId{"p1"}, VariantId{"v1"}, "SKU 1", "Mok \"mint\"\nén rood", 2,
                           Money::from_minor(1295, Currency::sek)});
    order.total = Money::from_minor(2590, Currency::sek);
    order.accepted_at = accepted_at;
    order.catalogue_generation = 7;
    return order;
}

std::unique_ptr<OutboxStore> open_store(const TemporaryFolder& folder) {
    return value_of(OutboxStore::open(folder.path()));
}

std::vector<std::string> refs_of(const std::vector<OutboxEntry>& entries) {
    std::vector<std::string> refs;
    for (const OutboxEntry& entry : entries) refs.push_back(entry.order.ref.text());
    return refs;
}

}  // namespace zuil
