#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/tls_front.hpp"
#include "tests/window/shopper.hpp"
#include "tests/window/vendure_kiosk.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr int find_taps_max = 4;   // the tap budget of a journey: find an article
constexpr int order_taps_max = 6;  // from the article to the code; letters are no taps

void wait_for_orders(const Kiosk& kiosk, int confirmed, std::chrono::seconds most) {
    const auto have_arrived = [&](const auto&) {
        const nlohmann::json said = kiosk.status();
        return said.contains("orders") && said["orders"]["confirmed"] == confirmed && said["orders"]["owed"] == 0;
    };
    kiosk.wait_until(have_arrived, fmt::format("{} orders at the shop", confirmed), most);
}

bool says(const Kiosk& kiosk, std::string_view part) {
    const std::vector<Node> nodes = kiosk.nodes();
    return std::ranges::any_of(nodes, [&](const Node& node) {
        return node.name.find(part) != std::string::npos || node.value.find(part) != std::string::npos;
    });
}

// Reference, code and store as the shop's own admin shows them, once.
PlacedOrder find_in_shop(const VendureServer& server, const Receipt& receipt, const std::string& store) {
    const std::vector<PlacedOrder> found = placed_orders(server, receipt.code);
    REQUIRE(found.size() == 1);
    const std::string ref = receipt.qr.substr(receipt.qr.find('/') + 1);
    CHECK(found.front().told == fmt::format("{} {} {}", ref, receipt.code, store));
    return found.front();
}

// What the shop's staff do with an order: they put all of it ready at the desk.
void put_ready(VendureServer& server, const PlacedOrder& placed) {
    const auto lines = server.sql(
        "select l.id, l.quantity from order_line l join \"order\" o on o.id = l.\"orderId\""
        " where o.code = '" +
        placed.code + "'");
    REQUIRE(lines.size() == 1);
    server.as_owner("mutation($input: FulfillOrderInput!) { addFulfillmentToOrder(input: $input) { __typename } }",
                    R"({"input":{"lines":[{"orderLineId":")" + lines[0][0] + R"(","quantity":)" + lines[0][1] +
                        R"(}],"handler":{"code":"manual-fulfillment","arguments":[{"name":"method","value":"desk"},)"
                        R"({"name":"trackingCode","value":""}]}}})");
    server.as_owner("mutation($id: ID!) { transitionFulfillmentToState(id: $id, state: \"Shipped\") { __typename } }",
                    R"({"id":")" + server.sql_value("select max(id) from fulfillment") + R"("})");
}

// The journey in seven steps, told as Coolblue tells its own: be noticed, orient, choose, order, pay, receive, and be
// helped afterwards.
void order_online(VendureServer& server, XDisplay& display, Kiosk& kiosk) {
    Shopper shopper{display, kiosk, "vendure"};
    kiosk.wait_until([&](const auto&) { return kiosk.is_filled(); }, "the whole catalogue", 120s);
    kiosk.begin_counting();
    INFO("1: it is noticed");
    CHECK(kiosk.wait_for("attract/headline").name.size() > 3);
    shopper.begin();
    INFO("2: the shopper sees what there is");
    shopper.find_article();
    const int find_taps = kiosk.taps();
    CHECK(find_taps <= find_taps_max);
    INFO("3: and can choose: what it costs, and where it lies");
    CHECK(kiosk.find("product/price").has_value());
    CHECK(kiosk.find("availability/here").has_value());
    const std::string article = kiosk.wait_for("product/name").name;
    kiosk.begin_counting();
    shopper.put_in_basket();
    INFO("4: orders with what the order needs and no more");
    shopper.begin_order();
    shopper.give_phone("0612345678");
    shopper.choose_pickup();
    INFO("5: agrees to pay, in the store");
    CHECK(says(kiosk, "obligation to pay"));
    shopper.place_order();
    const int order_taps = kiosk.taps();
    CHECK(order_taps <= order_taps_max);
    fmt::print("taps: {} to find an article (at most {}), {} from it to the code (at most {})\n", find_taps,
               find_taps_max, order_taps, order_taps_max);

    INFO("6: holds the code with which the shop hands it over");
    const Receipt receipt = shopper.read_receipt();
    kiosk.wait_for("The shop has your order", 60s);
    shopper.show("12-at-the-shop");
    wait_for_orders(kiosk, 1, 60s);
    const PlacedOrder placed = find_in_shop(server, receipt, "UTR1");
    const std::string sku = placed.lines.substr(0, placed.lines.find(' '));
    CHECK(placed.lines == sku + " x 1");
    CHECK(server.sql_value("select t.name from product_translation t join product_variant v on v.\"productId\" ="
                           " t.\"baseId\" where t.\"languageCode\" = 'en' and v.sku = '" +
                           sku + "'") == article);

    INFO("7: and sees what becomes of it");
    shopper.look_at_order();
    put_ready(server, placed);
    kiosk.wait_for("Your order is ready", 60s);
    shopper.show("13-my-order-ready");
    shopper.go_back_to_code();
    shopper.leave();
}

