#include <catch2/catch_test_macros.hpp>

#include "sync/shops/medusa/orders.hpp"
#include "sync/shops/medusa/placed_order.hpp"

namespace zuil::medusa {
namespace {

Order an_order() {
    Order order;
    order.ref = OrderRef{"0190aaaa-0000-7000-8000-000000000001"};
    order.pickup_code = "7K 42";
    order.pickup_store = StoreId{"UTR1"};
    order.lines.push_back({ProductId{"p"}, VariantId{"v20"}, "L-1", "Lamp", 2, Money::from_minor(500, Currency::eur)});
    order.total = Money::from_minor(1000, Currency::eur);
    return order;
}

Json cart_json(int quantity, const std::string& total, const std::string& line_total) {
    return Json::parse(R"({"cart":{"id":"cart_1","completed_at":null,"currency_code":"eur","email":null,"total":)" +
                       total +
                       R"(,"metadata":{"kiosk_ref":"0190aaaa-0000-7000-8000-000000000001"},"items":[{"id":"l1",
                       "variant_id":"v20","quantity":)" +
                       std::to_string(quantity) + R"(,"total":)" + line_total + "}]}}");
}

}  // namespace

TEST_CASE("a cart is taken only with what was promised in it") {
    const auto check = [](const Json& json) { return check_promise(an_order(), read_cart(json).value()); };
    CHECK(check(cart_json(2, "10", "10")));
    CHECK(check(cart_json(2, "9.5", "9.5")));
    CHECK(check(cart_json(1, "5", "5")).error().code == Errc::conflict);
    CHECK(check(cart_json(3, "10", "10")).error().code == Errc::conflict);
    CHECK(check(cart_json(2, "10.01", "10.01")).error().code == Errc::conflict);
    Json other = cart_json(2, "10", "10");
    other["cart"]["currency_code"] = "sek";
    CHECK(check(other).error().code == Errc::conflict);
    Json more = cart_json(2, "10", "10");
    more["cart"]["items"].push_back(Json::parse(R"({"id":"l2","variant_id":"v21","quantity":1,"total":0})"));
    CHECK(check(more).error().code == Errc::conflict);
}

TEST_CASE("fractions of a cent that add up are no broken promise, a cent is") {
    // Twice 5.004 is 10.008: two pieces at 5.00 each, as they were shown.
    const auto cart = read_cart(cart_json(2, "10.008", "10.008")).value();
    CHECK(cart.fraction_pieces == 2);
    CHECK(check_promise(an_order(), cart));
    CHECK(charged(an_order(), cart.total) == an_order().total);
    CHECK(charged(an_order(), Money::from_minor(900, Currency::eur)).minor() == 900);
    CHECK_FALSE(check_promise(an_order(), read_cart(cart_json(2, "10.016", "10.016")).value()));
    // Zeros behind the cents are no fraction.
    CHECK(read_cart(cart_json(2, "10", "\"10.0100\"")).value().fraction_pieces == 0);
}

TEST_CASE("an answer that is no cart says nothing about the order") {
    CHECK_FALSE(read_cart(Json::parse("{}")));
    CHECK_FALSE(read_cart(Json::parse(R"({"cart":{"id":"cart_1"}})")));
    Json odd = cart_json(2, "\"ten\"", "10");
    CHECK_FALSE(read_cart(odd));
    odd = cart_json(2, "10", "10");
    odd["cart"]["items"][0].erase("variant_id");
    CHECK_FALSE(read_cart(odd));
    const auto errc = [](Errc code, std::string detail) { return prepare_error({code, std::move(detail)}).code; };
    CHECK(errc(Errc::refused, "invalid_data: Variants v20 do not exist or belong to a product that is not published") ==
          Errc::conflict);
    CHECK(errc(Errc::refused, "invalid_data: Region reg_1 does not exist") == Errc::shop_fault);
    CHECK(errc(Errc::no_access, "the shop does not take this key (401)") == Errc::no_access);
    CHECK(errc(Errc::timeout, "too late") == Errc::timeout);
}

TEST_CASE("nothing personal is in a cart before it is committed, and everything that staff need is afterwards") {
    const MedusaOptions options;
    const Contact contact{.name = "Sam Proef", .phone = "+31655599000", .email = "Sam@Example.com"};
    const std::string prepared = to_text(cart_body(options, an_order()));
    CHECK(prepared.find("Proef") == std::string::npos);
    CHECK(prepared.find(an_order().ref.text()) != std::string::npos);
    const Json details = details_body(options, an_order(), contact);
    CHECK(details["email"] == "sam@example.com");
    CHECK(details["shipping_address"]["last_name"] == "Proef");
    CHECK(details["metadata"]["pickup_code"] == "7K 42");
    CHECK(details["metadata"]["pickup_store"] == "UTR1");
    CHECK(details["metadata"]["kiosk_ref"] == an_order().ref.text());
    CHECK(details_body(options, an_order(), {})["email"] == an_order().ref.text() + "@guest.invalid");
}

