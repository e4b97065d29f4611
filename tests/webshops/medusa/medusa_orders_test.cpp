#include <catch2/catch_test_macros.hpp>

#include "tests/webshops/acceptance/counter.hpp"
#include "tests/webshops/medusa/medusa_real_shop.hpp"

// What only Medusa does with orders.
namespace zuil::test {
namespace {

using Found = OrderInspection::Found;

std::string location(const RealShop& shop, const std::string& store) {
    return shop.sql_value("select id from stock_location where metadata->>'store_code' = '" + store + "'");
}

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

}  // namespace zuil::test
