#pragma once

#include <memory>
#include <string>

#include "kiosk/engine/engine.hpp"
#include "sync/exchange/hold_exchange.hpp"
#include "sync/exchange/sealed_contact.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/kiosk/engine/made_printer.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/made_customers.hpp"
#include "tests/sync/exchange/memory_lan.hpp"
#include "tests/sync/exchange/unreliable_hold_desk.hpp"

namespace zuil {

// Of whoever works here.
inline constexpr auto staff_pin = "482913";

// A whole kiosk on one thread: the engine, its real databases on a disk of its own, and a small catalogue. It is
// Thursday 12 March 2026, 10.42 in Utrecht, and stays so until somebody moves the clock.
class World {
public:
    // `people` outlives it; none: this shop tells nothing about its customers.
    explicit World(OrderAbilities abilities = {}, test::MadeCustomers* people = nullptr);

    // A shopper's touch, and everything that follows from it.
    const Snapshot& tap(Intent intent);
    int taps() const { return taps_; }
    // What stands on the screen, after everything that is due now.
    const Snapshot& see();
    const Snapshot& wait(std::chrono::milliseconds time);

    // The kiosk loses its power and comes back on the same disk.
    void restart();
    void pass_without_power(std::chrono::milliseconds time);
    // Of the order on the screen, or one of several, as the link to the shop tells.
    void move_order(OrderState state);
    void move_order(OrderState state, std::size_t place);

    // What the outbox knows of the orders that are looked at gets to the screen, as the link to the shop does it.
    const Snapshot& look_again();
    std::optional<OrderQuote> quote;  // what the shop would make of them
    std::vector<OrderDecision> decisions() { return kiosk_->engine->take_decisions(); }
    const Snapshot& decision_failed(const OrderRef& ref);
    // What the outbox does with the order that waits for a phone, and what the engine then hears of it.
    const Snapshot& open_payment_page(std::chrono::milliseconds open_for);
    const Snapshot& hear_of_payment();
    WallTime now() const { return clock_.wall(); }
    BootTime boot() const { return clock_.boot(); }
    void set_clock(WallTime wall) { clock_.set_wall(wall); }

    void set_offline(bool offline);
    void set_price(const ProductId& product, std::int64_t cents);
    void set_stock(const VariantId& variant, const StoreId& store, int quantity);
    void remove(const ProductId& product);

    std::vector<OutboxEntry> orders(OrderState state = OrderState::accepted);
    OutboxStore& outbox() { return *kiosk_->outbox; }
    SearchLedger& searches() { return *kiosk_->searches; }
    StaffBook& staff() { return *kiosk_->book; }
    FloorNotes& notes() { return *kiosk_->notes; }
    // From now on this store has a pick-up desk.
    void open_desk();
    PickupStore& pickups() { return *kiosk_->pickups; }
    MadePrinter& printer() { return printer_; }
    std::string seal(const Contact& contact, const OrderRef& ref) {
        return seal_contact(contact, ref, kiosk_->key, random_);
    }
    // As `zuilctl staff add` does it, but hashed quickly.
    StaffId hire(const std::string& name, StaffRole role, const std::string& pin, const std::string& badge = "");
    // Holds the logo, types the PIN, and waits for what comes of it.
    const Snapshot& enter_staff(const std::string& pin);
    // What the link to the shop tells of the outbox.
    const Snapshot& count_orders();
    const SealingKey& key() const { return kiosk_->key; }
    const SigningKeys& signing() const { return signing_; }
    const Session& session() const { return kiosk_->engine->journey().session(); }
    std::filesystem::path folder() const { return folder_.path(); }
    EngineSettings& settings() { return settings_; }
    // What another kiosk of the store hears and says. It is there from the first call of this on.
    StaffCalls& other_kiosk();
    FloorHolds& other_holds();
    // From now on this shop keeps what is put aside.
    UnreliableHoldDesk& keep_holds();
    // From here on nothing gets through between them.
    void cut_floor() { network_.lost = std::numeric_limits<int>::max(); }

    // Up to the basket with one camera in it, in checkout, and at the payment screen.
    void put_camera_in_basket();
    const Snapshot& go_to_payment();

private:
    struct Kiosk {
        explicit Kiosk(World& world);
        SealingKey key;
        std::unique_ptr<OutboxStore> outbox;
        std::unique_ptr<CatalogueQueries> queries;
        std::unique_ptr<SearchLedger> searches;
        std::unique_ptr<CustomerStore> customer_store;
        std::unique_ptr<CustomerLookUp> customers;
        std::unique_ptr<Lan> lan;
        std::unique_ptr<FloorLine> floor;
        std::unique_ptr<StaffCalls> calls;
        std::unique_ptr<FloorHolds> floor_holds;
        std::unique_ptr<OrderIntake> orders;
        std::unique_ptr<FloorNotes> notes;
        std::unique_ptr<HoldShelf> shelf;
        std::unique_ptr<HoldBook> holds;
        std::unique_ptr<HoldExchange> hold_exchange;
        std::unique_ptr<StaffStore> staff;
        std::unique_ptr<StaffBook> book;
        std::unique_ptr<SecretHasher> hasher;
        std::unique_ptr<StaffDoor> door;
        std::unique_ptr<PickupStore> pickups;
        std::unique_ptr<PickupBook> pickup_book;
        std::unique_ptr<Engine> engine;
    };
    void catalogue_changed();
    void ask_people();
    void talk();  // among the kiosks of the store

    bool has_desk_ = false;
    MadePrinter printer_;
    TemporaryFolder folder_;
    ManualClock clock_;
    SeededRandom random_{7};
    OrderAbilities abilities_;
    test::MadeCustomers* people_;
    SeededRandom keys_random_{8};
    SigningKeys signing_ = SigningKeys::make(keys_random_);
    EngineSettings settings_;
    Languages languages_;
    std::unique_ptr<CatalogueWriter> catalogue_;
    test::MemoryNetwork network_;
    std::unique_ptr<Lan> other_lan_;
    std::unique_ptr<FloorLine> other_floor_;
    std::unique_ptr<StaffCalls> other_calls_;
    std::unique_ptr<FloorHolds> other_holds_;
    std::unique_ptr<UnreliableHoldDesk> hold_desk_;
    IntentInbox inbox_{[] {}};
    SnapshotPublisher publisher_{[] {}};
    std::unique_ptr<Kiosk> kiosk_;
    std::shared_ptr<const Snapshot> seen_;
    int taps_ = 0;
};

namespace goods {
inline const ProductId camera{"camera"};
inline const VariantId white{"camera-white"};
inline const VariantId black{"camera-black"};
inline const VariantId mint{"camera-mint"};
inline const ProductId film{"film"};
inline const VariantId film_pack{"film-8"};
inline const ProductId lamp{"lamp"};
inline const VariantId grey_lamp{"lamp-grey"};
inline const ProductId sold_out{"stool"};
inline const CategoryId cameras{"cameras"};
inline const StoreId utrecht{"utrecht"};
inline const StoreId nieuwegein{"nieuwegein"};
inline const StoreId warehouse{"warehouse"};
inline constexpr auto white_ean = "2100000000012";
}  // namespace goods

}  // namespace zuil
