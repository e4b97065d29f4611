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
