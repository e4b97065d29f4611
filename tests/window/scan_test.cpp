#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/codes.hpp"
#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"
#include "tests/window/staff.hpp"

namespace zuil::test {
namespace {

Node field_with_focus(const Kiosk& kiosk) {
    const std::vector<Node> nodes = kiosk.nodes();
    const auto found =
        std::ranges::find_if(nodes, [](const Node& node) { return node.role == "field" && node.focused; });
    return found == nodes.end() ? Node{} : *found;
}

// With the fifth article in the basket, which lies in other stores only. Lines as the till of the demo shop prints them
// come into the basket; what lies here goes to the till as a code, and that comes back under the scanner.
void go_to_the_till_and_back(XDisplay& display, Kiosk& kiosk, const std::vector<DemoArticle>& articles) {
    display.scan("2*" + articles.at(5).gtin);
    display.scan("1*" + articles.at(0).gtin);
    kiosk.wait_for("3 items were put in your basket");
    kiosk.tap("basket/phone");
    kiosk.wait_until_still();  // a tap on a sheet that still rises may go beside what it was meant for
    kiosk.tap("along/till");
    kiosk.wait_for("till/left-out/");
    const std::string expected = "2*" + articles.at(5).gtin + "\r1*" + articles.at(0).gtin;
    const auto is_readable = [&](const auto&) {
        const ScreenPicture seen = display.picture();
        return read_codes(seen.grey(), seen.width, seen.height)["QR-Code"] == expected;
    };
    kiosk.wait_until(is_readable, "the code for the till");
    kiosk.tap("basket-phone/close");
    const std::size_t enter = expected.find('\r');
    display.scan(expected.substr(0, enter));
    display.scan(expected.substr(enter + 1));
    kiosk.wait_until([&](const auto&) { return kiosk.wait_for("nav/basket").value == "7"; }, "what was scanned");
    display.scan("1*96385074");
    kiosk.wait_for("We do not know the number 96385074.");
}

}  // namespace

TEST_CASE("a scanned EAN opens its article from every screen, and types into no field") {
    const DemoShop shop;
    const std::vector<DemoArticle> articles = demo_articles(6);
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, shop.options(1080, 1920)};
    Shopper shopper{display, kiosk};
    const auto scan = [&](std::size_t number) { shopper.scan(articles.at(number).gtin, articles.at(number).name); };

    kiosk.wait_for("attract/begin");
    scan(0);
    kiosk.tap("nav/home");
    kiosk.wait_for("screen/home");
    scan(1);
    // Another article's page.
    scan(2);

    // With the on-screen keyboard up and something typed: the scan leaves it as it is.
    kiosk.tap("nav/search");
    kiosk.wait_for("key/l");
    kiosk.type("la");
    kiosk.wait_until([&](const auto&) { return field_with_focus(kiosk).value == "la"; }, "what was typed");
    scan(3);
    kiosk.tap("nav/back");
    kiosk.wait_for("screen/search");
    CHECK(kiosk.wait_for("search").value == "la");

    scan(4);
    shopper.put_in_basket();
    scan(5);
    kiosk.tap("nav/back");
    kiosk.wait_for("basket/order");

    go_to_the_till_and_back(display, kiosk, articles);

    // The field for a phone number, in the midst of checkout.
    shopper.begin_order();
    kiosk.tap("contact");
    kiosk.type("06");
    kiosk.wait_until([&](const auto&) { return !field_with_focus(kiosk).value.empty(); }, "the typed number");
    scan(0);
}

TEST_CASE("a code that nobody knows says so and leads on") {
    const DemoShop shop;
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, shop.options(1080, 1920)};
    kiosk.wait_for("attract/begin");
    display.scan("4006381333931");
    kiosk.wait_for("We do not know this code. Try searching by name.");
    kiosk.wait_for("screen/home");
}

TEST_CASE("the demo knows its made-up customer by the card that the README names, and its web order by number") {
    const DemoShop shop;
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, shop.options(1080, 1920)};
    kiosk.wait_for("attract/begin");
    display.scan("2900010001");
    kiosk.wait_for("customer/points");
    CHECK(kiosk.wait_for("customer/bought/0").role == "text");
    const Said said = zuilctl(shop.data(), "customer show", "2900010001\n");
    CHECK(said.exit_code == 0);
    const auto file = nlohmann::json::parse(said.text, nullptr, false);
    REQUIRE(file.is_object());
    CHECK(file["customer"]["card"] == "2900010001");
    CHECK_FALSE(file["customer"]["purchases"].empty());
    kiosk.tap("stop");
    kiosk.tap("attract/begin");
    kiosk.tap("home/order");
    kiosk.type("web-90342");
    kiosk.tap("find-order/find");
    kiosk.wait_for("order-told");
    kiosk.type("3599zz");
    kiosk.tap("find-order/find");
    kiosk.wait_for("order/0/about");
}

}  // namespace zuil::test
