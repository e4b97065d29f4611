#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <optional>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/pickup_exchange.hpp"
#include "sync/shops/pickup_desk.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/webshops/acceptance/counter.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;
using What = DeskOutcome::What;
using Steps = std::vector<std::string>;

const StoreId here{"UTR1"};

DeskChange change_to(ShopStage to, const DeskOrder& order, const std::string& claim = "UT1") {
    return {.order = order.id, .claim = claim, .to = to};
}

// The desk of the shop that stands here.
class Desk {
public:
    explicit Desk(Counter& counter) : counter_{counter}, desk_{*counter.shop->desk()} {}

    DeskPickup look(const std::string& order) {
        return wait_for<DeskPickup>(*counter_.http, [&](auto done) { desk_.look(order, done); }).value();
    }
    std::optional<DeskPickup> listed(const PlacedOrder& placed) {
        DeskList list = wait_for<DeskList>(*counter_.http, [&](auto done) { desk_.open_pickups(here, done); }).value();
        for (DeskPickup& one : list.pickups) {
            if (one.order.number == placed.shop_order) return std::move(one);
        }
        return std::nullopt;
    }
    Result<DeskOutcome> apply(const DeskChange& change) {
        return wait_for<DeskOutcome>(*counter_.http, [&](auto done) { desk_.apply(change, done); });
    }
    PickupDesk& port() { return desk_; }
    // What each of two kiosks hears that do it at the same moment.
    std::vector<std::string> told_to_both(ShopStage to, const DeskOrder& order) {
        return told_to_both({change_to(to, order, "UT1"), change_to(to, order, "UT2")});
    }
    std::vector<std::string> told_to_both(const std::array<DeskChange, 2>& changes) {
        std::vector<std::string> told;
        for (const DeskChange& change : changes) {
            desk_.apply(change, [&](const Result<DeskOutcome>& outcome) {
                if (!outcome) return told.push_back(outcome.error().detail);
                told.emplace_back(outcome->what == What::done ? "done" : "overtaken");
            });
        }
        while (told.size() < 2) counter_.http->poll(100ms);
        return told;
    }
    bool tells_preparing() const { return desk_.abilities().tells_preparing; }
    bool refuses_lines() const { return desk_.abilities().refuses_lines; }
    // What the shop's own tables tell of an order that went all the way.
    Steps whole_way() const {
        return tells_preparing() ? Steps{"preparing", "ready", "handed_over"} : Steps{"ready", "handed_over"};
    }

private:
    Counter& counter_;
    PickupDesk& desk_;
};

}  // namespace

