#include <catch2/catch_test_macros.hpp>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/vendure/customers.hpp"
#include "sync/shops/vendure/trace.hpp"

namespace zuil::vendure {
namespace {

using By = CustomerQuestion::By;

VendureOptions loyal_options() {
    VendureOptions options;
    options.fields.customer_loyalty_number = "card";
    options.loyalty = {.points = "points", .advertising = "mail", .offers = "offers", .store_purchases = "till"};
    return options;
}

std::string request_of(By by, const std::string& text) {
    const auto request = customers_request(loyal_options(), {.by = by, .text = text});
    return request ? *request : std::string{to_string(request.error().code)};
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a customer is asked for by what finds them in Vendure") {
    CHECK(holds(request_of(By::card, "2900010003"), R"("card":{"eq":"2900010003"})"));
    CHECK(holds(request_of(By::email, "S@Example.COM"), R"("emailAddress":{"eq":"s@example.com"})"));
    CHECK(holds(request_of(By::phone, "+31655501002"), "6[^0-9]*5[^0-9]*5[^0-9]*5[^0-9]*0[^0-9]*1"));
    CHECK(holds(request_of(By::phone, "1002"), R"("1[^0-9]*0[^0-9]*0[^0-9]*2[^0-9]*$")"));
    CHECK(
        holds(request_of(By::name, "Sam de V"), R"({"firstName":{"contains":"Sam"}},{"lastName":{"contains":"Sam"}})"));
    // What a search would take for its own signs is no part of a name, nor is a single letter one.
    CHECK_FALSE(holds(request_of(By::name, "Sam% V"), "%"));
    CHECK(request_of(By::name, "% _") == "bad_data");
    CHECK(request_of(By::phone, "100") == "bad_data");
    CHECK(request_of(By::phone, "10a2") == "bad_data");
    CHECK(request_of(By::card, "") == "bad_data");
    const auto without = customers_request(VendureOptions{}, {.by = By::card, .text = "2900010003"});
    CHECK(without.error().code == Errc::refused);
    CHECK_FALSE(customer_abilities(VendureOptions{}).cards);
}

TEST_CASE("what Vendure knows of a customer is read, and what it does not is absent") {
    const auto record = read_record(loyal_options(), R"({"data":{"customer":{
        "id":"3","firstName":"Sam","lastName":"Proef","emailAddress":"s@example.com","phoneNumber":null,
        "createdAt":"2021-05-01T10:00:00.000Z","addresses":[{"postalCode":"1000 AA","city":"Elders"},
            {"postalCode":"3511 ZZ","city":"Utrecht","defaultShippingAddress":true}],
        "customFields":{"card":"29","points":120,"mail":null},
        "offers":[{"title":"Tien procent","code":null,"until":null}],
        "till":[{"receipt":"R1","boughtAt":"2026-01-02T10:00:00Z","store":"Utrecht","name":"Pan","quantity":2,
            "productId":null,"variantId":null}],
        "orders":{"items":[
            {"code":"A","state":"PaymentSettled","orderPlacedAt":"2026-03-01T10:00:00Z","lines":[
                {"quantity":1,"productVariant":{"id":"9","name":"Lamp rood","product":{"id":"8"}}},
                {"quantity":0,"productVariant":{"id":"7","name":"Weg","product":{"id":"6"}}}]},
            {"code":"B","state":"Cancelled","orderPlacedAt":"2026-03-02T10:00:00Z","lines":[
                {"quantity":0,"productVariant":{"id":"5","name":"Stoel","product":{"id":"4"}}}]}]}}}})");
    REQUIRE(record);
    CHECK(record->customer.name == "Sam Proef");
    CHECK(record->customer.phone.empty());
    CHECK(record->customer.loyalty_number == "29");
    CHECK(record->customer.city == "Utrecht");
    CHECK(record->points == 120);
    CHECK_FALSE(record->takes_advertising);
    CHECK(record->offers.size() == 1);
    REQUIRE(record->purchases.size() == 2);
    CHECK(record->purchases[0].name == "Lamp rood");
    CHECK(record->purchases[0].store.empty());
    CHECK(record->purchases[1].order == "R1");
    CHECK(record->purchases[1].store == "Utrecht");
    CHECK(record->purchases[1].variant.empty());
    CHECK(read_record(loyal_options(), R"({"data":{"customer":null}})").error().code == Errc::not_found);
}

