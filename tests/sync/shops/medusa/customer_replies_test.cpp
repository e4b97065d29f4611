#include <catch2/catch_test_macros.hpp>

#include "sync/shops/medusa/customers.hpp"
#include "sync/shops/medusa/trace.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

using By = CustomerQuestion::By;

const std::string guest =
    R"({"id":"c1","first_name":"Gast","last_name":null,"email":"s@example.com","phone":"+31655501002"})";
const std::string account =
    R"({"id":"c2","first_name":"Sam","last_name":"Proef","email":"s@example.com","phone":"+31655501002","has_account":true})";

std::vector<Customer> read(By by, const std::string& text, const std::string& rows) {
    return read_customers({.by = by, .text = text}, Json::parse(R"({"customers":[)" + rows + "]}")).value();
}

}  // namespace

TEST_CASE("of those whom Medusa finds, who has what was asked for remains, and accounts before guests") {
    CHECK(read(By::email, "S@Example.com", guest).front().name == "Gast");
    REQUIRE(read(By::email, "s@example.com", guest + "," + account).size() == 1);
    CHECK(read(By::email, "s@example.com", guest + "," + account).front().name == "Sam Proef");
    CHECK(read(By::phone, "0655501002", account).front().id == CustomerId{"c2"});
    CHECK(read(By::phone, "1002", account).size() == 1);
    CHECK(read(By::email, "s@example.com", account + "," + account).size() == 2);
    // Medusa's search finds the digits in other fields as well.
    CHECK(read(By::phone, "+31600000000", account).empty());
    CHECK(read(By::name, "proef sa", account).size() == 1);
    CHECK(read(By::name, "proef jan", account).empty());
    CHECK_FALSE(customers_path({.by = By::card, .text = "2900010003"}));
    CHECK_FALSE(customers_path({.by = By::phone, .text = "12"}));
    CHECK_FALSE(customer_abilities(MedusaOptions{}).cards);
}

TEST_CASE("what a loyalty module tells is added to what Medusa knows") {
    CustomerRecord record;
    REQUIRE(read_loyalty(Json::parse(R"({"loyalty":{"card":"29","points":300,"takes_advertising":true,
        "offers":[{"title":"Tien procent","code":"TIEN","until":"2026-12-31T00:00:00Z"}],
        "purchases":[{"receipt":"R1","bought_at":"2026-01-02T10:00:00Z","store":"Utrecht","name":"Pan","quantity":1,
            "product_id":"p1","variant_id":"v1"}]}})"),
                         record));
    CHECK(record.points == 300);
    CHECK(record.takes_advertising == true);
    CHECK(record.offers.front().code == "TIEN");
    CHECK(record.purchases.front().variant == VariantId{"v1"});
    CustomerRecord none;
    REQUIRE(read_loyalty(Json::parse(R"({"loyalty":{}})"), none));
    CHECK(none == CustomerRecord{});
    std::vector<Purchase> purchases;
    REQUIRE(read_customer_orders(Json::parse(R"({"orders":[
        {"display_id":7,"status":"pending","created_at":"2026-03-01T10:00:00Z","items":[
            {"product_id":"p","variant_id":"v","product_title":"Lamp","variant_title":"Rood","quantity":2}]},
        {"display_id":8,"status":"canceled","created_at":"2026-03-01T10:00:00Z","items":[
            {"product_title":"Weg","quantity":1}]}]})"),
                                 purchases));
    REQUIRE(purchases.size() == 1);
    CHECK(purchases.front().name == "Lamp, Rood");
    CHECK(purchases.front().order == "7");
}

TEST_CASE("Medusa's loyalty module says whose code it is") {
    CHECK(read_card(Json::parse(R"({"customer_id":null})"))->empty());
    CHECK(read_card(Json::parse(R"({"customer_id":"c1"})")).value() == CustomerId{"c1"});
    CHECK(read_checked_code(Json::parse(R"({"customer_id":"c1","is_over":false})")).value() == CustomerId{"c1"});
    CHECK(read_checked_code(Json::parse(R"({"customer_id":null,"is_over":false})")).error().code == Errc::refused);
    CHECK(read_checked_code(Json::parse(R"({"customer_id":null,"is_over":true})")).error().code == Errc::not_found);
}

TEST_CASE("of the orders that hold a number's digits the one with that number is read") {
    CHECK(*number_of({.number = "#1042", .ref = {}}) == "1042");
    for (const char* none : {"", "#", "10 42", "T104", "01042", "1234567890123"})
        CHECK(number_of({.number = none, .ref = {}}).error().code == Errc::bad_data);
    const auto page = [](int first, int rows) {
        Json orders = Json::array();
        for (int n = first; n < first + rows; ++n)
            orders.push_back({{"id", "order_" + std::to_string(n)}, {"display_id", n}});
        return Json{{"orders", orders}};
    };
    CHECK(read_numbers("42", page(40, 5))->order == "order_42");
    CHECK_FALSE(read_numbers("42", page(40, 5))->may_follow);
    CHECK(read_numbers("420", page(1, numbers_per_page))->may_follow);
    CHECK_FALSE(read_numbers("42", page(50, numbers_per_page))->may_follow);
    CHECK(read_numbers("42", page(50, numbers_per_page))->order.empty());
}

