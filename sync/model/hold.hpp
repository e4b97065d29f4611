#pragma once

#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/staff.hpp"

namespace zuil {

// For how long something is put aside: the days are those of the store, to their end.
enum class HoldTerm { two_hours, today, tomorrow };

// What the webshop knows of it.
enum class HoldAtShop {
    untold,       // nothing: it cannot, or does not count the pieces of this article
    to_tell,      // nothing yet
    told,         // it keeps the piece, and its stock lacks it
    none_left,    // it had no piece left to keep: what lay there was sold meanwhile
    not_allowed,  // it does not keep it, for another reason
};

// An article of this store that staff took off the shelf for somebody. Who that is it does not say: they have the code.
struct Hold {
    std::string code;  // "R 7K 42"
    ProductId product;
    VariantId variant;
    std::string name;  // of the article, as the kiosk's first language has it
    WallTime made_at{};
    WallTime ends_at{};
    StaffId by;
    HoldAtShop at_shop = HoldAtShop::untold;
    std::optional<WallTime> told_at;  // since when the shop's stock lacks it

    friend bool operator==(const Hold&, const Hold&) = default;
};

// Which kiosk tells the shop, and of which store.
struct HoldPlace {
    std::string kiosk;  // "UT1"
    StoreId store;

    friend bool operator==(const HoldPlace&, const HoldPlace&) = default;
};

// What the shop is told of a hold. All of it together names the hold, for good.
struct HoldNotice {
    HoldPlace place;
    std::string code;
    VariantId variant;
    WallTime ends_at{};

    friend bool operator==(const HoldNotice&, const HoldNotice&) = default;
};

}  // namespace zuil
