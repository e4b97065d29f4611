#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/window/shopper.hpp"
#include "tests/window/staff.hpp"
#include "tests/window/vendure_kiosk.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;
using Steps = std::vector<std::string>;

constexpr auto desk_pin = "482913";

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

std::string all_on_disk(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream stream{entry.path(), std::ios::binary};
        all.append(std::istreambuf_iterator<char>{stream}, {});
    }
    return all;
}

}  // namespace

TEST_CASE("an order of the webshop is prepared, waited for and handed over at the screen, each step once") {
    VendureServer server;
    const VendureKiosk set_up{server, {}};
    const std::vector<ShopArticle> articles = articles_with_ean(server, 2);
    const std::string number = order_from_home(server, articles[0], articles[1]);
    const std::string row = "desk/" + server.sql_value("select id from \"order\" where code = '" + number + "'");
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
    shopper.show("02-prepared");
    kiosk.tap("pickup/finish");
    kiosk.wait_for("staff-home/training");
    CHECK(steps_in_shop(server, kiosk, number, 2) == Steps{"preparing", "ready"});
    kiosk.tap("staff/lock");

    INFO("who ordered it comes by, and the line is down");
    server.stop();
    kiosk.wait_for("attract/begin");
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
    const std::string disk = all_on_disk(set_up.data()) + kiosk.log();
    for (const char* personal : {"Thuisproef", "0655599011", "655599011", "sam@example.com"}) {
        INFO(personal);
        CHECK(disk.find(personal) == std::string::npos);
        CHECK(audit.text.find(personal) == std::string::npos);
    }
}

}  // namespace zuil::test
