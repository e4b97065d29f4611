#include "tests/window/killed_kiosk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <thread>

#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr int articles_wanted = 40;
constexpr auto patience = 60s;

const std::filesystem::path& with_certificate(const TemporaryFolder& folder) {
    make_certificate(folder.path(), "localhost");
    return folder.path();
}

}  // namespace

void KillLedger::add(const KillLedger& other) {
    for (const auto& [state, count] : other.kills_by_state) kills_by_state[state] += count;
    for (const auto& [moment, count] : other.kills_by_moment) kills_by_moment[moment] += count;
    codes_seen += other.codes_seen;
    kills += other.kills;
    freezes += other.freezes;
    in_shop += other.in_shop;
    lost += other.lost;
    doubled += other.doubled;
    strange += other.strange;
}

void KillLedger::print(std::string_view title) const {
    fmt::print("\n{}\n", title);
    for (const auto& [moment, count] : kills_by_moment) fmt::print("  {:<52} {:>4} kills\n", moment, count);
    fmt::print("  the newest order on the disk was\n");
    for (const auto& [state, count] : kills_by_state) fmt::print("    {:<50} {:>4} kills\n", state, count);
    fmt::print(
        "  kills {}, freezes {}, codes seen on the screen {}, orders in the shop {}, lost {}, doubled {}, strange {}\n",
        kills, freezes, codes_seen, in_shop, lost, doubled, strange);
}

KilledKiosk::KilledKiosk(VendureServer::OrderFields fields)
    : server_{fields},
      proxy_{server_.port(), 0ms, [this](std::string_view request) { return trap_.choose(request); }},
      tls_{proxy_.port(), with_certificate(certificate_)},
      set_up_{server_, setup(20ms)},
      articles_{articles_with_ean(server_, articles_wanted)} {
    start();
    kiosk_->wait_until([&](const auto&) { return kiosk_->is_filled(); }, "the whole catalogue", 120s);
}

VendureSetup KilledKiosk::setup(std::chrono::milliseconds gap) const {
    return {.port = tls_.port(), .ca_file = certificate_ / "cert.pem", .asks_contact = false, .request_gap = gap};
}

void KilledKiosk::set_request_gap(std::chrono::milliseconds gap) const { set_up_.set_up(server_, setup(gap)); }

void KilledKiosk::start() {
    kiosk_ = std::make_unique<Kiosk>(display_, set_up_.options(1080, 1920));
    if (on_screen_.empty()) {
        // Nobody saw a code, but one may have been kept at the very moment of the kill.
        kiosk_->wait_until([&](const auto&) { return kiosk_->find("attract/begin") || kiosk_->find("pickup-code"); },
                           "the first screen");
        note_code();
        return;
    }
    const std::string code = kiosk_->wait_for("pickup-code").value;
    if (code != on_screen_) throw std::runtime_error{"the screen shows " + code + " instead of " + on_screen_};
}

void KilledKiosk::note_code() {
    if (const auto code = kiosk_->find("pickup-code")) {
        on_screen_ = code->value;
        codes_seen_.insert(on_screen_);
    }
}

void KilledKiosk::kill(const std::string& moment) {
    kiosk_->process().kill();
    ++ledger_.kills;
    ++ledger_.kills_by_moment[moment];
    const std::vector<OutboxEntry> orders = orders_on_disk();
    const bool is_new = orders.size() > on_disk_before_;
    ++ledger_.kills_by_state[is_new ? std::string{to_string(orders.front().state)} : "not accepted"];
}

void KilledKiosk::freeze(std::chrono::milliseconds time) {
    kiosk_->process().signal(SIGSTOP);
    std::this_thread::sleep_for(time);
    kiosk_->process().signal(SIGCONT);
    ++ledger_.freezes;
}

