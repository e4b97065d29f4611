#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/contact_text.hpp"
#include "sync/shops/vendure/order_text.hpp"
#include "sync/shops/vendure/orders.hpp"

namespace zuil::vendure {
namespace {

Order an_order() {
    Order order;
    order.ref = OrderRef{"0190aaaa-0000-7000-8000-000000000001"};
    order.pickup_code = "7K 42";
    order.pickup_store = StoreId{"UTR1"};
    order.lines.push_back({ProductId{"1"}, VariantId{"20"}, "L-1", "Lamp", 2, Money::from_minor(500, Currency::eur)});
    order.total = Money::from_minor(1000, Currency::eur);
    return order;
}

const OrderHandle handle{"token", "CODE1", "6"};

std::string order_row(int quantity, int total, const std::string& more = "") {
    return R"({"__typename":"Order","id":"6","code":"CODE1","state":"AddingItems","currencyCode":"EUR","totalWithTax":)" +
           std::to_string(total) + R"(,"lines":[{"quantity":)" + std::to_string(quantity) +
           R"(,"productVariant":{"id":"20"}}])" + more + "}";
}

std::string basket(const std::string& order, const std::string& errors = "[]") {
    return R"({"data":{"basket":{"order":)" + order + R"(,"errorResults":)" + errors + "}}}";
}

Errc basket_errc(const std::string& body) { return read_basket(an_order(), body).error().code; }

}  // namespace

TEST_CASE("a basket is taken only with what was promised in it") {
    const auto good = read_basket(an_order(), basket(order_row(2, 1000)));
    REQUIRE(good);
    CHECK(good->code == "CODE1");
    CHECK(read_basket(an_order(), basket(order_row(2, 900))));
    CHECK(basket_errc(basket(order_row(2, 1001))) == Errc::conflict);
    CHECK(basket_errc(basket(order_row(1, 500))) == Errc::conflict);
    CHECK(basket_errc(basket(order_row(4, 1000))) == Errc::conflict);
    // The pieces that are there were added, and the shortage stands beside them.
    CHECK(basket_errc(basket(order_row(2, 1000),
                             R"([{"__typename":"InsufficientStockError","quantityAvailable":2}])")) == Errc::conflict);
    CHECK(basket_errc(R"({"errors":[{"message":"gone","extensions":{"code":"ENTITY_NOT_FOUND"}}],"data":null})") ==
          Errc::conflict);
    // What is not about the order must not end it.
    CHECK(basket_errc(R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}],"data":null})") ==
          Errc::shop_fault);
    CHECK_FALSE(read_basket(an_order(), basket(order_row(2, -1))));
    CHECK_FALSE(read_basket(an_order(), R"({"data":{"basket":{"errorResults":[]}}})"));
}

TEST_CASE("handles survive being kept as text") {
    const auto read = parse_handle(to_text(handle));
    REQUIRE(read);
    CHECK(read->session == "token");
    CHECK(read->code == "CODE1");
    CHECK(read->id == "6");
    for (const char* const text : {"", "token", "token CODE1", " CODE1 6", "token  6", "token CODE1 "}) {
        INFO(text);
        CHECK_FALSE(parse_handle(text));
    }
}

TEST_CASE("a situation tells our order from another's") {
    VendureOptions options;
    options.fields.order_ref = "kioskRef";
    const auto read = [&](const std::string& order, const std::string& same_ref, const std::string& customers) {
        return read_situation(options, an_order(), handle,
                              R"({"data":{"order":)" + order + R"(,"sameRef":{"items":[)" + same_ref +
                                  R"(]},"shippingMethods":{"items":[{"id":"1"}]},"customers":{"items":[)" + customers +
                                  "]}}}");
    };
    const auto ours = read(order_row(2, 1000), order_row(2, 1000), R"({"id":"3","user":null})");
    REQUIRE(ours);
    CHECK(ours->order);
    CHECK_FALSE(ours->order->is_placed);
    CHECK_FALSE(ours->same_ref);
    CHECK(ours->shipping_method == "1");
    CHECK(ours->registered_customer.empty());

    Json other = Json::parse(order_row(2, 1000));
    other["code"] = "CODE2";
    CHECK_FALSE(read(other.dump(), "", "")->order);
    other["id"] = "9";
    other["orderPlacedAt"] = "2026-11-21T23:35:50.972Z";
    const auto elsewhere = read("null", other.dump(), R"({"id":"3","user":{"id":"8"}})");
    REQUIRE(elsewhere);
    CHECK_FALSE(elsewhere->order);
    REQUIRE(elsewhere->same_ref);
    CHECK(elsewhere->same_ref->is_placed);
    CHECK(elsewhere->registered_customer == "3");

    const std::string note = R"(,"history":{"items":[{"data":{"note":"Kiosk order )" + an_order().ref.text() +
                             R"(\nPick-up code: 7K 42"}}]})";
    CHECK(read(order_row(2, 1000, note), "", "")->order->has_our_note);
    CHECK_FALSE(read(order_row(2, 1000, R"(,"history":{"items":[{"data":{"note":"Kiosk order"}}]})"), "", "")
                    ->order->has_our_note);
    CHECK_FALSE(read(R"({"id":"6"})", "", ""));
}

