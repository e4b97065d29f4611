#include "kiosk/engine/staff_actions.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "platform/secrets/letter_box.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/sync/exchange/made_customers.hpp"
#include "tests/sync/exchange/outbox_world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

// A kiosk's orders, with a shop that refuses them, and what staff can do about it.
struct Desk {
    Result<std::string> ask(const std::string& what, const std::string& about = "", const std::string& detail = "") {
        return actions.at(what)({.id = "1", .what = what, .about = about, .detail = detail});
    }
    // What zuilctl does with who is named to it.
    Result<std::string> ask_about(const std::string& what, const std::string& by, const std::string& who,
                                  bool keep_out = false) {
        const nlohmann::json named{{"by", by}, {"text", who}, {"keep_out", keep_out}};
        return ask(what, "", seal_letter(named.dump(), ask("customer-box").value()).value());
    }
    nlohmann::json file_of(const std::string& by, const std::string& who) {
        const LetterBox mine;
        const nlohmann::json named{{"by", by}, {"text", who}, {"answer_to", mine.address()}};
        const std::string sealed =
            ask("customer-show", "", seal_letter(named.dump(), ask("customer-box").value()).value()).value();
        for (const char* personal : {"Jolijn", "5550", "vlinder"}) CHECK(sealed.find(personal) == std::string::npos);
        return nlohmann::json::parse(mine.open(sealed).value().view());
    }
    // An order of somebody's at the pick-up desk, as the shop tells it.
    void list_pickup(const std::string& number, const Contact& contact) {
        DeskOrder order;
        order.id = number;
        order.number = number;
        order.pickup_code = number + "C";
        order.store = StoreId{"utrecht"};
        order.placed_at = world.clock().wall();
        const std::string sealed = seal_contact(contact, desk_contact_ref(order.id), key, random);
        pickup_rows.push_back({.order = order, .sealed_contact = sealed});
        REQUIRE(pickup_list->take_list(pickup_rows, true, world.clock().wall()));
    }
    // Somebody looks the customer up; whether they are kept afterwards.
    bool look_up() {
        const auto wait = [&] {
            for (int n = 0; n < 10; ++n) {
                people.answer_all();
                customers.step();
            }
            world.clock().advance(1s);
            return customers.take();
        };
        world.clock().advance(1s);
        customers.open(CustomerId{"cust-1"});
        wait();
        people.is_line_cut = true;
        customers.open(CustomerId{"cust-1"});
        const auto answer = wait();
        people.is_line_cut = false;
        world.clock().advance(10min);
        return answer && answer->kept_at;
    }
    std::vector<PickupStore::Told> pickup_rows;
    nlohmann::json orders() { return nlohmann::json::parse(*ask("orders")); }

