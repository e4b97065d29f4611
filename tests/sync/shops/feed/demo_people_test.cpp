#include "sync/shops/feed/demo_people.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/sync/shops/feed/feed_test_shop.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;
using By = CustomerQuestion::By;

std::string demo_text(const std::string& email = "vera@vonkenveer.example", const std::string& phone = "+31655501001") {
    return R"({"format": "zuil-demo-people/1", "customers": [{"id": "demo-1", "name": "Vera Verzonnen", "phone": ")" +
           phone + R"(", "email": ")" + email +
           R"(", "card": "2900010001", "since_days": 10, "points": 5,
               "offers": [{"title": "Tien procent", "until_days_ago": -3}],
               "purchases": [{"order": "WEB-1", "days_ago": 2, "name": "Monstera", "product": "1", "variant": "1-1"}]}],
             "orders": [{"number": "WEB-2", "days_ago": 1, "stage": "ready", "postcode": "3599 ZZ",
               "email": "vera@vonkenveer.example", "lines": [{"name": "Lamp", "quantity": 2, "minor": 7900}]}]})";
}

struct Demo {
    ManualClock clock{WallTime{1'800'000'000'000ms}};
    std::unique_ptr<Http> http = make_curl_http();
    std::shared_ptr<DemoPeople> people = DemoPeople::read(demo_text(), *http, clock).value();

    std::vector<Customer> find(By by, const std::string& text) {
        return wait_for<std::vector<Customer>>(*http, [&](auto done) { people->find({.by = by, .text = text}, done); })
            .value();
    }
};

}  // namespace

TEST_CASE("the demo's people are found as a shop's are") {
    Demo demo;
    for (const auto& [by, text] : {std::pair{By::card, "2900010001"}, std::pair{By::phone, "0655501001"},
                                   std::pair{By::email, "Vera@vonkenveer.example"}, std::pair{By::name, "verzonnen"}}) {
        INFO(text);
        REQUIRE(demo.find(by, text).size() == 1);
    }
    CHECK(demo.find(By::card, "2900019999").empty());
    CHECK(demo.find(By::name, "Nobody").empty());
    const auto record =
        wait_for<CustomerRecord>(*demo.http, [&](auto done) { demo.people->about(CustomerId{"demo-1"}, done); });
    REQUIRE(record);
    CHECK(record->purchases.front().bought_at == demo.clock.wall() - 48h);
    CHECK(record->offers.front().until == demo.clock.wall() + 72h);

    const auto ticket = wait_for<CodeTicket>(
        *demo.http, [&](auto done) { demo.people->send_code({.by = By::phone, .text = "+31655501001"}, done); });
    const auto check = [&](const std::string& code) {
        return wait_for<CustomerId>(*demo.http,
                                    [&](auto done) { demo.people->check_code(ticket->ticket, code, done); });
    };
    CHECK(check("000000").error().code == Errc::refused);
    CHECK(*check(std::string{DemoPeople::one_time_code}) == CustomerId{"demo-1"});
    CHECK(check(std::string{DemoPeople::one_time_code}).error().code == Errc::not_found);

    const auto found =
        wait_for<FoundOrder>(*demo.http, [&](auto done) { demo.people->trace({.number = "web-2", .ref = {}}, done); });
    REQUIRE(found);
    CHECK(found->traced.order.total == Money::from_minor(15'800, Currency::eur));
    CHECK(is_placed_with(found->with, "3599zz"));
}

TEST_CASE("a file of people that could be somebody is not taken") {
    const Demo demo;
    const auto read = [&](const std::string& text) {
        return DemoPeople::read(text, *demo.http, demo.clock).error().code;
    };
    CHECK(read(demo_text("somebody@gmail.com")) == Errc::bad_data);
    CHECK(read(demo_text("vera@vonkenveer.example.com")) == Errc::bad_data);
    CHECK(read(demo_text("vera@vonkenveer.example", "+31612345678")) == Errc::bad_data);
    CHECK(read("{}") == Errc::bad_data);
    CHECK(read("[]") == Errc::bad_data);
}

}  // namespace zuil::test
