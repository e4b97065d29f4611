#pragma once

#include "sync/model/hold.hpp"
#include "sync/shops/done.hpp"

namespace zuil {

// Whether the shop keeps the piece: of an article whose pieces it does not count, it can sell none too many.
enum class HoldKept { kept, not_counted };

// The part of a shop that keeps a piece of a store from being sold while it is put aside there. Calls answer as those
// of Shop do, and may be repeated: each looks at what the shop keeps before it changes anything, so that a hold is kept
// once.
//
// Errors: offline, timeout and shop_fault leave the outcome unknown; the same is told again, not before
// Error::retry_after, since a request may still be on its way. conflict: nothing of it is left there; refused and
// not_found: the shop keeps it not, for a reason of its own. After these the shop keeps nothing for the hold.
class HoldDesk {
public:
    HoldDesk() = default;
    HoldDesk(const HoldDesk&) = delete;
    HoldDesk& operator=(const HoldDesk&) = delete;
    virtual ~HoldDesk() = default;

    virtual void keep(const HoldNotice& hold, Done<HoldKept> done) = 0;
    // How many pieces can be sold again; none is no error.
    virtual void let_go(const HoldNotice& hold, Done<int> done) = 0;
    // The same of all that any kiosk put aside in that store and that should have been let go an hour ago: its kiosk is
    // no more, or has lost its list.
    virtual void let_go_forgotten(const StoreId& store, Done<int> done) = 0;
};

}  // namespace zuil