TEST_CASE("every typed answer to the details has its own meaning") {
    const auto read = [](const std::string& customer, const std::string& method) {
        return read_details(R"({"data":{"fields":{"__typename":"Order"},"customer":)" + customer + R"(,"method":)" +
                            method + "}}");
    };
    const std::string good = R"({"__typename":"Order"})";
    CHECK(*read(good, good) == DetailsOutcome::taken);
    CHECK(*read(R"({"__typename":"EmailAddressConflictError","message":"x"})", good) ==
          DetailsOutcome::email_is_registered);
    CHECK(*read(good, R"({"__typename":"NoActiveOrderError"})") == DetailsOutcome::session_gone);
    CHECK(read(good, R"({"__typename":"IneligibleShippingMethodError","message":"x"})").error().code == Errc::refused);
    CHECK_FALSE(read_details(R"({"data":{"customer":{"__typename":"Order"}}})"));
    CHECK(*read_details(R"({"errors":[{"message":"duplicate key value violates unique constraint \"UQ\""}]})") ==
          DetailsOutcome::ref_is_taken);
    CHECK(read_details(R"({"errors":[{"message":"x","extensions":{"code":"USER_INPUT_ERROR"}}]})").error().code ==
          Errc::shop_fault);
}

TEST_CASE("an order that had moved on already is looked at, not refused") {
    const auto read = [](const std::string& arranged) {
        return read_arranged(handle, R"({"data":{"arranged":)" + arranged + "}}");
    };
    CHECK((*read(order_row(2, 1000)))->code == "CODE1");
    CHECK_FALSE(
        *read(R"({"__typename":"OrderStateTransitionError","fromState":"ArrangingPayment","transitionError":"x"})"));
    const auto refused =
        read(R"({"__typename":"OrderStateTransitionError","fromState":"AddingItems","transitionError":"no stock"})");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::conflict);
    CHECK(refused.error().detail.find("no stock") != std::string::npos);
}

TEST_CASE("only an order of our own is a payment") {
    const auto read = [](const std::string& paid) { return read_payment(handle, R"({"data":{"paid":)" + paid + "}}"); };
    const std::string ours = R"({"__typename":"Order","code":"CODE1","totalWithTax":1000,"currencyCode":"EUR"})";
    const std::string other = R"({"__typename":"Order","code":"CODE2","totalWithTax":1000,"currencyCode":"EUR"})";
    CHECK(read(ours)->placed);
    CHECK_FALSE(read(other)->placed);
    CHECK(read(R"({"__typename":"NoActiveOrderError"})")->session_is_gone);
    CHECK_FALSE(read(R"({"__typename":"OrderPaymentStateError"})")->placed);
    CHECK(read(R"({"__typename":"PaymentDeclinedError"})").error().code == Errc::refused);
    CHECK_FALSE(read_payment(handle, "half an answ"));
}

TEST_CASE("cancelling twice is cancelling") {
    CHECK(read_cancelled(R"({"data":{"cancelled":{"__typename":"Order","state":"Cancelled"}}})"));
    CHECK(read_cancelled(R"({"data":{"cancelled":{"__typename":"EmptyOrderLineSelectionError"}}})"));
    CHECK(read_cancelled(R"({"data":{"cancelled":{"__typename":"CancelActiveOrderError"}}})").error().code ==
          Errc::refused);
}

TEST_CASE("a note tells staff what no field holds") {
    VendureOptions options;
    const Contact contact{.name = "Sam Proef", .phone = "+31655599000", .email = "s@example.com"};
    const std::string note = order_note(options, an_order(), contact, false);
    CHECK(note.find("7K 42") != std::string::npos);
    CHECK(note.find("Sam") == std::string::npos);  // the customer of the order says it
    CHECK(is_note_of(an_order(), note));
    Order longer = an_order();
    longer.ref = OrderRef{an_order().ref.text() + "0"};
    CHECK_FALSE(is_note_of(an_order(), order_note(options, longer, contact, false)));
    options.fields.order_ref = "a";
    options.fields.order_pickup_code = "b";
    options.fields.order_pickup_store = "c";
    CHECK(order_note(options, an_order(), contact, false).empty());
    CHECK(order_note(options, an_order(), contact, true).find("Sam Proef") != std::string::npos);
    CHECK(guest_name(an_order(), contact).last == "Proef");
    CHECK(guest_email(options, an_order(), {}) == an_order().ref.text() + "@guest.invalid");
}

}  // namespace zuil::vendure
