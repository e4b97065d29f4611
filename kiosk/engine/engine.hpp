#pragma once

#include <chrono>
#include <memory>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/mailbox.hpp"

namespace zuil {

// The one owner of all facts and all change: takes intents, keeps in touch with the shop, and publishes what there is
// to show. Everything happens in tick(), on one thread.
class Engine {
public:
    struct Ports {
        const Clock& clock;
        CatalogueQueries& queries;
        OrderIntake& orders;
        const Languages& languages;
        TimeZone zone;
        IntentInbox& inbox;
        SnapshotPublisher& publisher;
        OrderAbilities abilities = {};         // of the shop
        const SigningKeys* signing = nullptr;  // of what shoppers carry from kiosk to kiosk; none: nothing is carried
        SearchLedger* searches = nullptr;      // none: what is searched for is not counted
        StaffDoor* door = nullptr;             // none: there is no staff mode
        FloorNotes* notes = nullptr;           // none: what annoys is not kept
        CustomerLookUp* customers = nullptr;   // none: the shop tells nothing about people
        PickupBook* pickups = nullptr;         // none: this shop tells nothing of a pick-up desk
        StaffCalls* calls = nullptr;           // none: nobody can be called from here
        HoldBook* holds = nullptr;             // none: nothing is put aside here
        SlipPrinter* slips = nullptr;          // none: the pick-up desk has no printer
    };
    // `settings` and what `ports` refer to outlive the engine.
    Engine(const EngineSettings& settings, Ports ports);

    // A bounded step: some intents, what came in, one step of the sync, a picture if anything changed. Answers how long
    // nothing will be due, unless somebody wakes the engine.
    std::chrono::milliseconds tick();
    // What the link to the shop tells.
    void set_contact(const ShopContact& contact) { journey_.set_contact(contact); }
    void catalogue_changed() { journey_.catalogue_changed(); }
    void order_moved(const Order& order, OrderState state) { journey_.order_moved(order, state); }

    void order_stands(const OutboxEntry& entry, const OrderQuote* quote) { journey_.order_stands(entry, quote); }
    std::vector<OrderDecision> take_decisions() { return journey_.take_decisions(); }
    void decision_failed(const OrderRef& ref) { journey_.decision_failed(ref); }
    void payment_moved(const OutboxEntry& entry) { journey_.payment_moved(entry); }
    void orders_counted(const OutboxCounts& counts) { journey_.orders_counted(counts); }

    // Once for each complete read of the shop: addresses of pictures, most wanted first.
    std::optional<std::vector<std::string>> take_pictures_wanted() { return journey_.take_pictures_wanted(); }

    const Journey& journey() const { return journey_; }

private:
    void publish();
    // A screen that was just opened waits a moment for its facts, so that it does not flash up empty.
    bool holds_back() const;

    Ports ports_;
    Journey journey_;
    std::uint64_t published_ = 0;
    std::uint64_t visit_shown_ = 0;
    BootTime visit_began_{};
    std::uint64_t visit_seen_ = 0;
};

}  // namespace zuil
