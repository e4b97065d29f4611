#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sync/store/outbox_store.hpp"
#include "tests/support/tls_front.hpp"
#include "tests/window/saga_trap.hpp"
#include "tests/window/vendure_kiosk.hpp"

namespace zuil::test {

// What came of it all.
struct KillLedger {
    std::map<std::string, int> kills_by_state;   // of the newest order, as the disk had it after the kill
    std::map<std::string, int> kills_by_moment;  // what the program or the shop was about to do
    int kills = 0;
    int freezes = 0;
    int codes_seen = 0;  // pick-up codes that stood on the screen
    int in_shop = 0;
    int lost = 0;     // seen on the screen, or kept in the outbox, and not in the shop
    int doubled = 0;  // in the shop more than once
    int strange = 0;  // in the shop with other lines, or without anybody having ordered it

    void add(const KillLedger& other);
    void print(std::string_view title) const;
};

// The real kiosk before a real Vendure, over TLS, killed again and again, with a shopper who orders in between.
class KilledKiosk {
public:
    explicit KilledKiosk(VendureServer::OrderFields fields);

    // On the disk as the last kill left it. A code that was on the screen must be there again.
    void start();
    // kill -9, at this moment; notes what it did to the newest order.
    void kill(const std::string& moment);
    // Stands still for so long, as on a machine that is asleep.
    void freeze(std::chrono::milliseconds time);
    // With another pause between two calls of the saga from the next start on.
    void set_request_gap(std::chrono::milliseconds gap) const;

    // A shopper's way with a fresh article up to the touch that orders.
    void touch_order();
    // And until the code stands there.
    void order();
    // Waits until the shop holds a request; false: every order was through before.
    bool wait_until_held() const;
    // Until the newest order on the disk is so.
    void wait_for_state(OrderState state) const;
    // Until every order is at the shop.
    void wait_until_settled() const;

    SagaTrap& trap() { return trap_; }
    // Compares what was seen, what the outbox holds and what Vendure's tables hold.
    KillLedger settle_accounts();

private:
    VendureSetup setup(std::chrono::milliseconds gap) const;
    void note_code();
    void clear_screen();
    bool is_settled() const;
    std::vector<OutboxEntry> orders_on_disk() const;  // the newest first

    VendureServer server_;
    SagaTrap trap_;
    FaultProxy proxy_;
    TemporaryFolder certificate_;
    TlsFront tls_;  // in front of the proxy
    VendureKiosk set_up_;
    XDisplay display_{1080, 1920};
    std::vector<ShopArticle> articles_;
    std::unique_ptr<Kiosk> kiosk_;
    std::string on_screen_;  // the code that nobody has taken leave of
    std::set<std::string> codes_seen_;
    std::size_t ordered_ = 0;
    std::size_t on_disk_before_ = 0;  // orders that were there before the touch
    KillLedger ledger_;
};

}  // namespace zuil::test