TEST_CASE("an order walks over the desk, each step once in the shop's own history") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    const std::string first = counter.article();
    const std::string second = counter.article();
    OrderRequest request = counter.request({{first, 2}, {second, 1}});
    const WallTime noon = std::chrono::floor<std::chrono::days>(counter.clock.wall()) + 12h;
    request.order.slot = PickupSlot{.begins = noon, .ends = noon + 1h};
    const auto placed = counter.place(request);
    REQUIRE(placed);
    const auto listed = desk.listed(*placed);
    REQUIRE(listed);
    const DeskOrder& order = listed->order;
    CHECK(order.ref == request.order.ref);
    CHECK(order.pickup_code == request.order.pickup_code);
    CHECK(order.store == here);
    CHECK(order.slot == request.order.slot);
    CHECK(order.total == request.order.total);
    CHECK(order.progress.stage == ShopStage::received);
    CHECK(listed->contact.name == "Sam Proef");
    CHECK(listed->contact.phone == "+31655599000");
    REQUIRE(order.lines.size() == 2);
    CHECK(pieces_of(order) == 3);
    CHECK(std::ranges::any_of(order.lines,
                              [&](const DeskLine& line) { return line.sku == first && line.quantity == 2; }));

    if (desk.tells_preparing()) {
        const auto begun = desk.apply(change_to(ShopStage::preparing, order));
        REQUIRE(begun);
        CHECK(begun->what == What::done);
        CHECK(begun->now.claim == "UT1");
        CHECK(counter.inspect(request).progress.stage == ShopStage::preparing);
    }
    const auto ready = desk.apply(change_to(ShopStage::ready, order));
    INFO((ready ? "" : ready.error().detail));
    REQUIRE(ready);
    CHECK(ready->what == What::done);
    CHECK(ready->now.progress.stage == ShopStage::ready);
    CHECK(counter.inspect(request).progress.stage == ShopStage::ready);
    // From another kiosk.
    const auto over = desk.apply(change_to(ShopStage::handed_over, order, "UT2"));
    INFO((over ? "" : over.error().detail));
    REQUIRE(over);
    CHECK(over->what == What::done);
    CHECK(counter.inspect(request).progress.stage == ShopStage::handed_over);
    CHECK(counter.real->desk_steps(placed->shop_order) == desk.whole_way());

    SECTION("told again because nobody heard the answer, it changes nothing") {
        DeskChange again = change_to(ShopStage::handed_over, order, "UT2");
        again.tried = ShopStage::handed_over;
        CHECK(desk.apply(again)->what == What::done);
    }
    SECTION("who comes second is told so") {
        for (const ShopStage stage : {ShopStage::ready, ShopStage::handed_over}) {
            const auto late = desk.apply(change_to(stage, order, "UT3"));
            REQUIRE(late);
            CHECK(late->what == What::overtaken);
            CHECK(late->now.progress.stage == ShopStage::handed_over);
        }
    }
    CHECK(counter.real->desk_steps(placed->shop_order) == desk.whole_way());
    CHECK(desk.look(order.id).order.progress.handed_over_at);
}

TEST_CASE("what was done at once, after a night without a line, is told in the shop's own steps") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    OrderRequest request = counter.request({{counter.article(), 1}});
    const auto placed = counter.place(request);
    REQUIRE(placed);
    const auto over = desk.apply(change_to(ShopStage::handed_over, desk.listed(*placed)->order));
    REQUIRE(over);
    CHECK(over->what == What::done);
    CHECK(counter.real->desk_steps(placed->shop_order) == desk.whole_way());
}

TEST_CASE("of two kiosks at the same moment one is first, and the other is told so") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    // The shop mixes the two up in another way each time.
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        OrderRequest request = counter.request({{counter.article(), 2}});
        const auto placed = counter.place(request);
        REQUIRE(placed);
        const DeskOrder order = desk.listed(*placed)->order;
        for (const ShopStage stage : {ShopStage::preparing, ShopStage::ready, ShopStage::handed_over}) {
            if (stage == ShopStage::preparing && !desk.tells_preparing()) continue;
            const std::vector<std::string> told = desk.told_to_both(stage, order);
            INFO("round " << round << ", " << to_string(stage) << ": " << told[0] << "; " << told[1]);
            CHECK(std::ranges::count(told, "done") == 1);
        }
        CHECK(counter.real->desk_steps(placed->shop_order) == desk.whole_way());
    }
}

