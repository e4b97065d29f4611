#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "sync/shops/pickup_desk.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/webshops/acceptance/counter.hpp"
#include "tests/webshops/medusa/medusa_real_shop.hpp"

// What only Medusa does with orders.
namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

std::string location(const RealShop& shop, const std::string& store) {
    return shop.sql_value("select id from stock_location where metadata->>'store_code' = '" + store + "'");
}

// An order of so many pieces of one article that waits at the desk, and what the desk does with it.
struct AtDesk {
    AtDesk(Counter& its_counter, const std::string& article, int pieces) : counter{its_counter}, sku{article} {
        request = counter.request({{sku, pieces}});
        placed = counter.place(request).value();
        id = medusa().sql_value(R"(select id from "order" where display_id = )" + placed.shop_order);
        line = look().lines.at(0).id;
    }

    MedusaRealShop& medusa() const { return dynamic_cast<MedusaRealShop&>(*counter.real); }
    DeskOrder look() const {
        return wait_for<DeskPickup>(*counter.http, [&](auto done) { counter.shop->desk()->look(id, done); })
            .value()
            .order;
    }
    Result<DeskOutcome> apply(const DeskChange& change, Shop* shop = nullptr) const {
        PickupDesk& desk = *(shop == nullptr ? *counter.shop : *shop).desk();
        return wait_for<DeskOutcome>(*counter.http, [&](auto done) { desk.apply(change, done); });
    }
    DeskChange ready_with(int kept) const {
        return {.order = id,
                .claim = "UT1",
                .to = ShopStage::ready,
                .keeps = {{.line = line, .quantity = kept}},
                .reason = "Beschadigd"};
    }
    void begin_edit(const std::string& note) const {
        medusa().as_owner(HttpMethod::post, "/admin/order-edits",
                          R"({"order_id":")" + id + R"(","internal_note":")" + note + "\"}");
    }
    std::string open_edits() const {
        return medusa().sql_value(
            "select count(*) from order_change where deleted_at is null and status in "
            "('pending', 'requested') and order_id = '" +
            id + "'");
    }

    Counter& counter;
    std::string sku;
    OrderRequest request;
    PlacedOrder placed;
    std::string id;
    std::string line;
};

}  // namespace

TEST_CASE("what its own store does not have stays reserved where it is, and the order is placed") {
    Counter& counter = shared_counter();
    const std::string sku = counter.article();
    counter.real->set_stock(sku, 0);
    auto& medusa = dynamic_cast<MedusaRealShop&>(*counter.real);
    const std::string item = medusa.sql_value("select id from inventory_item where sku = '" + sku + "'");
    medusa.as_owner(HttpMethod::post, "/admin/inventory-items/" + item + "/location-levels/" + location(medusa, "RTM1"),
                    R"({"stocked_quantity":5})");
    OrderRequest order = counter.request({{sku, 2}});
    const auto placed = counter.place(order);
    INFO((placed ? "" : placed.error().detail));
    REQUIRE(placed);
    CHECK(medusa.kept(placed->shop_order) == std::vector<std::string>{sku + " x 2 in RTM1"});
    // It is binding, and a transport may still bring what is missing.
    CHECK(counter.inspect(order).found == Found::unfinished);
    CHECK(counter.commit(order)->shop_order == placed->shop_order);
    medusa.as_owner(HttpMethod::post, "/admin/inventory-items/" + item + "/location-levels/" + location(medusa, "UTR1"),
                    R"({"stocked_quantity":3})");
    CHECK(counter.commit(order)->shop_order == placed->shop_order);
    CHECK(medusa.kept(placed->shop_order) == std::vector<std::string>{sku + " x 2 in UTR1"});
    CHECK(counter.inspect(order).found == Found::placed);
    CHECK(medusa.stock(sku).at(StoreId{"UTR1"}) == 1);
    CHECK(medusa.stock(sku).at(StoreId{"RTM1"}) == 5);
}

