#include <algorithm>

#include "kiosk/engine/journey.hpp"

// What the pick-up list adds to the screens.
namespace zuil {

void Journey::add_desk(Snapshot& snapshot, const ViewContext& context) const {
    switch (session_.here().route) {
    case Route::staff_home:
        if (session_.staff) {
            snapshot.staff_home.desk = view_desk_queue(session_.pickups, session_.desk_part, session_.desk_rows,
                                                       ports_.pickups->heard_at(), context);
        }
        break;
    case Route::staff_pickup:
        if (session_.staff && session_.desk) {
            const OrderedAnswer known = browsing_.ordered().value.value_or(OrderedAnswer{});
            const DeskFacts facts{.ordered = known,
                                  .abilities = ports_.pickups->abilities(),
                                  .is_ours = ports_.pickups->is_ours(session_.desk->entry)};
            snapshot.staff_pickup = view_desk_order(*session_.desk, facts, context);
        }
        break;
    case Route::collect:
        if (session_.collecting) {
            const auto until = ports_.pickups->helper_until(session_.collecting->entry.order.id);
            snapshot.collect = view_collect(*session_.collecting, until, context);
        }
        break;
    case Route::my_order:
        for (std::size_t i = 0; i < snapshot.my_order.parts.size() && i < session_.followed.size(); ++i) {
            const OrderRef& ref = session_.followed[i].order.ref;
            if (std::ranges::find(session_.collectable, ref) != session_.collectable.end()) {
                snapshot.my_order.parts[i].collect = ref;
            }
        }
        break;
    default: break;
    }
}

}  // namespace zuil