Receipt order_offline(XDisplay& display, Kiosk& kiosk, const ShopArticle& article) {
    Shopper shopper{display, kiosk, "vendure-offline"};
    kiosk.wait_for("attract/begin");
    shopper.begin();
    kiosk.wait_for("offline", 120s);
    shopper.show("02-home");
    shopper.find_article();
    CHECK(kiosk.find("offline").has_value());
    shopper.scan(article.ean, article.name);
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.give_phone("0612345679");
    shopper.choose_pickup("RTM1");
    shopper.place_order();
    // What is true, and nothing more.
    CHECK(says(kiosk, "Safely saved"));
    CHECK(says(kiosk, "It will be sent as soon as we are back online"));
    CHECK_FALSE(says(kiosk, "The shop has your order"));
    const Receipt receipt = shopper.read_receipt();
    CHECK(receipt.code.starts_with("UT1-"));
    return receipt;
}

// Under the shopper's hands, and past everything that would tell the kiosk of it.
void raise_price(const VendureServer& server, const std::string& sku) {
    server.sql(
        "update product_variant_price set price = price + 500 where \"variantId\" = (select id from"
        " product_variant where sku = '" +
        sku + "')");
}

std::string total_of(const VendureServer& server, const PlacedOrder& placed) {
    return server.sql_value("select o.\"subTotalWithTax\" from \"order\" o where o.code = '" + placed.code + "'");
}

// The price rises while somebody pays: they are asked, say yes, and the shop has it at what they said yes to.
void order_what_got_dearer(const VendureServer& server, XDisplay& display, Kiosk& kiosk, const ShopArticle& article) {
    Shopper shopper{display, kiosk, "vendure-dearer"};
    shopper.begin();
    shopper.scan(article.ean, article.name);
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.give_phone("0612345670");
    shopper.choose_pickup();
    raise_price(server, article.sku);
    shopper.place_order();
    kiosk.wait_for("Something has changed. Please look at your order.", 60s);
    const std::string code = kiosk.wait_for("pickup-code").value;
    CHECK(placed_orders(server, code).empty());
    shopper.show("12-something-changed");
    shopper.look_at_order();
    const Node yes = kiosk.wait_for("order/0/agree", 60s);
    shopper.show("14-what-changed");
    kiosk.tap("order/0/agree");
    kiosk.wait_for("The shop has your order", 60s);
    shopper.show("15-agreed");
    const std::vector<PlacedOrder> placed = placed_orders(server, code);
    REQUIRE(placed.size() == 1);
    CHECK(placed.front().lines == article.sku + " x 1");
    const std::string total = total_of(server, placed.front());
    REQUIRE(total.size() > 2);
    // "Yes, order for €123.45"
    CHECK(yes.name.find(total.substr(0, total.size() - 2) + "." + total.substr(total.size() - 2)) != std::string::npos);
    shopper.go_back_to_code();
    shopper.leave();
}

// Who stands between the kiosk and the shop with a certificate of their own hears nothing of an order.
void order_past_a_stranger(const VendureServer& server, XDisplay& display, const VendureKiosk& set_up,
                           const ShopArticle& article) {
    const TemporaryFolder shops;
    make_certificate(shops.path(), "localhost");
    const TemporaryFolder strangers;
    make_certificate(strangers.path(), "localhost");
    Receipt receipt;
    {
        const TlsFront stranger{server.port(), strangers.path()};
        set_up.set_up(server, {.port = stranger.port(), .ca_file = shops / "cert.pem"});
        Kiosk kiosk{display, set_up.options(1080, 1920)};
        receipt = order_offline(display, kiosk, article);
        Shopper{display, kiosk, "vendure-stranger"}.leave();
    }
    CHECK(placed_orders(server, receipt.code).empty());
    const TlsFront shop{server.port(), shops.path()};
    set_up.set_up(server, {.port = shop.port(), .ca_file = shops / "cert.pem"});
    const Kiosk kiosk{display, set_up.options(1080, 1920)};
    wait_for_orders(kiosk, 4, 120s);
    CHECK(find_in_shop(server, receipt, "RTM1").lines == article.sku + " x 1");
}

}  // namespace

TEST_CASE("from attract to a code in a real shop's tables; and while that shop is down, once, when it is back") {
    VendureServer server;
    const VendureKiosk set_up{server, {}};
    const std::vector<ShopArticle> articles = articles_with_ean(server, 2);
    const ShopArticle& article = articles.front();
    XDisplay display{1080, 1920};
    {
        Kiosk kiosk{display, set_up.options(1080, 1920)};
        order_online(server, display, kiosk);
        order_what_got_dearer(server, display, kiosk, articles.back());
        server.stop();
        const Receipt receipt = order_offline(display, kiosk, article);
        server.start();
        wait_for_orders(kiosk, 3, 300s);
        kiosk.wait_for("The shop has your order");
        kiosk.wait_until([&](const auto&) { return !kiosk.find("offline").has_value(); },
                         "the word that it waits to go");
        Shopper shopper{display, kiosk, "vendure-offline"};
        shopper.show("12-at-the-shop");
        shopper.leave();
        CHECK(find_in_shop(server, receipt, "RTM1").lines == article.sku + " x 1");
    }
    order_past_a_stranger(server, display, set_up, article);
    CHECK(placed_orders(server).size() == 4);
}

}  // namespace zuil::test