TEST_CASE("a code that does not fit is told from one that is over") {
    CHECK(read_checked_code(R"({"data":{"checked":{"customerId":"3","isOver":false}}})").value() == CustomerId{"3"});
    CHECK(read_checked_code(R"({"data":{"checked":{"customerId":null,"isOver":false}}})").error().code ==
          Errc::refused);
    CHECK(read_checked_code(R"({"data":{"checked":{"customerId":null,"isOver":true}}})").error().code ==
          Errc::not_found);
    CHECK(read_ticket(R"({"data":{"ticket":"abc"}})")->ticket == "abc");
    CHECK_FALSE(read_ticket(R"({"data":{"ticket":""}})"));
}

TEST_CASE("a telephone number has one form, however it was typed") {
    for (const std::string text :
         {"06 5550 1002", "0655501002", "+31 6 5550 1002", "0031 655501002", "+31 (0)6 5550 1002", "655501002"}) {
        INFO(text);
        CHECK(e164(text, "+31") == "+31655501002");
    }
    CHECK(e164("+49 30 1234567", "+31") == "+49301234567");
}

TEST_CASE("an order of Vendure's is read with how it stands, how it comes and what it was placed with") {
    VendureOptions options;
    options.store_shipping_methods = {{StoreId{"UTR1"}, "pickup-utrecht"}};
    const auto read = [&](const std::string& state, const std::string& method, const std::string& fulfilments = "",
                          const std::string& placed = R"("2026-03-10T10:00:00.000Z")") {
        return read_traced(options,
                           R"({"data":{"orders":{"items":[{"id":"7","code":"ABC","state":")" + state +
                               R"(","orderPlacedAt":)" + placed +
                               R"(,"totalWithTax":2000,"currencyCode":"EUR","customer":{"firstName":"S","lastName":"P"},
                "asked":{"phoneNumber":"0655501002","emailAddress":"ref@guest.invalid"},
                "shippingAddress":{"postalCode":"3531 GT","phoneNumber":null},"billingAddress":{"postalCode":"1012AB"},
                "shippingLines":[{"shippingMethod":{"code":")" +
                               method + R"("}}],"lines":[{"id":"1","quantity":2,"unitPriceWithTax":1000,
                "productVariant":{"id":"5","sku":"L","name":"Lamp"}}],"moves":{"items":[]},"notes":{"items":[]},
                "fulfillments":[)" +
                               fulfilments + "]}]}}}");
    };
    const auto home = read("PaymentSettled", "courier");
    INFO((home ? "" : home.error().detail));
    REQUIRE(home);
    CHECK(home->traced.fulfilment == Fulfilment::delivery);
    CHECK(home->traced.order.progress.is_paid);
    CHECK(home->with == PlacedWith{.postcodes = {"3531 GT", "1012AB"}, .phones = {"0655501002"}, .emails = {}});
    CHECK(read("PaymentSettled", "pickup-in-store")->traced.fulfilment == Fulfilment::pickup);
    CHECK(read("PaymentSettled", "pickup-utrecht")->traced.order.store == StoreId{"UTR1"});
    CHECK(read("Modifying", "courier")->traced.pause == OrderPause::being_changed);
    CHECK(read("ArrangingAdditionalPayment", "courier")->traced.pause == OrderPause::awaiting_payment);
    CHECK(read("Cancelled", "courier")->traced.order.is_cancelled);
    const std::string part = R"({"id":"1","state":"Shipped","createdAt":"2026-03-11T10:00:00.000Z",
        "lines":[{"orderLineId":"1","quantity":1}]})";
    const OrderProgress partly = read("PartiallyShipped", "courier", part)->traced.order.progress;
    CHECK(partly.stage == ShopStage::preparing);
    CHECK(partly.is_partly);
    CHECK(read("AddingItems", "courier", "", "null").error().code == Errc::not_found);
    CHECK(read_traced(options, R"({"data":{"orders":{"items":[]}}})").error().code == Errc::not_found);
}

}  // namespace zuil::vendure
