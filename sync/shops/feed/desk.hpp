#pragma once

#include <vector>

#include "sync/shops/feed/feed_shop.hpp"
#include "sync/shops/feed/order_desk.hpp"
#include "sync/shops/pickup_desk.hpp"

namespace zuil::feed {

// The pick-up desk of a shop without a system of its own: the orders in the kiosk's folder, and beside each what the
// kiosk's staff did with it. Where another system takes the orders in, the desk is its.
class FeedDesk final : public PickupDesk {
public:
    FeedDesk(Requests& requests, OrderDesk& documents, const FeedOptions& options, const Clock& clock)
        : requests_{requests}, documents_{documents}, options_{options}, clock_{clock} {}

    DeskAbilities abilities() const override { return {.tells_preparing = true, .refuses_lines = true}; }
    void open_pickups(const StoreId& store, Done<DeskList> done) override;
    void look(const std::string& order, Done<DeskPickup> done) override;
    void apply(const DeskChange& change, Done<DeskOutcome> done) override;

private:
    struct Both {
        DeskPickup pickup;
        std::optional<std::string> status;
    };
    struct Reading;

    void read_some(const std::shared_ptr<Reading>& reading);
    void read_both(const std::string& order, Done<Both> done);

    Requests& requests_;
    OrderDesk& documents_;
    const FeedOptions& options_;
    const Clock& clock_;
};

}  // namespace zuil::feed
