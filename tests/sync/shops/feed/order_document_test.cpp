#include "sync/shops/feed/order_document.hpp"
#include "sync/shops/moment.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/sync/shops/feed/feed_test_order.hpp"

namespace zuil::feed {

TEST_CASE("an order's document, as whoever takes it in gets it") {
    OrderRequest request = test::an_order("0190f3a2-7c1b-7d3e-8a11-0123456789ab");
    const std::string text = write_order(request);
    CHECK(
        text ==
        R"({"accepted_at":"2026-03-12T10:42:07.050Z","contact":{"name":"Noor","phone":"+31612345678"},"currency":"EUR",)"
        R"("format":"zuil-order/1","language":"nl","lines":[{"name":"Instantcamera One, wit","product":"402817",)"
        R"("quantity":2,"sku":"40 2817","unit_price":"129.05","variant":"402817-1"}],"ordered_in":"utrecht-oudegracht",)"
        R"("payment":"till","pickup_code":"7K 42","pickup_slot":{"begins":"2026-03-13T15:00:00.000Z",)"
        R"("ends":"2026-03-13T17:00:00.000Z"},"pickup_store":"utrecht-leidsche-rijn",)"
        R"("ref":"0190f3a2-7c1b-7d3e-8a11-0123456789ab","total":"258.10"})"
        "\n");
    CHECK(write_order(request) == text);
    CHECK(is_order(text, request.order.ref));
    CHECK_FALSE(is_order(text, OrderRef{"0190f3a2-0000-0000-0000-000000000000"}));
    CHECK_FALSE(is_order(text.substr(0, 80), request.order.ref));

    request.order.slot.reset();
    request.contact = {};
    CHECK(write_order(request).find("pickup_slot") == std::string::npos);
    CHECK(write_order(request).find(R"("contact":{})") != std::string::npos);
}

TEST_CASE("an order that is no plain pick-up comes in a format of its own, so that nobody takes it for one") {
    OrderRequest request = test::an_order("r1");
    request.order.basket = OrderRef{"b1"};
    CHECK(write_order(request).find(R"("basket":"b1")") != std::string::npos);
    CHECK(write_order(request).find(R"("format":"zuil-order/2")") != std::string::npos);
    CHECK(write_order(request).find(R"("fulfilment":"pickup")") != std::string::npos);

    request.order.basket = OrderRef{};
    request.order.fulfilment = Fulfilment::take_now;
    CHECK(write_order(request).find(R"("fulfilment":"take_now")") != std::string::npos);

    request.order.fulfilment = Fulfilment::delivery;
    request.order.pickup_store = StoreId{};
    request.order.delivery =
        Delivery{.window = request.order.slot, .cost = Money::from_minor(395, Currency::eur), .method = "evening"};
    request.order.slot.reset();
    request.contact.address = Address{"3531 GT", "48", "", "", ""};
    const std::string text = write_order(request);
    CHECK(text.find(R"("address":{"house_number":"48","postcode":"3531 GT"})") != std::string::npos);
    CHECK(text.find(R"("delivery":{"cost":"3.95","method":"evening","window":{"begins":"2026-03-13T15:00:00.000Z",)"
                    R"("ends":"2026-03-13T17:00:00.000Z"}})") != std::string::npos);
    CHECK(text.find("pickup_s") == std::string::npos);
    CHECK(is_order(text, request.order.ref));
}

TEST_CASE("a reference that is fit for no file name is refused") {
    CHECK(document_name(OrderRef{"0190f3a2-7c1b"}) == "0190f3a2-7c1b.json");
    for (const char* ref : {"", "../x", "a/b", "a.b", "a b", "a\nb", "-\xc3\xa9"}) {
        CAPTURE(ref);
        CHECK_FALSE(document_name(OrderRef{ref}).has_value());
    }
    CHECK_FALSE(document_name(OrderRef{std::string(65, 'a')}).has_value());
}

TEST_CASE("a status says what became of an order, and of this one only") {
    const OrderRef ref{"r1"};
    const auto ready = parse_status(R"({"ref":"r1","status":"ready","shop_order":"W-20441"})", ref).value();
    CHECK(ready.found == OrderInspection::Found::placed);
    CHECK(ready.status == "ready");
    CHECK(ready.placed.shop_order == "W-20441");
    CHECK(ready.progress.stage == ShopStage::ready);
    CHECK_FALSE(ready.progress.ready_at);
    const auto taken =
        parse_status(R"({"ref":"r1","status":"handed_over","paid":true,"ready_at":"2026-03-12T10:42:00Z"})", ref);
    CHECK(taken->progress.stage == ShopStage::handed_over);
    CHECK(taken->progress.is_paid);
    CHECK(taken->progress.ready_at == parse_moment("2026-03-12T10:42:00Z").value());
    // A word of the shop's own is for its staff.
    CHECK(parse_status(R"({"ref":"r1","status":"on hold"})", ref)->progress.stage == ShopStage::received);
    CHECK_FALSE(parse_status(R"({"ref":"r1","ready_at":"yesterday"})", ref).has_value());
    const auto gone = parse_status(R"({"ref":"r1","cancelled":true})", ref).value();
    CHECK(gone.found == OrderInspection::Found::cancelled);
    CHECK(gone.placed.shop_order == "r1");
    CHECK(parse_status(R"({"ref":"r2","status":"ready"})", ref).error().code == Errc::bad_data);
    CHECK_FALSE(parse_status("<html>", ref).has_value());
    CHECK(shop_order_in("", ref) == "r1");
    CHECK(shop_order_in("OK", ref) == "r1");
    CHECK(shop_order_in(R"({"shop_order":"W-1"})", ref) == "W-1");
}

}  // namespace zuil::feed