TEST_CASE("what the customer does not get goes from the order, with the reason, once") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    if (!desk.refuses_lines()) return;
    const std::string first = counter.article();
    const std::string second = counter.article();
    OrderRequest request = counter.request({{first, 3}, {second, 1}});
    const auto placed = counter.place(request);
    REQUIRE(placed);
    const DeskOrder order = desk.listed(*placed)->order;
    if (desk.tells_preparing()) REQUIRE(desk.apply(change_to(ShopStage::preparing, order)));
    DeskChange change = change_to(ShopStage::ready, order);
    change.reason = "Beschadigd in de winkel";

    SECTION("a part of it") {
        for (const DeskLine& line : order.lines)
            change.keeps.push_back({line.id, line.sku == first ? 1 : line.quantity});
        const auto ready = desk.apply(change);
        INFO((ready ? "" : ready.error().detail));
        REQUIRE(ready);
        CHECK(ready->what == What::done);
        CHECK(pieces_of(ready->now) == 2);
        change.tried = ShopStage::ready;
        CHECK(pieces_of(desk.apply(change)->now) == 2);
        CHECK(desk.apply(change_to(ShopStage::handed_over, order))->what == What::done);
        CHECK(counter.real->desk_history(placed->shop_order).find("Beschadigd in de winkel") != std::string::npos);
        CHECK(counter.inspect(request).progress.stage == ShopStage::handed_over);
    }
    SECTION("all of it: the order is cancelled") {
        for (const DeskLine& line : order.lines) change.keeps.push_back({line.id, 0});
        const auto gone = desk.apply(change);
        INFO((gone ? "" : gone.error().detail));
        REQUIRE(gone);
        CHECK(gone->what == What::done);
        CHECK(gone->now.is_cancelled);
        CHECK(counter.real->is_cancelled(placed->shop_order));
        change.tried = ShopStage::ready;
        CHECK(desk.apply(change)->what == What::done);
        CHECK(counter.real->desk_history(placed->shop_order).find("Beschadigd in de winkel") != std::string::npos);
    }
}

TEST_CASE("of two kiosks that refuse something at the same moment one does, and the other is told so") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    if (!desk.refuses_lines()) return;
    const std::string article = counter.article();
    counter.real->set_stock(article, 100);
    constexpr int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
        OrderRequest request = counter.request({{article, 3}});
        const auto placed = counter.place(request);
        REQUIRE(placed);
        const DeskOrder order = desk.listed(*placed)->order;
        std::array changes{change_to(ShopStage::ready, order, "UT1"), change_to(ShopStage::ready, order, "UT2")};
        for (std::size_t kiosk = 0; kiosk < changes.size(); ++kiosk) {
            changes[kiosk].keeps = {{order.lines.at(0).id, kiosk == 0 ? 2 : 1}};
            changes[kiosk].reason = "Beschadigd in de winkel";
        }
        const std::vector<std::string> told = desk.told_to_both(changes);
        INFO("round " << round << ": " << told[0] << "; " << told[1]);
        CHECK(std::ranges::count(told, "done") == 1);
        CHECK(counter.real->refusals(placed->shop_order) == 1);
        CHECK(pieces_of(desk.look(order.id).order) < 3);
        CHECK(desk.look(order.id).order.progress.stage == ShopStage::ready);
    }
}

TEST_CASE("a refusal of which one answer is lost, whichever, comes to the shop once") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    if (!desk.refuses_lines()) return;
    std::string lost;
    int changes = 0;
    int lose_at = 0;
    FaultProxy proxy{counter.real->port(), 1s, [&](std::string_view request) {
                         const bool only_asks = request.starts_with("GET") || request.find(":\"query(") != request.npos;
                         if (only_asks || ++changes != lose_at) return Fault::none;
                         lost = request.substr(0, request.find("\r\n"));
                         return Fault::lose_reply;
                     }};
    const auto shop =
        counter.real->connect(*counter.http, counter.clock, {.port = proxy.port(), .order_deadline = 10s});
    const auto apply = [&](const DeskChange& change) {
        return wait_for<DeskOutcome>(*counter.http, [&](auto done) { shop->desk()->apply(change, done); });
    };
    const std::string article = counter.article();
    const std::string other = counter.article();
    for (const std::string& sku : {article, other}) counter.real->set_stock(sku, 100);
    const bool is_all = GENERATE(false, true);
    constexpr int steps_max = 12;
    for (lose_at = 1; lose_at <= steps_max; ++lose_at) {
        OrderRequest request = counter.request({{article, 3}, {other, 2}});
        const auto placed = counter.place(request);
        REQUIRE(placed);
        const DeskOrder order = desk.listed(*placed)->order;
        DeskChange change = change_to(ShopStage::ready, order);
        change.reason = "Niet gevonden";
        for (const DeskLine& line : order.lines)
            change.keeps.push_back({line.id, line.sku == article && !is_all ? 2 : 0});
        changes = 0;
        lost.clear();
        auto outcome = apply(change);
        change.tried = ShopStage::ready;
        for (int tries = 0; !outcome && tries < 2; ++tries) outcome = apply(change);
        INFO("lost: " << lost << "; " << (outcome ? "" : outcome.error().detail));
        REQUIRE(outcome);
        CHECK(outcome->what == What::done);
        CHECK(counter.real->refusals(placed->shop_order) == 1);
        if (is_all) {
            CHECK(counter.real->is_cancelled(placed->shop_order));
        } else {
            CHECK(pieces_of(outcome->now) == 2);
            CHECK(counter.inspect(request).progress.stage == ShopStage::ready);
        }
        if (lost.empty()) break;
    }
    CHECK(lose_at > 2);
    CHECK(lose_at <= steps_max);
}

