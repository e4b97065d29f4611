#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/model/order.hpp"
#include "tests/sim/kiosk.hpp"
#include "tests/sim/order_desk.hpp"
#include "tests/sim/stage.hpp"

namespace zuil::sim {

// What shoppers were told, and what the shop has to show for it.
class Promises {
public:
    Promises(Stage& stage, const OrderDesk& desk) : stage_{stage}, desk_{desk} {}

    // Somebody asks for it; nobody was told anything yet.
    void asked(const Order& order, std::size_t kiosk);
    void told(const OrderRef& ref);
    void agreed(const Order& order);

    // The shop made one of them binding.
    void check_booking(const Booking& booking);
    // After a start: everything that was told is there. What is not, and was told to nobody, never was.
    void check_kept(Kiosk& kiosk, std::size_t number);
    // At any time: of what was refused, staff see why.
    void check_seen(Kiosk& kiosk);
    // Some time after the faults stopped: nothing is owed.
    void check_sent(Kiosk& kiosk);
    // And later still: each exists exactly once at the shop, or not at all and staff or the shopper know.
    void check_ended(Kiosk& kiosk, std::size_t number);

    int count() const { return static_cast<int>(promises_.size()); }

private:
    struct Promise {
        std::vector<Order> agreed;
        std::size_t kiosk = 0;
        bool is_told = false;
        bool never_was = false;
    };
    void check_end_of(const OrderRef& ref, const OutboxEntry& entry);
    void violate(const char* invariant, const OrderRef& ref, const std::string& what);

    Stage& stage_;
    const OrderDesk& desk_;
    std::map<OrderRef, Promise> promises_;
};

}  // namespace zuil::sim