TEST_CASE("a move that was lost half-way is finished, and one that came twice is put right") {
    Counter& counter = shared_counter();
    const std::string sku = counter.article();
    counter.real->set_stock(sku, 8);
    auto& medusa = dynamic_cast<MedusaRealShop&>(*counter.real);
    OrderRequest order = counter.request({{sku, 2}});
    const auto placed = counter.place(order);
    REQUIRE(placed);
    const auto reservation = medusa.sql(R"(select r.line_item_id, r.inventory_item_id from reservation_item r
        join inventory_item i on i.id = r.inventory_item_id where r.deleted_at is null and i.sku = ')" +
                                        sku + "'");
    const auto reserve = [&](const std::string& store) {
        medusa.as_owner(HttpMethod::post, "/admin/reservations",
                        R"({"line_item_id":")" + reservation.at(0)[0] + R"(","inventory_item_id":")" +
                            reservation.at(0)[1] + R"(","location_id":")" + location(medusa, store) +
                            R"(","quantity":2})");
    };
    reserve("WEB");
    reserve("UTR1");
    CHECK(medusa.kept(placed->shop_order).size() == 3);
    CHECK(counter.inspect(order).found == Found::unfinished);
    CHECK(counter.commit(order)->shop_order == placed->shop_order);
    CHECK(medusa.kept(placed->shop_order) == std::vector<std::string>{sku + " x 2 in UTR1"});
    CHECK(counter.inspect(order).found == Found::placed);
    CHECK(medusa.stock(sku).at(StoreId{"WEB"}) == 8);
    CHECK(medusa.stock(sku).at(StoreId{"UTR1"}) == 6);
}

TEST_CASE("prices with fractions of a cent are charged as they were shown") {
    Counter& counter = shared_counter();
    // Article 155 costs a tenth of a cent too much. Another test may have bought of it.
    counter.real->set_stock("Z000155-1", 50);
    OrderRequest order = counter.request({{"Z000155-1", 9}});
    const auto prepared = counter.prepare(order);
    INFO((prepared ? "" : prepared.error().detail));
    REQUIRE(prepared);
    CHECK(prepared->total == order.order.total);
    order.handle = prepared->handle;
    CHECK(counter.commit(order)->total == order.order.total);
    CHECK(counter.real->sql_value(R"(select raw_amount->>'value' from payment order by created_at desc limit 1)") !=
          std::to_string(order.order.total.minor()));
}

TEST_CASE("a cart that is not there, or another order's, is a handle that has gone") {
    Counter& counter = shared_counter();
    const std::string sku = counter.article();
    OrderRequest order = counter.request({{sku, 1}});
    OrderRequest other = counter.request({{sku, 1}});
    order.handle = counter.prepare(order)->handle;
    other.handle = order.handle;
    CHECK(counter.inspect(other).found == Found::handle_gone);
    CHECK(counter.commit(other).error().code == Errc::shop_fault);
    order.handle = "cart_01ABC";
    CHECK(counter.inspect(order).found == Found::handle_gone);
    CHECK(counter.commit(order).error().code == Errc::shop_fault);
    order.handle = "../admin";
    CHECK(counter.inspect(order).found == Found::handle_gone);
    CHECK(counter.bookings(sku) == 0);
}

TEST_CASE("of the last pieces that a store has, some are refused and the others put ready") {
    Counter& counter = shared_counter();
    const std::string sku = counter.article();
    counter.real->set_stock(sku, 0);
    auto& medusa = dynamic_cast<MedusaRealShop&>(*counter.real);
    const std::string item = medusa.sql_value("select id from inventory_item where sku = '" + sku + "'");
    medusa.as_owner(HttpMethod::post, "/admin/inventory-items/" + item + "/location-levels/" + location(medusa, "UTR1"),
                    R"({"stocked_quantity":3})");
    const AtDesk at{counter, sku, 3};
    const auto ready = at.apply(at.ready_with(2));
    INFO((ready ? "" : ready.error().detail));
    REQUIRE(ready);
    CHECK(ready->what == DeskOutcome::What::done);
    CHECK(pieces_of(ready->now) == 2);
    CHECK(medusa.refusals(at.placed.shop_order) == 1);
    CHECK(medusa.kept(at.placed.shop_order).empty());
    CHECK(medusa.stock(sku).at(StoreId{"UTR1"}) == 1);
}

TEST_CASE("a refusal of which one request comes twice, whichever, is edited in once") {
    Counter& counter = shared_counter();
    int changes = 0;
    int twice = 0;
    FaultProxy proxy{counter.real->port(), std::chrono::seconds{1}, [&](std::string_view request) {
                         if (request.starts_with("GET") || ++changes != twice) return Fault::none;
                         return Fault::duplicate_request;
                     }};
    const auto shop = counter.real->connect(*counter.http, counter.clock, {.port = proxy.port()});
    const std::string article = counter.article();
    counter.real->set_stock(article, 100);
    // A claim, the beginning, a line, its confirmation, and packing.
    for (twice = 1; twice <= 5; ++twice) {
        const AtDesk at{counter, article, 3};
        changes = 0;
        const auto ready = at.apply(at.ready_with(1), shop.get());
        INFO("request " << twice << ": " << (ready ? "" : ready.error().detail));
        REQUIRE(ready);
        CHECK(ready->what == DeskOutcome::What::done);
        CHECK(pieces_of(ready->now) == 1);
        CHECK(changes == 5);
        CHECK(at.medusa().refusals(at.placed.shop_order) == 1);
        CHECK(at.open_edits() == "0");
        CHECK(counter.real->desk_steps(at.placed.shop_order) == std::vector<std::string>{"ready"});
    }
}