TEST_CASE("an order is collected where its own store has its option, or brought by the delivery's") {
    MedusaOptions options;
    options.delivery_type = "home";
    const std::map<std::string, StoreId> locations{{"l1", StoreId{"AMS1"}}, {"l2", StoreId{"UTR1"}}};
    const auto option = [](const char* id, const char* type, const char* kind, const char* location) {
        return Json{{"id", id},
                    {"type", {{"code", type}}},
                    {"service_zone", {{"fulfillment_set", {{"type", kind}, {"location", {{"id", location}}}}}}}};
    };
    const Json json{{"shipping_options",
                     {option("so1", "home", "shipping", "l2"), option("so2", "pickup", "pickup", "l1"),
                      option("so3", "pickup", "pickup", "l2"), option("so4", "express", "shipping", "l1")}}};
    Order order = an_order();
    CHECK(read_shipping_option(options, order, locations, json) == "so3");
    CHECK(read_shipping_option(options, order, {}, json)->empty());
    order.fulfilment = Fulfilment::delivery;
    order.delivery.emplace();
    CHECK(read_shipping_option(options, order, locations, json) == "so1");
    order.delivery->method = "express";
    CHECK(read_shipping_option(options, order, locations, json) == "so4");
    CHECK_FALSE(read_shipping_option(options, order, locations, Json::parse(R"({"shipping_options":[{"id":"x"}]})")));
}

TEST_CASE("a reservation is moved by making one and deleting one, from wherever that was interrupted") {
    const Reservation wrong{"r1", "WEB", "line", "item", 2};
    const Reservation right{"r2", "UTR", "line", "item", 2};
    const Reservation twice{"r3", "UTR", "line", "item", 2};
    const Reservation other{"r4", "UTR", "line", "item of a set", 1};
    CHECK(rearrange({}, "UTR").empty());
    CHECK(rearrange({right, other}, "UTR").empty());
    const Rearrangement first = rearrange({wrong, other}, "UTR");
    REQUIRE(first.to_make.size() == 1);
    CHECK(first.to_make[0].location == "UTR");
    CHECK(first.to_make[0].quantity == 2);
    CHECK(first.to_delete.empty());
    CHECK(rearrange({wrong, right}, "UTR").to_delete == std::vector<std::string>{"r1"});
    CHECK(rearrange({wrong, right, twice}, "UTR").to_delete == std::vector<std::string>{"r1", "r3"});
}

TEST_CASE("how far an order is, is as far as all its pieces are") {
    const auto read = [](const std::string& fulfilments, bool is_delivered = false) {
        return read_shop_order(
                   Json::parse(R"({"order":{"id":"o","display_id":7,"status":"pending","currency_code":"eur","total":10,
            "payment_status":"authorized","items":[{"id":"a","quantity":2},{"id":"b","quantity":1}],"fulfillments":[)" +
                               fulfilments + "]}}"),
                   is_delivered)
            .value();
    };
    const auto fulfilment = [](int pieces, const std::string& more) {
        return R"({"created_at":"2026-11-27T07:00:00.000Z","packed_at":"2026-11-27T07:00:00.000Z","items":[{"quantity":)" +
               std::to_string(pieces) + "}]" + more + "}";
    };
    CHECK(read("").progress.stage == ShopStage::received);
    CHECK_FALSE(read("").is_begun);
    CHECK(read(fulfilment(2, "")).progress.stage == ShopStage::preparing);
    CHECK(read(fulfilment(2, "") + "," + fulfilment(1, "")).progress.stage == ShopStage::ready);
    CHECK(read(fulfilment(3, ""), true).progress.stage == ShopStage::preparing);
    CHECK(read(fulfilment(3, R"(,"shipped_at":"2026-11-27T08:00:00.000Z")"), true).progress.stage == ShopStage::ready);
    const ShopOrder over = read(fulfilment(3, R"(,"delivered_at":"2026-11-27T09:00:00.000Z")"));
    CHECK(over.progress.stage == ShopStage::handed_over);
    CHECK(over.progress.handed_over_at);
    CHECK(read(fulfilment(3, R"(,"canceled_at":"2026-11-27T09:00:00.000Z")")).progress.stage == ShopStage::received);
    CHECK(over.number == "7");
}

}  // namespace zuil::medusa
