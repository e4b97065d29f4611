#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/config/settings.hpp"
#include "kiosk/engine/order_link.hpp"
#include "kiosk/ui/ui.hpp"
#include "platform/display/bitmap.hpp"
#include "sync/exchange/outbox.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/sync/exchange/unreliable_shop.hpp"

namespace zuil::test {

// The demo shop's catalogue, read by the kiosk's own mirror into a folder.
void read_demo_shop(const std::filesystem::path& into);

// The real engine and the real UI on one thread, on the disk that read_demo_shop() filled: every moment and every
// chance is given by hand, so that one seed gives one walk. Orders go to a shop that is sometimes out of order.
class CrawledKiosk {
public:
    CrawledKiosk(std::uint64_t seed, const std::filesystem::path& disk, int width, int height);

    void give(InputEvent event) { events_.push_back(std::move(event)); }
    // Lets time pass, frame by frame, until nothing moves. False: it never came to rest.
    bool settle();
    void wait(std::chrono::milliseconds time);
    void set_line(Connection line);
    // Of an article, as the shop would: its price, or whether there is any.
    void raise_price(const ProductId& product);
    // What the shop has left of any article, and what it costs now: it tells nobody before an order comes.
    void sell_only(int quantity, std::int64_t dearer_minor) { shop_.sell_only(quantity, dearer_minor); }
    // On the page that the code on the screen leads to; false: there is none, or it does not take it.
    enum class PhoneUse { begin, pay, fail };
    bool use_phone(PhoneUse use);
    void remove(const ProductId& product);
    void put_back_all();
    // The power goes and comes back.
    void restart();

    const Snapshot& seen() const { return *seen_; }
    const Session& session() const { return parts_->engine->journey().session(); }
    const std::vector<Meaning>& meanings() const { return parts_->ui->semantics().all(); }
    std::vector<ScrolledArea> scrolled() const { return parts_->ui->scrolled_areas(); }
    const std::vector<DrawnText>& texts() const { return parts_->ui->drawn_texts(); }
    float scale() const { return parts_->ui->placing().scale; }  // panel pixels for a design pixel
    std::vector<std::string> faults() const;
    // Somebody who works here, with this PIN.
    void hire(const std::string& pin);
    // Some orders are to be collected here, and the kiosk starts anew with a pick-up desk.
    void open_desk();
    const std::vector<std::string>& pickup_codes() const { return pickup_codes_; }
    // A frame, as long after the last one as a panel takes.
    void draw() {
        step();
        frame();
    }
    Bitmap bitmap() const;
    const EngineSettings& settings() const { return settings_.engine; }
    BootTime now() const { return clock_.boot(); }
    Connection line() const { return line_; }
    // What is wrong with the orders when all of them have had a day with a good line, each as a sentence.
    std::vector<std::string> order_faults();
    std::uint64_t orders_accepted() const { return accepted_before_ + parts_->store->accepted(); }

private:
    // What a restart loses.
    struct Parts {
        explicit Parts(CrawledKiosk& kiosk);
        std::unique_ptr<OutboxStore> store;
        std::unique_ptr<Outbox> outbox;
        std::unique_ptr<CatalogueQueries> queries;
        std::unique_ptr<OrderIntake> intake;
        std::unique_ptr<FloorNotes> notes;
        std::unique_ptr<StaffStore> staff;
        std::unique_ptr<StaffBook> book;
        std::unique_ptr<SecretHasher> hasher;
        std::unique_ptr<StaffDoor> door;
        std::unique_ptr<PickupStore> pickups;
        std::unique_ptr<PickupBook> pickup_book;
        std::unique_ptr<Engine> engine;
        Textures textures;
        std::unique_ptr<Ui> ui;
    };
    void step();
    bool frame();

    std::filesystem::path disk_;
    int width_;
    int height_;
    Settings settings_;
    Translations translations_;
    ManualClock clock_;
    SeededRandom random_;
    Languages languages_;
    SealingKey key_;
    SigningKeys signing_;
    UnreliableShop shop_;
    std::unique_ptr<CatalogueWriter> catalogue_;
    std::unique_ptr<CatalogueReader> shelf_;
    bool has_desk_ = false;
    std::vector<std::string> pickup_codes_;
    std::vector<Product> taken_;  // what put_back_all() puts back
    IntentInbox inbox_{[] {}};
    SnapshotPublisher publisher_{[] {}};
    Connection line_ = Connection::online;
    std::uint64_t accepted_before_ = 0;  // the last restart
    std::vector<InputEvent> events_;
    std::shared_ptr<const Snapshot> seen_;
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil::test