TEST_CASE("an edit that a kiosk left behind is taken back") {
    Counter& counter = shared_counter();
    const AtDesk at{counter, counter.article(), 3};
    SECTION("another kiosk's, before some pieces are refused") {
        at.begin_edit(R"(Zoek\nKiosk desk, ready: UT9)");
        CHECK(at.apply(at.ready_with(2))->what == DeskOutcome::What::done);
        CHECK(pieces_of(at.look()) == 2);
    }
    SECTION("its own, with other pieces than are refused now") {
        at.begin_edit(R"(Beschadigd\nKiosk desk, ready: UT1)");
        at.medusa().as_owner(HttpMethod::post, "/admin/order-edits/" + at.id + "/items/item/" + at.line,
                             R"({"quantity":0})");
        CHECK(at.apply(at.ready_with(1))->what == DeskOutcome::What::done);
        CHECK(pieces_of(at.look()) == 1);
    }
    SECTION("and before all of it is put ready, or refused") {
        at.begin_edit(R"(Zoek\nKiosk desk, ready: UT9)");
        const bool is_all = GENERATE(true, false);
        DeskChange change = at.ready_with(0);
        if (!is_all) change.keeps.clear();
        CHECK(at.apply(change)->what == DeskOutcome::What::done);
        CHECK(at.look().is_cancelled == is_all);
        if (!is_all) CHECK(pieces_of(at.look()) == 3);
    }
    SECTION("one that came too late, before it is handed over") {
        CHECK(at.apply({.order = at.id, .claim = "UT1", .to = ShopStage::ready})->what == DeskOutcome::What::done);
        at.begin_edit(R"(Beschadigd\nKiosk desk, ready: UT1)");
        CHECK(at.apply({.order = at.id, .claim = "UT1", .to = ShopStage::handed_over})->what ==
              DeskOutcome::What::done);
    }
    CHECK(at.open_edits() == "0");
}

TEST_CASE("while the shop's own people edit an order, the desk leaves it alone and says so") {
    Counter& counter = shared_counter();
    const AtDesk at{counter, counter.article(), 3};
    at.begin_edit("Klant wil rood");
    for (const int kept : {2, 0, 3}) {
        const auto refused = at.apply(at.ready_with(kept));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::refused);
    }
    CHECK(at.open_edits() == "1");
    CHECK(pieces_of(at.look()) == 3);
    CHECK_FALSE(at.look().is_cancelled);
    CHECK(counter.real->payments(at.placed.shop_order) == 1);
}

TEST_CASE("an order is found by its reference, by the address made of it or by when it was made") {
    Counter& counter = shared_counter();
    const auto number_of = [&](const OrderRef& ref) -> std::string {
        const auto found = wait_for<FoundOrder>(
            *counter.http, [&](auto done) { counter.shop->customers()->trace({.number = {}, .ref = ref}, done); });
        if (found) return found->traced.order.number;
        return found.error().code == Errc::not_found ? "nobody's" : found.error().detail;
    };
    const std::string sku = counter.article();
    // Long before all of these orders, and long after.
    constexpr const char* before = "0190aaaa-0000-7000-8000-00000000c0de";
    constexpr const char* after = "0300aaaa-0000-7000-8000-00000000c0de";
    CHECK(number_of(OrderRef{before}) == "nobody's");
    CHECK(number_of(OrderRef{after}) == "nobody's");
    const auto place = [&](const char* ref, const std::string& email) {
        OrderRequest request = counter.request({{sku, 1}});
        request.order.ref = OrderRef{ref};
        request.contact.email = email;
        return counter.place(request).value().shop_order;
    };
    CHECK(number_of(OrderRef{before}) == "nobody's");
    const std::string own_address = place(before, "sam@example.com");
    CHECK(number_of(OrderRef{before}) == own_address);
    const std::string no_address = place(after, "");
    CHECK(number_of(OrderRef{after}) == no_address);
    // An address that somebody gave is no reference.
    const std::string theirs = "0300aaaa-0000-7000-8000-00000000beef";
    place("0190aaaa-0000-7000-8000-00000000beef", theirs + "@guest.invalid");
    CHECK(number_of(OrderRef{theirs}) == "nobody's");
    for (const char* none : {"%", "", "0300aaaa-0000-7000-8000-00000000%%%%", "0300aaaa-0000-4000-8000-00000000c0de"})
        CHECK(number_of(OrderRef{none}) != no_address);
}

}  // namespace zuil::test
