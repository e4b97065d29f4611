#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "sync/exchange/hold_exchange.hpp"
#include "sync/shops/medusa/hold_desk.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/webshops/acceptance/counter.hpp"
#include "tests/webshops/medusa/medusa_real_shop.hpp"

// What staff put aside, as Medusa keeps it.
namespace zuil::test {
namespace {

using namespace std::chrono_literals;

const HoldPlace utrecht{.kiosk = "UT1", .store = StoreId{"UTR1"}};

// The shop that stands here, and one article of it.
struct HoldCounter {
    Counter& counter = shared_counter();
    const std::string sku = counter.article();

    HoldDesk& desk() const { return *counter.shop->holds(); }
    HoldNotice notice(const std::string& code, std::chrono::milliseconds time = 26h) const {
        return {.place = utrecht,
                .code = code,
                .variant = counter.real->line(sku, 1).variant,
                .ends_at = std::chrono::floor<std::chrono::milliseconds>(counter.clock.wall()) + time};
    }
    Result<HoldKept> keep(const HoldNotice& hold) const {
        return wait_for<HoldKept>(*counter.http, [&](auto done) { desk().keep(hold, done); });
    }
    Result<int> let_go(const HoldNotice& hold) const {
        return wait_for<int>(*counter.http, [&](auto done) { desk().let_go(hold, done); });
    }
    int left(const std::string& store = "UTR1") const { return counter.real->stock(sku).at(StoreId{store}); }
    // What of it is reserved, by who it says it is for.
    std::vector<std::string> reserved() const {
        std::vector<std::string> all;
        const auto rows = counter.real->sql(R"(select coalesce(r.description, '') from reservation_item r
            join inventory_item i on i.id = r.inventory_item_id where r.deleted_at is null and i.sku = ')" +
                                            sku + "' order by 1");
        for (const auto& row : rows) all.push_back(row.front());
        return all;
    }
    // What the webshop shows as to be sold in Utrecht.
    int shown() const {
        const VariantId variant = counter.real->line(sku, 1).variant;
        PageCursor from;
        do {
            const StockPage page =
                wait_for<StockPage>(*counter.http, [&](auto done) { counter.shop->stock(from, done); }).value();
            for (const StockLevel& level : page.levels) {
                if (level.variant == variant && level.store == utrecht.store) return level.quantity;
            }
            from = page.next;
        } while (!from.empty());
        return -1;
    }
};

}  // namespace

TEST_CASE("a piece that is put aside is reserved once in its own store, and can be sold again afterwards") {
    const HoldCounter shop;
    const HoldNotice hold = shop.notice("R 7K 42");
    REQUIRE(shop.left() == 10);
    const auto kept = shop.keep(hold);
    INFO((kept ? "" : kept.error().detail));
    REQUIRE(kept);
    CHECK(*kept == HoldKept::kept);
    CHECK(shop.left() == 9);
    CHECK(shop.shown() == 9);
    CHECK(shop.left("AMS1") == 10);
    CHECK(shop.reserved() == std::vector<std::string>{medusa::hold_description(hold)});
    // Told again because nobody heard the answer.
    REQUIRE(shop.keep(hold));
    CHECK(shop.reserved().size() == 1);
    // The same code elsewhere, and another one here, are others.
    HoldNotice elsewhere = hold;
    elsewhere.place.kiosk = "UT2";
    REQUIRE(shop.keep(elsewhere));
    REQUIRE(shop.keep(shop.notice("R 3P 08")));
    CHECK(shop.left() == 7);
    CHECK(shop.let_go(hold) == 1);
    CHECK(shop.let_go(hold) == 0);
    CHECK(shop.left() == 8);
    CHECK(shop.shown() == 8);
    // An order is none of it.
    OrderRequest order = shop.counter.request({{shop.sku, 2}});
    REQUIRE(shop.counter.place(order));
    CHECK(shop.left() == 6);
    CHECK(shop.let_go(elsewhere) == 1);
    CHECK(shop.left() == 7);
}

TEST_CASE("what was sold meanwhile, or is sold no more, is not kept") {
    const HoldCounter shop;
    shop.counter.real->set_stock(shop.sku, 1);
    REQUIRE(shop.keep(shop.notice("R 7K 42")));
    const auto late = shop.keep(shop.notice("R 3P 08"));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Errc::conflict);
    CHECK(shop.reserved().size() == 1);
    HoldNotice nobodys = shop.notice("R 9X 11");
    nobodys.variant = shop.counter.real->nobodys_variant();
    CHECK(shop.keep(nobodys).error().code == Errc::not_found);
    HoldNotice nowhere = shop.notice("R 9X 11");
    nowhere.place.store = StoreId{"NONE1"};
    CHECK(shop.keep(nowhere).error().code == Errc::refused);
    CHECK(shop.reserved().size() == 1);
}

