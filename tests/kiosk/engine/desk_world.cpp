#include "tests/kiosk/engine/desk_world.hpp"

namespace zuil {

using namespace std::chrono_literals;

DeskOrder waiting_order(const World& world, const std::string& id, const std::string& code) {
    DeskOrder order;
    order.id = id;
    order.number = "W-20441-" + id;
    order.ref = OrderRef{"018f0000-0000-7000-8000-00000000000" + id};
    order.pickup_code = code;
    order.store = goods::utrecht;
    order.slot = PickupSlot{.begins = world.now() + 26min, .ends = world.now() + 86min};
    order.placed_at = world.now() - 30min;
    order.lines = {{"1", goods::white, "40 2817", "Instantcamera One, wit", 1, Money::from_minor(12900, Currency::eur)},
                   {"2", goods::film_pack, "40 3120", "Film", 2, Money::from_minor(1795, Currency::eur)}};
    order.total = Money::from_minor(16490, Currency::eur);
    return order;
}

}  // namespace zuil