    OutboxWorld world{7, {}};
    TemporaryFolder folder;
    std::unique_ptr<CatalogueWriter> catalogue = CatalogueWriter::open(folder.path(), world.clock()).value();
    SeededRandom random{1};
    Mirror mirror{world.shop, *catalogue, world.clock(), random};
    const SealingKey& key = world.key();
    std::unique_ptr<SearchLedger> searches = SearchLedger::open(folder.path(), key).value();
    std::unique_ptr<StaffStore> staff = StaffStore::open(folder.path(), random).value();
    StaffSettings settings;
    StaffBook book{{.clock = world.clock(), .random = random, .store = *staff, .key = key, .settings = settings}};
    std::unique_ptr<FloorNotes> notes = FloorNotes::open(folder.path()).value();
    test::MadeCustomers people;
    std::unique_ptr<CustomerStore> kept = CustomerStore::open(folder.path()).value();
    CustomerLookUp customers{people, *kept, key, world.clock(), random};
    std::unique_ptr<PickupStore> pickup_list = PickupStore::open(folder.path(), random).value();
    PickupBook pickups{{.clock = world.clock(),
                        .random = random,
                        .store = *pickup_list,
                        .key = key,
                        .kiosk_code = "UT1",
                        .abilities = {}}};
    std::map<std::string, StaffDesk::Action> actions = staff_actions({.clock = world.clock(),
                                                                      .orders = world.store(),
                                                                      .outbox = world.outbox(),
                                                                      .mirror = mirror,
                                                                      .searches = *searches,
                                                                      .book = book,
                                                                      .notes = *notes,
                                                                      .key = key,
                                                                      .customers = &customers,
                                                                      .pickups = &pickups});
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

TEST_CASE("a customer is erased from the kiosk, by whatever they are found by") {
    const auto [by, who] = GENERATE(std::pair{"card", "2900010003"}, std::pair{"phone", "+31 6 5550 1002"},
                                    std::pair{"email", "Jolijn@vlinder.example"}, std::pair{"id", "cust-1"});
    Desk desk;
    REQUIRE(desk.look_up());
    const std::string said = desk.ask_about("customer-erase", by, who).value();
    CHECK(said.starts_with("What was kept here of this customer is gone."));
    CHECK(desk.ask_about("customer-erase", by, who).value().starts_with("Nothing was kept here of this customer."));
    // Who looks them up later is told by the shop, and that is kept.
    CHECK(desk.look_up());
    CHECK(desk.ask_about("customer-erase", by, who, true).value().find("Nothing is kept any more") !=
          std::string::npos);
    CHECK_FALSE(desk.look_up());
    CHECK(desk.ask_about("customer-let-in", by, who) == "Look-ups of this customer are kept for a day again.");
    CHECK(desk.look_up());
    CHECK(desk.ask_about("customer-let-in", by, who) == "This customer was not kept out.");
}

TEST_CASE("somebody who is not kept yet is kept out too, and let in again") {
    Desk desk;
    desk.ask_about("customer-erase", "card", "2900010003", true);
    CHECK_FALSE(desk.look_up());
    desk.ask_about("customer-let-in", "card", "2900010003");
    CHECK(desk.look_up());
}

TEST_CASE("who looked at a customer is answered from a trail that names nobody") {
    Desk desk;
    REQUIRE(desk.look_up());
    const StaffId anna = desk.book.add({.name = "Anna", .role = StaffRole::staff, .pin = std::string(64, 'a')}).value();
    const std::string reference = desk.customers.reference(CustomerId{"cust-1"});
    desk.book.note(anna, StaffAct::customer_opened, reference);
    desk.book.note(anna, StaffAct::customer_shown, "guarantee " + reference);
    desk.book.note(anna, StaffAct::customer_opened, desk.customers.reference(CustomerId{"cust-2"}));
    for (const auto& [by, who] : {std::pair{"card", "2900010003"}, std::pair{"id", "cust-1"}}) {
        const auto looks = nlohmann::json::parse(desk.ask_about("customer-looks", by, who).value());
        REQUIRE(looks.size() == 2);
        CHECK(looks[0]["act"] == "customer_shown");
        CHECK(looks[0]["reason"] == "guarantee");
        CHECK(looks[1]["act"] == "customer_opened");
        CHECK(looks[1]["who"] == anna.text());
        CHECK(looks[1]["name"] == "Anna");
    }
    CHECK(nlohmann::json::parse(desk.ask_about("customer-looks", "id", "cust-9").value()).empty());
    // Once they are gone from here, only their number leads to it.
    desk.ask_about("customer-erase", "card", "2900010003");
    CHECK(desk.ask_about("customer-looks", "card", "2900010003").error().code == Errc::not_found);
    CHECK(nlohmann::json::parse(desk.ask_about("customer-looks", "id", "cust-1").value()).size() == 2);
    const std::string trail = desk.ask("audit").value();
    for (const char* personal : {"2900010003", "cust-1", "Jolijn", "5550"})
        CHECK(trail.find(personal) == std::string::npos);
    CHECK(trail.find("customer_erased") != std::string::npos);
}

TEST_CASE("somebody gets all that the kiosk keeps of them, sealed on its way, and nothing of anybody else") {
    Desk desk;
    REQUIRE(desk.look_up());
    desk.list_pickup("WEB1", {.name = "J. Vlinder", .phone = "06 5550 1002", .email = ""});
    desk.list_pickup("WEB2", {.name = "Piet", .phone = "06 5550 1099", .email = "piet@ander.example"});
    desk.list_pickup("WEB3", {.name = "Jolijn", .phone = "", .email = "JOLIJN@vlinder.example"});
    for (const auto& [by, who] : {std::pair{"card", "2900010003"}, std::pair{"phone", "0655501002"},
                                  std::pair{"email", "jolijn@vlinder.example"}, std::pair{"id", "cust-1"}}) {
        const nlohmann::json file = desk.file_of(by, who);
        CHECK(file["customer"]["id"] == "cust-1");
        CHECK(file["customer"]["email"] == "jolijn@vlinder.example");
        REQUIRE(file["orders"].size() == 2);
        CHECK(file["orders"][0]["number"] == "WEB1");
        CHECK(file["orders"][0]["contact"]["name"] == "J. Vlinder");
        CHECK(file["orders"][1]["number"] == "WEB3");
    }
    // Somebody whom the shop knows by their order alone.
    const nlohmann::json file = desk.file_of("order", "WEB2");
    CHECK(file["customer"].is_null());
    REQUIRE(file["orders"].size() == 1);
    CHECK(file["orders"][0]["contact"]["email"] == "piet@ander.example");
    CHECK(desk.file_of("order", "WEB2C")["orders"].size() == 1);
    CHECK(desk.file_of("order", "WEB4")["orders"].empty());
    CHECK(desk.file_of("phone", "0655501000") ==
          nlohmann::json{{"customer", nullptr}, {"orders", nlohmann::json::array()}});
    CHECK(desk.ask("audit").value().find("customer_told") != std::string::npos);
}

TEST_CASE("the contact of an order that was not sent yet is told too") {
    Desk desk;
    desk.world.shop.be({.offline = 100});
    desk.world.place_order();
    const nlohmann::json known = desk.file_of("phone", "06 0000 0000");
    REQUIRE(known["orders"].size() == 1);
    CHECK(known["orders"][0]["contact"]["name"] == "Noor");
}

TEST_CASE("a letter about a customer that is none changes nothing") {
    Desk desk;
    REQUIRE(desk.look_up());
    CHECK(desk.ask("customer-erase", "", "2900010003").error().code == Errc::bad_data);
    CHECK(desk.ask_about("customer-erase", "name", "Jolijn").error().code == Errc::bad_data);
    CHECK(desk.ask_about("customer-erase", "card", "").error().code == Errc::bad_data);
    CHECK(desk.ask_about("customer-erase", "phone", "1002").error().code == Errc::bad_data);
    CHECK(desk.look_up());
}
