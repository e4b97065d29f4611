#include "kiosk/engine/staff_actions.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sync/store/catalogue_writer.hpp"
#include "tests/sync/exchange/outbox_world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

// A kiosk's orders, with a shop that refuses them, and what staff can do about it.
struct Desk {
    Result<std::string> ask(const std::string& what, const std::string& about = "", const std::string& detail = "") {
        return actions.at(what)({.id = "1", .what = what, .about = about, .detail = detail});
    }
    nlohmann::json orders() { return nlohmann::json::parse(*ask("orders")); }

    OutboxWorld world{7, {}};
    TemporaryFolder folder;
    std::unique_ptr<CatalogueWriter> catalogue = CatalogueWriter::open(folder.path(), world.clock()).value();
    SeededRandom random{1};
    Mirror mirror{world.shop, *catalogue, world.clock(), random};
    SealingKey key = SealingKey::make(random);
    std::unique_ptr<SearchLedger> searches = SearchLedger::open(folder.path(), key).value();
    std::unique_ptr<StaffStore> staff = StaffStore::open(folder.path(), random).value();
    StaffSettings settings;
    StaffBook book{{.clock = world.clock(), .random = random, .store = *staff, .key = key, .settings = settings}};
    std::unique_ptr<FloorNotes> notes = FloorNotes::open(folder.path()).value();
    std::map<std::string, StaffDesk::Action> actions = staff_actions({.clock = world.clock(),
                                                                      .orders = world.store(),
                                                                      .outbox = world.outbox(),
                                                                      .mirror = mirror,
                                                                      .searches = *searches,
                                                                      .book = book,
                                                                      .notes = *notes});
};

}  // namespace

TEST_CASE("staff see which orders wait for them, with what keeps them and nobody's name") {
    Desk desk;
    CHECK(desk.orders() == nlohmann::json::array());
    desk.world.shop.be({.refuses = 100});
    const OrderRef refused = desk.world.place_order();
    desk.world.run_for(5min);
    desk.world.shop.be({.offline = 100});
    const OrderRef waiting = desk.world.place_order();
    desk.world.run_for(1min);
    const nlohmann::json orders = desk.orders();
    REQUIRE(orders.size() == 2);
    CHECK(orders[0]["ref"] == refused.text());
    CHECK(orders[0]["state"] == "rejected");
    CHECK(orders[0]["reason"] == "this store is closed");
    CHECK(orders[0]["articles"][0] == nlohmann::json{{"sku", "sku"}, {"name", "Mok"}, {"quantity", 2}});
    CHECK(orders[0]["total_minor"] == 1000);
    CHECK(orders[1]["ref"] == waiting.text());
    CHECK(orders[1]["reason"] == "no line");
    CHECK(orders.dump().find("Noor") == std::string::npos);
    CHECK(orders.dump().find("+316") == std::string::npos);
}

TEST_CASE("a manager sees what was searched for and not found") {
    Desk desk;
    for (int shopper = 0; shopper < 3; ++shopper) {
        REQUIRE(desk.searches->note("theremin", "nl", 0, desk.world.clock().wall()));
        REQUIRE(desk.searches->note("lamp", "nl", 3, desk.world.clock().wall()));
    }
    const auto rows = nlohmann::json::parse(*desk.ask("searches"));
    CHECK(rows == nlohmann::json::array({{{"text", "theremin"}, {"language", "nl"}, {"times", 3}}}));
}

TEST_CASE("staff send a refused order once more, and it arrives once") {
    Desk desk;
    desk.world.shop.be({.refuses = 100});
    const OrderRef ref = desk.world.place_order();
    desk.world.run_for(5min);
    REQUIRE(desk.world.entry(ref).state == OrderState::rejected);
    desk.world.shop.be_reliable();
    CHECK(desk.ask("send-again", ref.text()).value() == "The order is sent again.");
    desk.world.run_for(1min);
    CHECK(desk.world.entry(ref).state == OrderState::confirmed);
    CHECK(desk.world.shop.bookings(ref) == 1);
    CHECK_FALSE(desk.ask("send-again", ref.text()));
    CHECK(desk.ask("send-again", "nobody's").error().detail == "no order has the reference nobody's");
    CHECK(desk.world.shop.bookings(ref) == 1);
}

TEST_CASE("only a catalogue that is held can be taken") {
    Desk desk;
    CHECK(desk.ask("serve-catalogue").error().detail == "no catalogue waits for somebody to look");
    CHECK(desk.ask("previous-catalogue", "1").error().detail == "another catalogue is served by now");
    CHECK(desk.ask("previous-catalogue", "0").error().detail == "no catalogue before this one is kept any more");
}
