#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/webshops/acceptance/shared_session.hpp"

namespace zuil::test {
namespace {

using By = CustomerQuestion::By;

Result<std::vector<Customer>> find(By by, const std::string& text) {
    Session& session = shared_session();
    return wait_for<std::vector<Customer>>(
        *session.http, [&](auto done) { session.shop->customers()->find({.by = by, .text = text}, done); });
}

// The only one who is found; empty: nobody is, or several are.
std::string address_of(By by, const std::string& text) {
    const auto found = find(by, text);
    REQUIRE(found);
    return found->size() == 1 ? found->front().email : "";
}

CustomerRecord record_of(By by, const std::string& text) {
    Session& session = shared_session();
    const auto found = find(by, text);
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    return session.get<CustomerRecord>([&](auto done) { session.shop->customers()->about(found->front().id, done); });
}

Result<CustomerId> check(const std::string& ticket, const std::string& code) {
    Session& session = shared_session();
    return wait_for<CustomerId>(*session.http,
                                [&](auto done) { session.shop->customers()->check_code(ticket, code, done); });
}

std::string send_code(By by, const std::string& text) {
    Session& session = shared_session();
    return session
        .get<CodeTicket>([&](auto done) { session.shop->customers()->send_code({.by = by, .text = text}, done); })
        .ticket;
}

}  // namespace

TEST_CASE("a customer is found by card, telephone, address and name") {
    REQUIRE(shared_session().shop->customers() != nullptr);
    const CustomerAbilities can = shared_session().shop->customers()->abilities();
    CHECK((can.cards && can.names && can.points && can.offers && can.store_purchases && can.one_time_codes));
    CHECK(address_of(By::card, "2900010003") == "klant3@example.com");
    CHECK(address_of(By::card, "2900099999").empty());
    CHECK(address_of(By::email, "Klant3@Example.com") == "klant3@example.com");
    CHECK(address_of(By::email, "klant9@example.com") == "klant9@example.com");
    CHECK(address_of(By::email, "nobody@example.com").empty());
    CHECK(address_of(By::phone, "+31655501002") == "klant3@example.com");
    CHECK(address_of(By::phone, "1002") == "klant3@example.com");
    CHECK(address_of(By::phone, "+31600000000").empty());
    CHECK(address_of(By::name, "test klant 3").empty());  // and thirteen others: a digit is no part of a name
    CHECK(find(By::name, "Klant")->size() == customers_found_max);
    CHECK(find(By::name, "Nobody").value().empty());
    CHECK(find(By::name, "%").error().code == Errc::bad_data);
}

TEST_CASE("what a customer bought online and in the stores is told, with points and offers") {
    Session& session = shared_session();
    Order order = order_of(*session.real, 9'001, {{single_article(6), 2}});
    OrderRequest request{order, {.name = "Test Klant 9", .phone = "", .email = "klant9@example.com"}, ""};
    request.handle = session.get<PreparedOrder>([&](auto done) { session.shop->prepare_order(request, done); }).handle;
    session.get<PlacedOrder>([&](auto done) { session.shop->commit_order(request, done); });

    const CustomerRecord guest = record_of(By::email, "klant9@example.com");
    REQUIRE(guest.purchases.size() == 1);
    CHECK(guest.purchases.front().variant == order.lines.front().variant);
    CHECK(guest.purchases.front().product == order.lines.front().product);
    CHECK(guest.purchases.front().quantity == 2);
    CHECK(guest.purchases.front().store.empty());

    const CustomerRecord record = record_of(By::card, "2900010003");
    CHECK(record.customer.name == "Test Klant 3");
    CHECK(record.customer.loyalty_number == "2900010003");
    CHECK(record.since);
    CHECK(record.points == 300);
    CHECK(record.takes_advertising == false);
    REQUIRE(record.offers.size() == 1);
    CHECK(record.offers.front().code == "PAN10");
    CHECK(record.offers.front().until);
    const auto in_store = std::ranges::find(record.purchases, "UTR1-000123", &Purchase::order);
    REQUIRE(in_store != record.purchases.end());
    CHECK(in_store->store == "Utrecht Stadhuis");
    CHECK(in_store->variant == session.real->line("PAN-28", 1).variant);
    CHECK(std::ranges::is_sorted(record.purchases, std::ranges::greater{}, &Purchase::bought_at));

    const CustomerRecord other = record_of(By::email, "klant7@example.com");
    CHECK(other.points == 700);
    CHECK(other.offers.empty());
    CHECK(other.purchases.empty());
    const auto gone = wait_for<CustomerRecord>(
        *session.http, [&](auto done) { session.shop->customers()->about(CustomerId{"999999"}, done); });
    CHECK(gone.error().code == Errc::not_found);
}

TEST_CASE("any order is found by its number, with what it was placed with, and told as it goes on") {
    Session& session = shared_session();
    CustomerDesk& desk = *session.shop->customers();
    REQUIRE(desk.abilities().orders);
    const auto trace = [&](const OrderQuestion& question) {
        return wait_for<FoundOrder>(*session.http, [&](auto done) { desk.trace(question, done); });
    };
    const std::string article = single_article(7);
    Order order = order_of(*session.real, 9'002, {{article, 2}});
    OrderRequest request{order, {.name = "Test Spoor", .phone = "+31655509002", .email = "spoor@example.com"}, ""};
    request.handle = session.get<PreparedOrder>([&](auto done) { session.shop->prepare_order(request, done); }).handle;
    const PlacedOrder placed = session.get<PlacedOrder>([&](auto done) { session.shop->commit_order(request, done); });

    const OrderQuestion by_number{.number = placed.shop_order, .ref = {}};
    const auto found = trace(by_number);
    INFO((found ? "" : found.error().detail));
    REQUIRE(found);
    const DeskOrder& told = found->traced.order;
    CHECK(told.number == placed.shop_order);
    CHECK(told.store == order.pickup_store);
    CHECK(told.total == order.total);
    CHECK(told.progress.stage == ShopStage::received);
    REQUIRE(told.lines.size() == 1);
    CHECK(told.lines.front().variant == order.lines.front().variant);
    CHECK(told.lines.front().quantity == 2);
    CHECK(found->traced.fulfilment == Fulfilment::pickup);
    CHECK(found->traced.pause == OrderPause::none);
    for (const char* own : {"0655509002", "Spoor@example.com"}) CHECK(is_placed_with(found->with, own));
    for (const char* others : {"0655509003", "klant3@example.com", "9002", "3531 GT"})
        CHECK_FALSE(is_placed_with(found->with, others));
    CHECK(told == trace({.number = lower_case(placed.shop_order), .ref = {}})->traced.order);

    CHECK(trace({.number = placed.shop_order + "9", .ref = {}}).error().code == Errc::not_found);
    CHECK(trace({.number = "999999999", .ref = {}}).error().code == Errc::not_found);
    for (const char* none : {"%", "' or 1=1", "#"}) CHECK_FALSE(trace({.number = none, .ref = {}}));
    if (desk.abilities().orders_by_reference) {
        CHECK(trace({.number = {}, .ref = order.ref})->traced.order.number == placed.shop_order);
        const auto nobodys = trace({.number = {}, .ref = OrderRef{"018f0000-0000-7000-8000-0000000000ff"}});
        CHECK(nobodys.error().code == Errc::not_found);
    }

    session.real->make_ready(placed.shop_order, article);
    CHECK(trace(by_number)->traced.order.progress.stage == ShopStage::ready);
    session.real->hand_over(placed.shop_order);
    const auto over = trace(by_number);
    CHECK(over->traced.order.progress.stage == ShopStage::handed_over);
    CHECK(over->traced.order.progress.handed_over_at);
}

TEST_CASE("a purchase joins a customer's own only when they said so, where the shop can do that") {
    Session& session = shared_session();
    const bool joins = session.shop->traits().orders.joins_customers;
    const CustomerRecord before = record_of(By::card, "2900010003");
    const auto place = [&](int number, const PurchaseConsent& consent, const std::string& email) {
        OrderRequest request{order_of(*session.real, number, {{single_article(8), 1}}),
                             {.name = "Test Klant 3", .phone = "+31655501002", .email = email},
                             ""};
        request.contact.consent = consent;
        request.handle =
            session.get<PreparedOrder>([&](auto done) { session.shop->prepare_order(request, done); }).handle;
        return session.get<PlacedOrder>([&](auto done) { session.shop->commit_order(request, done); }).shop_order;
    };
    const auto bought = [&](const std::string& number) {
        return std::ranges::count(record_of(By::card, "2900010003").purchases, number, &Purchase::order);
    };
    const std::string guests = place(9'003, {}, "klant3@example.com");
    CHECK(bought(guests) == 0);
    // Its staff can reach the shopper all the same.
    CHECK(session.real->told(guests).find("+31655501002") != std::string::npos);
    // And finds it again, by what they told the kiosk.
    const auto traced = wait_for<FoundOrder>(
        *session.http, [&](auto done) { session.shop->customers()->trace({.number = guests, .ref = {}}, done); });
    REQUIRE(traced);
    CHECK(is_placed_with(traced->with, "klant3@example.com"));
    const std::string joined = place(9'004, {.customer = before.customer.id}, "klant3@example.com");
    CHECK(bought(joined) == (joins ? 1 : 0));
    // Who is gone meanwhile is a guest.
    const std::string nobodys = place(9'005, {.customer = CustomerId{"999999"}}, "weg@example.com");
    CHECK(bought(nobodys) == 0);
    CHECK(session.real->told(nobodys).find("+31655501002") != std::string::npos);
}

TEST_CASE("a one-time code goes to the customer's own telephone, and fits once and three tries") {
    Session& session = shared_session();
    const std::string ticket = send_code(By::phone, "+31655501002");
    const std::string code = session.real->sent_code("+31655501002");
    REQUIRE(code.size() == 6);
    const std::string wrong = code == "000000" ? "000001" : "000000";
    CHECK(check(ticket, wrong).error().code == Errc::refused);
    const auto whose = check(ticket, code);
    REQUIRE(whose);
    CHECK(*whose == find(By::card, "2900010003")->front().id);
    CHECK(check(ticket, code).error().code == Errc::not_found);

    const std::string tried = send_code(By::email, "klant3@example.com");
    const std::string second = session.real->sent_code("klant3@example.com");
    for (int n = 0; n < 3; ++n) CHECK_FALSE(check(tried, second == "123456" ? "654321" : "123456"));
    CHECK(check(tried, second).error().code == Errc::not_found);

    // An unknown one gets a ticket of the same form, and no code is sent.
    const std::string nobodys = send_code(By::phone, "+31600000000");
    CHECK(nobodys.size() == ticket.size());
    CHECK(session.real->sent_code("+31600000000").empty());
    CHECK(check(nobodys, "000000").error().code == Errc::refused);
}

}  // namespace zuil::test