// A copy, so that the outbox itself comes back as the kill left it. One that was made amid a write of a kiosk that runs
// may not hold; the next one does.
std::vector<OutboxEntry> KilledKiosk::orders_on_disk() const {
    const TemporaryFolder copy = TemporaryFolder::in_memory();
    for (const char* name : {"outbox.db", "outbox.db-wal"}) {
        const auto file = set_up_.data() / name;
        if (std::filesystem::exists(file)) std::filesystem::copy_file(file, copy / name);
    }
    const auto store = OutboxStore::open(copy.path());
    std::vector<OutboxEntry> all;
    if (!store) return all;
    using enum OrderState;
    for (const OrderState state :
         {accepted, preparing, prepared, committing, confirmed, rejected, needs_customer, cancelled}) {
        const auto some = (*store)->in_state(state, 1000);
        if (some) all.insert(all.end(), some->begin(), some->end());
    }
    std::ranges::sort(all, std::greater{}, [](const OutboxEntry& entry) { return entry.order.accepted_at; });
    return all;
}

void KilledKiosk::clear_screen() {
    Shopper shopper{display_, *kiosk_};
    if (!on_screen_.empty()) shopper.leave();
    on_screen_.clear();
}

void KilledKiosk::touch_order() {
    clear_screen();
    on_disk_before_ = orders_on_disk().size();
    const ShopArticle& article = articles_.at(ordered_++ % articles_.size());
    Shopper shopper{display_, *kiosk_};
    shopper.scan(article.ean, article.name);
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.choose_pickup();
    kiosk_->tap("payment/order");
}

void KilledKiosk::order() {
    touch_order();
    kiosk_->wait_for("pickup-code");
    note_code();
}

bool KilledKiosk::is_settled() const {
    const std::vector<OutboxEntry> orders = orders_on_disk();
    return orders.size() >= codes_seen_.size() &&
           std::ranges::all_of(orders, [](const OutboxEntry& entry) { return is_final(entry.state); });
}

bool KilledKiosk::wait_until_held() const {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!proxy_.wait_until_held(20ms)) {
        if (is_settled()) return false;
        if (std::chrono::steady_clock::now() > until) throw std::runtime_error{"no request came\n" + kiosk_->log()};
    }
    return true;
}

void KilledKiosk::wait_for_state(OrderState state) const {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto orders = orders_on_disk();
        if (orders.size() > on_disk_before_ && orders.front().state == state) return;
        if (std::chrono::steady_clock::now() > until) throw std::runtime_error{"the order never was so"};
        std::this_thread::sleep_for(20ms);
    }
}

void KilledKiosk::wait_until_settled() const {
    kiosk_->wait_until([&](const auto&) { return is_settled(); }, "every order at the shop", patience);
}

KillLedger KilledKiosk::settle_accounts() {
    wait_until_settled();
    clear_screen();
    kiosk_->process().stop();
    const std::vector<OutboxEntry> kept = orders_on_disk();
    const std::vector<PlacedOrder> placed = placed_orders(server_);
    const auto count = [&](const std::string& text) {
        return std::ranges::count_if(
            placed, [&](const PlacedOrder& order) { return order.told.find(text) != std::string::npos; });
    };
    for (const std::string& code : codes_seen_) {
        if (count(code) == 0) ++ledger_.lost;
        if (count(code) > 1) ++ledger_.doubled;
    }
    for (const OutboxEntry& entry : kept) {
        const Order& order = entry.order;
        const bool was_seen = codes_seen_.contains(order.pickup_code);
        if (!was_seen && count(order.ref.text()) == 0) ++ledger_.lost;
        if (!was_seen && count(order.ref.text()) > 1) ++ledger_.doubled;
        const std::string lines = fmt::format("{} x {}", order.lines.front().sku, order.lines.front().quantity);
        const bool is_right = std::ranges::any_of(placed, [&](const PlacedOrder& found) {
            return found.told.find(order.ref.text()) != std::string::npos && found.lines == lines &&
                   found.code == entry.shop_order && found.told.find("UTR1") != std::string::npos;
        });
        if (!is_right) ++ledger_.strange;
    }
    ledger_.codes_seen = static_cast<int>(codes_seen_.size());
    ledger_.in_shop = static_cast<int>(placed.size());
    if (placed.size() > kept.size()) ledger_.strange += static_cast<int>(placed.size() - kept.size());
    return ledger_;
}

}  // namespace zuil::test
