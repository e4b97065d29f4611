#pragma once

#include <string>
#include <vector>

#include "sync/model/desk_order.hpp"
#include "sync/shops/shop.hpp"

namespace zuil {

// What the desk of a store can do at this shop. What it cannot, staff do in the shop's own back office.
struct DeskAbilities {
    bool tells_preparing = false;  // others see that somebody gets an order together; otherwise the kiosk alone knows
    bool refuses_lines = false;    // the customer can get less than was ordered

    friend bool operator==(const DeskAbilities&, const DeskAbilities&) = default;
};

struct DeskPickup {
    DeskOrder order;
    Contact contact;  // as the shop has it; personal
};

struct DeskList {
    std::vector<DeskPickup> pickups;
    std::vector<BadRow> bad_rows;
    bool is_whole = true;  // false: there are more than are ever listed, and an order that is absent may be open
};

struct DeskOutcome {
    enum class What {
        done,
        overtaken,  // somebody else was faster, or the order is no more: nothing was changed
    } what = What::done;
    DeskOrder now;  // how it stands
};

// The part of a shop that the pick-up desk of a store works with. Calls answer as those of Shop do.
//
// Errors: offline, timeout and shop_fault leave the outcome unknown; the same change is told again, with `tried` set,
// and the connector looks what came of it before it does anything. refused carries the shop's reason and ends the
// change; not_found: the shop does not have the order any more.
class PickupDesk {
public:
    PickupDesk() = default;
    PickupDesk(const PickupDesk&) = delete;
    PickupDesk& operator=(const PickupDesk&) = delete;
    virtual ~PickupDesk() = default;

    virtual DeskAbilities abilities() const = 0;
    // What is to be collected in that store and was not yet, the oldest first; some that were handed over may be among
    // it.
    virtual void open_pickups(const StoreId& store, Done<DeskList> done) = 0;
    // One order, whatever became of it.
    virtual void look(const std::string& order, Done<DeskPickup> done) = 0;
    virtual void apply(const DeskChange& change, Done<DeskOutcome> done) = 0;
};

// How many orders of one store are listed at most, and how long ago the oldest of them was placed.
inline constexpr int desk_orders_max = 300;
inline constexpr std::chrono::days desk_orders_age{60};

// What a change comes to, by how the order stands: the shops differ only in how they tell who did something.
enum class DeskJudgement { go_on, done, overtaken };
// `is_ours`: what brought the order to where it is was this change, as far as the shop can tell.
DeskJudgement judge(const DeskOrder& now, const DeskChange& change, bool is_ours);
// Pieces that this line is to have after the change.
int kept_of(const DeskLine& line, const DeskChange& change);

}  // namespace zuil