TEST_CASE("a reference tells when it was made, and its order is known by the metadata alone") {
    const OrderRef ref{"01890a5d-ac96-774b-bcce-b302099a8057"};
    CHECK(iso_moment(made_at(ref).value()) == "2023-06-30T03:34:18.518Z");
    for (const char* none :
         {"", "7", "%", "01890a5d-ac96-474b-bcce-b302099a8057", "01890a5dxac96-774b-bcce-b302099a8057",
          "01890a5-dac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a805"})
        CHECK(made_at(OrderRef{none}).error().code == Errc::bad_data);
    CHECK(address_path(ref).text().find("q=" + ref.text()) != std::string::npos);

    const auto page = [&](int rows, const Json& metadata) {
        Json orders = Json::array();
        for (int n = 1; n <= rows; ++n) orders.push_back({{"id", "order_" + std::to_string(n)}, {"metadata", nullptr}});
        orders.back()["metadata"] = metadata;
        return read_references(ref, Json{{"orders", orders}}).value();
    };
    CHECK(page(3, {{"kiosk_ref", ref.text()}}).order == "order_3");
    CHECK_FALSE(page(references_per_page, {{"kiosk_ref", ref.text()}}).may_follow);
    for (const Json& others : {Json{{"kiosk_ref", "01890a5d-ac96-774b-bcce-b302099a8058"}},
                               Json{{"kiosk_ref", "01890A5D-AC96-774B-BCCE-B302099A8057"}}, Json{{"kiosk_ref", 7}},
                               Json{{"note", ref.text()}}}) {
        CHECK(page(3, others).order.empty());
        CHECK_FALSE(page(3, others).may_follow);
        CHECK(page(references_per_page, others).may_follow);
    }
}

TEST_CASE("an order of Medusa's is read with how it stands, how it comes and what it was placed with") {
    const auto read = [](const std::string& status, const std::string& payment, const std::string& option,
                         const std::string& fulfilments = "") {
        return read_traced(
            {}, {{"so_1", StoreId{"UTR1"}}},
            Json::parse(
                R"({"order":{"id":"order_1","display_id":42,"status":")" + status + R"(","payment_status":")" +
                payment +
                R"(","created_at":"2026-03-10T10:00:00.000Z","currency_code":"eur","total":20,"email":"S@example.com",
            "metadata":{},"customer":{"phone":"0655501002","email":null},
            "shipping_address":{"postal_code":"3531 GT","phone":"+31655501003"},"billing_address":null,
            "items":[{"id":"i1","quantity":2,"variant_id":"v1","product_title":"Lamp","unit_price":10}],
            "shipping_methods":[{"shipping_option_id":")" +
                option + R"("}],"fulfillments":[)" + fulfilments + "]}}"));
    };
    const auto home = read("pending", "captured", "so_9");
    INFO((home ? "" : home.error().detail));
    REQUIRE(home);
    CHECK(home->traced.fulfilment == Fulfilment::delivery);
    CHECK(home->traced.order.progress.is_paid);
    CHECK(home->with ==
          PlacedWith{.postcodes = {"3531 GT"}, .phones = {"+31655501003", "0655501002"}, .emails = {"S@example.com"}});
    CHECK(read("pending", "captured", "so_1")->traced.fulfilment == Fulfilment::pickup);
    CHECK(read("pending", "captured", "so_1")->traced.order.store == StoreId{"UTR1"});
    CHECK(read("requires_action", "authorized", "so_9")->traced.pause == OrderPause::awaiting_payment);
    CHECK(read("canceled", "canceled", "so_9")->traced.order.is_cancelled);
    for (const char* closed : {"completed", "archived"})
        CHECK(read(closed, "captured", "so_9")->traced.order.progress.stage == ShopStage::handed_over);
    const std::string packed = R"({"id":"f1","created_at":"2026-03-11T10:00:00.000Z",
        "packed_at":"2026-03-11T10:00:00.000Z","items":[{"line_item_id":"i1","quantity":)";
    // What lies ready at a desk is still to be sent where it is brought home.
    CHECK(read("pending", "captured", "so_1", packed + "2}]}")->traced.order.progress.stage == ShopStage::ready);
    CHECK(read("pending", "captured", "so_9", packed + "2}]}")->traced.order.progress.stage == ShopStage::preparing);
    const OrderProgress partly = read("pending", "captured", "so_1", packed + "1}]}")->traced.order.progress;
    CHECK(partly.stage == ShopStage::preparing);
    CHECK(partly.is_partly);
}

}  // namespace zuil::medusa
