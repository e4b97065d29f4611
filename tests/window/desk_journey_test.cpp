#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/support/traces.hpp"
#include "tests/window/shopper.hpp"
#include "tests/window/staff.hpp"
#include "tests/window/vendure_kiosk.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;
using Steps = std::vector<std::string>;

constexpr auto desk_pin = "482913";
// So long after staff locked the screen nothing of a customer may be left.
constexpr auto wiped_within = 1s;
// Who orders at home.
const std::set<std::string> whose{"Thuisproef", "655599011", "sam@example.com"};

// Somebody orders at home, in the webshop, two pieces of one article and one of another, to be collected in Utrecht.
// No kiosk knows of it. Gives the number that their mail shows.
std::string order_from_home(VendureServer& server, const ShopArticle& two, const ShopArticle& one) {
    for (const auto& [article, quantity] : {std::pair{two, 2}, std::pair{one, 1}}) {
        server.as_visitor(fmt::format(
            "mutation {{ addItemToOrder(productVariantId: \"{}\", quantity: {}) {{ __typename }} }}",
            server.sql_value("select id from product_variant where sku = '" + article.sku + "'"), quantity));
    }
    server.as_visitor(fmt::format(
        "mutation {{ setOrderCustomFields(input: {{ customFields: {{ pickupStore: \"UTR1\" }} }}) {{ __typename }}"
        " setCustomerForOrder(input: {{ firstName: \"Sam\", lastName: \"Thuisproef\","
        " emailAddress: \"sam@example.com\", phoneNumber: \"0655599011\" }}) {{ __typename }}"
        " setOrderShippingMethod(shippingMethodId: [{}]) {{ __typename }} }}",
        server.sql_value("select id from shipping_method where code = 'pickup-in-store'")));
    server.as_visitor("mutation { transitionOrderToState(state: \"ArrangingPayment\") { __typename } }");
    const auto answer = nlohmann::json::parse(
        server.as_visitor("mutation { addPaymentToOrder(input: { method: \"pay-in-store\", metadata: {} }) {"
                          " __typename ... on Order { code } ... on ErrorResult { message } } }"));
    INFO(answer.dump());
    const auto& placed = answer["data"]["addPaymentToOrder"];
    REQUIRE(placed["__typename"] == "Order");
    return placed["code"];
}

// The shop's history, once the kiosk has told it.
Steps steps_in_shop(const VendureServer& server, const Kiosk& kiosk, const std::string& number, std::size_t count) {
    kiosk.wait_until([&](const auto&) { return server.desk_steps(number).size() >= count; },
                     fmt::format("{} steps in the shop's history", count), 60s);
    return server.desk_steps(number);
}

// Whose order it is, as long as it is shown and a second after that.
std::set<std::string> in_memory(Kiosk& kiosk, const Traces& traces) {
    kiosk.process().signal(SIGSTOP);
    std::set<std::string> found = traces.in_memory(kiosk.process().pid());
    kiosk.process().signal(SIGCONT);
    return found;
}

}  // namespace

TEST_CASE("an order of the webshop is prepared, waited for and handed over at the screen, each step once") {
    VendureServer server;
    const VendureKiosk set_up{server, {}};
    const std::vector<ShopArticle> articles = articles_with_ean(server, 2);
    const std::string number = order_from_home(server, articles[0], articles[1]);
    const std::string row = "desk/" + server.sql_value("select id from \"order\" where code = '" + number + "'");
    const Traces traces{{whose.begin(), whose.end()}};
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, set_up.options(1080, 1920)};
    Shopper shopper{display, kiosk, "desk"};
    kiosk.wait_until([&](const auto&) { return kiosk.is_filled(); }, "the whole catalogue", 120s);
    REQUIRE(zuilctl(set_up.data(), "staff add 'Mechteld Proef'", std::string{desk_pin} + "\n").exit_code == 0);

    INFO("staff get it together: two pieces by the scanner, one by hand");
    enter_staff(display, kiosk, desk_pin);
    kiosk.wait_for(row, 60s);
    shopper.show("01-to-prepare");
    kiosk.tap(row + "/do");
    kiosk.wait_for("pickup/finish");
    CHECK(steps_in_shop(server, kiosk, number, 1) == Steps{"preparing"});
    display.scan(articles[0].ean);
    kiosk.wait_for("1 of 3");
    display.scan(articles[0].ean);
    kiosk.wait_for("2 of 3");
    CHECK(kiosk.wait_for("pickup/finish").disabled);
    // Another article than those of the order.
    display.scan("2100000000012");
    const auto lines = kiosk.nodes();
    const auto open_line = std::ranges::find_if(lines, [](const Node& node) {
        return node.id.starts_with("pickup-line/") && node.role == "checkbox" && !node.chosen;
    });
    REQUIRE(open_line != lines.end());
    kiosk.tap(open_line->id);
    kiosk.wait_for("3 of 3");
    kiosk.tap("pickup/contact");
    kiosk.tap("To call the customer");
    kiosk.wait_for("pickup/contact/0");
    CHECK(in_memory(kiosk, traces) == whose);
    shopper.show("02-prepared");
    kiosk.tap("pickup/finish");
    kiosk.wait_for("staff-home/training");
    CHECK(steps_in_shop(server, kiosk, number, 2) == Steps{"preparing", "ready"});
    kiosk.tap("staff/lock");
    kiosk.wait_for("attract/begin");
    std::this_thread::sleep_for(wiped_within);
    CHECK(in_memory(kiosk, traces).empty());

    INFO("who ordered it comes by, and the line is down");
    server.stop();
    shopper.begin();
    kiosk.wait_for("offline", 120s);
    display.scan(number);
    kiosk.wait_for("Your order is ready");
    shopper.show("03-here");
    kiosk.tap("collect/here");
    kiosk.wait_for("We know that you are here");
    kiosk.tap("stop");
    kiosk.wait_for("attract/begin");

    INFO("staff see them wait, look whether it is them, and give it away; the shop hears of it when it is back");
    enter_staff(display, kiosk, desk_pin);
    kiosk.tap("desk/ready");
    shopper.show("04-waits");
    CHECK(kiosk.wait_for(row).value.find("Waits here") != std::string::npos);
    kiosk.tap(row + "/do");
    // A number proves nothing.
    CHECK_FALSE(kiosk.find("pickup/shows-code").has_value());
    kiosk.tap("pickup/identity");
    display.scan(articles[0].ean);
    display.scan(articles[0].ean);
    display.scan(articles[1].ean);
    kiosk.wait_for("3 of 3");
    shopper.show("05-hand-over");
    kiosk.tap("pickup/finish");
    kiosk.wait_for("staff-home/training");
    CHECK(zuilctl(set_up.data(), "status").exit_code == 0);
    server.start();
    CHECK(steps_in_shop(server, kiosk, number, 3) == Steps{"preparing", "ready", "handed_over"});
    kiosk.tap("staff/lock");
    kiosk.wait_for("attract/begin");
    CHECK(server.desk_steps(number).size() == 3);

    const Said audit = zuilctl(set_up.data(), "audit");
    for (const char* act : {"pickup_opened", "pickup_ready", "identity_checked", "pickup_handed_over"}) {
        INFO(act << " in " << audit.text);
        CHECK(audit.text.find(act) != std::string::npos);
    }
    CHECK(traces.in_bytes(audit.text + kiosk.log()).empty());
    CHECK(traces.on_disk(set_up.data()).empty());
    std::this_thread::sleep_for(wiped_within);
    CHECK(in_memory(kiosk, traces).empty());
}

}  // namespace zuil::test
