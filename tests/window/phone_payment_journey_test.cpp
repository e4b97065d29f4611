#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <optional>

#include "tests/platform/http/http_client.hpp"
#include "tests/support/codes.hpp"
#include "tests/window/shopper.hpp"
#include "tests/window/vendure_kiosk.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// What a phone's camera makes of the screen.
std::string read_page(XDisplay& display, const Kiosk& kiosk) {
    std::string page;
    const auto is_readable = [&](const auto&) {
        const ScreenPicture seen = display.picture();
        page = read_codes(seen.grey(), seen.width, seen.height)["QR-Code"];
        return !page.empty();
    };
    kiosk.wait_until(is_readable, "a QR code that a phone reads", 60s);
    return page;
}

bool act_on_page(const std::string& page, const std::string& action) {
    const auto http = make_curl_http();
    const auto reply = ask(*http, {.method = HttpMethod::post, .url = page + "/" + action, .headers = {}, .body = ""});
    return reply && reply->ok() && reply->body == "done";
}

void go_to_payment(Shopper& shopper, Kiosk& kiosk, const ShopArticle& article) {
    kiosk.wait_until([&](const auto&) { return kiosk.is_filled(); }, "the whole catalogue", 120s);
    shopper.begin();
    shopper.scan(article.ean, article.name);
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.give_phone("0612345678");
    shopper.choose_pickup();
}

}  // namespace

TEST_CASE(
    "a phone pays by the code on the screen, whatever happens to the kiosk meanwhile; or the till is paid after all") {
    VendureServer server;
    const VendureKiosk set_up{server, {.pays_on_phone = true}};
    const std::vector<ShopArticle> articles = articles_with_ean(server, 2);
    XDisplay display{1080, 1920};
    std::optional<Kiosk> kiosk;
    kiosk.emplace(display, set_up.options(1080, 1920));
    {
        Shopper shopper{display, *kiosk, "phone"};
        go_to_payment(shopper, *kiosk, articles.at(0));
        kiosk->tap("payment/phone");
        kiosk->wait_for("phone/valid", 60s);
        shopper.show("10e-phone");
    }
    const std::string page = read_page(display, *kiosk);
    CHECK(page.starts_with("http://127.0.0.1:"));
    CHECK(placed_orders(server).empty());
    REQUIRE(act_on_page(page, "begin"));
    kiosk->wait_for("Your payment is under way", 60s);

    // The power goes, and what was begun goes on.
    kiosk->process().kill();
    kiosk.reset();
    REQUIRE(act_on_page(page, "pay"));
    kiosk.emplace(display, set_up.options(1080, 1920));
    Shopper shopper{display, *kiosk, "phone"};
    kiosk->wait_for("pickup-code", 120s);
    shopper.show("11e-confirmation-paid");
    CHECK(placed_orders(server).size() == 1);
    CHECK(kiosk->find("till").has_value() == false);
    CHECK(server.sql_value("select count(*) from payment where state = 'Settled'") == "1");
    shopper.leave();

    go_to_payment(shopper, *kiosk, articles.at(1));
    kiosk->tap("payment/phone");
    kiosk->wait_for("phone/valid", 60s);
    const std::string other = read_page(display, *kiosk);
    CHECK(other != page);
    kiosk->tap("payment/till-instead");
    kiosk->wait_for("pickup-code", 60s);
    CHECK(kiosk->find("till").has_value());
    CHECK_FALSE(act_on_page(other, "pay"));
    kiosk->wait_for("The shop has your order", 60s);
    CHECK(placed_orders(server).size() == 2);
    CHECK(server.sql_value("select count(*) from payment where state = 'Settled'") == "1");
}

}  // namespace zuil::test