TEST_CASE("an order that was cancelled is handed over to nobody") {
    Counter& counter = shared_counter();
    Desk desk{counter};
    OrderRequest request = counter.request({{counter.article(), 1}});
    const auto placed = counter.place(request);
    REQUIRE(placed);
    const DeskOrder order = desk.listed(*placed)->order;
    REQUIRE(counter.cancel(request));
    CHECK_FALSE(desk.listed(*placed));
    const auto outcome = desk.apply(change_to(ShopStage::ready, order));
    REQUIRE(outcome);
    CHECK(outcome->what == What::overtaken);
    CHECK(outcome->now.is_cancelled);
    CHECK(counter.real->desk_steps(placed->shop_order).empty());
}

TEST_CASE("over a line that spoils every third request each step comes to the shop once") {
    Counter& counter = shared_counter();
    OrderRequest request = counter.request({{counter.article(), 2}});
    const auto placed = counter.place(request);
    REQUIRE(placed);
    std::atomic<int> requests = 0;
    FaultProxy proxy{counter.real->port(), 1s, every_third(requests)};
    const auto shop =
        counter.real->connect(*counter.http, counter.clock, {.port = proxy.port(), .order_deadline = 10s});
    TemporaryFolder folder;
    SystemRandom random;
    const SealingKey key = SealingKey::make(random);
    const auto store = PickupStore::open(folder.path(), random).value();
    PickupExchangeOptions patience;
    patience.retry = {.first = 50ms, .most = 500ms};
    patience.guard = {.failures_max = 1000, .pause = patience.retry, .tokens_max = 1'000'000};
    patience.list_every = 1s;
    PickupExchange exchange{*shop->desk(), here, *store, key, counter.clock, random, patience};
    const auto run_until = [&](const std::function<bool()>& is_there) {
        const auto most = std::chrono::steady_clock::now() + 60s;
        while (!is_there() && std::chrono::steady_clock::now() < most) {
            exchange.step();
            counter.http->poll(20ms);
        }
        return is_there();
    };
    const auto find = [&]() -> std::optional<PickupEntry> {
        const std::vector<PickupEntry> all = store->all().value();
        for (const PickupEntry& entry : all) {
            if (entry.order.number == placed->shop_order) return entry;
        }
        return std::nullopt;
    };
    const bool is_listed = run_until([&] { return find().has_value(); });
    INFO((exchange.status().last_error ? exchange.status().last_error->detail : "no error"));
    REQUIRE(is_listed);
    const std::string id = find()->order.id;
    for (const ShopStage stage : {ShopStage::preparing, ShopStage::ready, ShopStage::handed_over}) {
        REQUIRE(store->change({.order = id, .claim = "UT1", .to = stage}, counter.clock.wall()));
        CHECK(run_until([&] { return !store->find(id)->change; }));
        CHECK_FALSE(store->find(id)->conflict);
        // The customer comes.
        if (stage == ShopStage::ready) REQUIRE(store->check_in(id, counter.clock.wall()));
    }
    CHECK_FALSE(store->find(id)->check_in);
    CHECK(counter.real->desk_steps(placed->shop_order) == Desk{counter}.whole_way());
    CHECK(requests > 12);
}

}  // namespace zuil::test