TEST_CASE("what came twice is put right, and what no kiosk remembers is let go an hour after its end") {
    const HoldCounter shop;
    auto& medusa = dynamic_cast<MedusaRealShop&>(*shop.counter.real);
    const HoldNotice hold = shop.notice("R 7K 42");
    REQUIRE(shop.keep(hold));
    const auto row = medusa.sql(R"(select r.inventory_item_id, r.location_id from reservation_item r
        join inventory_item i on i.id = r.inventory_item_id where r.deleted_at is null and i.sku = ')" +
                                shop.sku + "'");
    medusa.as_owner(HttpMethod::post, "/admin/reservations",
                    R"({"inventory_item_id":")" + row.at(0)[0] + R"(","location_id":")" + row[0][1] +
                        R"(","quantity":1,"description":")" + medusa::hold_description(hold) + "\"}");
    CHECK(shop.left() == 8);
    REQUIRE(shop.keep(hold));
    CHECK(shop.left() == 9);

    REQUIRE(shop.keep(shop.notice("R old", -61min)));
    REQUIRE(shop.keep(shop.notice("R young", -59min)));
    medusa.as_owner(HttpMethod::post, "/admin/reservations",
                    R"({"inventory_item_id":")" + row[0][0] + R"(","location_id":")" + row[0][1] +
                        R"(","quantity":1,"description":"for the window"})");
    CHECK(shop.left() == 6);
    const auto tidied =
        wait_for<int>(*shop.counter.http, [&](auto done) { shop.desk().let_go_forgotten(StoreId{"UTR1"}, done); });
    INFO((tidied ? "" : tidied.error().detail));
    CHECK(tidied == 1);
    CHECK(shop.left() == 7);
    CHECK(std::ranges::count(shop.reserved(), "for the window") == 1);
    CHECK(wait_for<int>(*shop.counter.http, [&](auto done) { shop.desk().let_go_forgotten(StoreId{"AMS1"}, done); }) ==
          0);
}

TEST_CASE("over a line that spoils every third request each piece is reserved once, and let go once") {
    const HoldCounter shop;
    Counter& counter = shop.counter;
    std::atomic<int> requests = 0;
    FaultProxy proxy{counter.real->port(), 1s, every_third(requests)};
    const auto behind =
        counter.real->connect(*counter.http, counter.clock, {.port = proxy.port(), .order_deadline = 3s});
    TemporaryFolder folder;
    SystemRandom random;
    const auto shelf = HoldShelf::open(folder.path()).value();
    HoldExchangeOptions patience;
    patience.retry = {.first = 50ms, .most = 500ms};
    patience.guard = {.failures_max = 1000, .pause = patience.retry, .tokens_max = 1'000'000};
    HoldExchange exchange{*behind->holds(), utrecht.store, *shelf, counter.clock, random, patience};
    const auto settle = [&] {
        const auto most = std::chrono::steady_clock::now() + 90s;
        do {
            exchange.step();
            counter.http->poll(20ms);
        } while (shelf->waiting(counter.clock.wall()).value() > 0 && std::chrono::steady_clock::now() < most);
        INFO((exchange.status().last_error ? exchange.status().last_error->detail : "no error"));
        CHECK(shelf->waiting(counter.clock.wall()).value() == 0);
    };
    constexpr int pieces = 6;
    std::vector<std::string> codes;
    for (int i = 0; i < pieces; ++i) {
        const HoldNotice notice = shop.notice("R " + std::to_string(i));
        REQUIRE(shelf->add({.code = notice.code,
                            .product = ProductId{"p"},
                            .variant = notice.variant,
                            .name = "Artikel",
                            .made_at = counter.clock.wall(),
                            .ends_at = notice.ends_at,
                            .by = StaffId{"s"}},
                           utrecht));
        codes.push_back(notice.code);
        settle();
        CHECK(shop.left() == 10 - i - 1);
    }
    CHECK(shop.reserved().size() == pieces);
    for (const std::string& code : codes) REQUIRE(shelf->end(code));
    settle();
    CHECK(shop.reserved().empty());
    CHECK(shop.left() == 10);
    CHECK(requests > 20);
}

}  // namespace zuil::test
