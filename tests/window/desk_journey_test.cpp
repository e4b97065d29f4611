#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "sync/model/contact_form.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/paper_printer.hpp"
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

// Somebody orders at home, in the webshop, two pieces of one article and one of another, to be collected in a store.
// No kiosk knows of it. Gives the number that their mail shows.
std::string order_from_home(VendureServer& server, const std::vector<ShopArticle>& articles, const std::string& store) {
    for (const auto& [article, quantity] : {std::pair{articles[0], 2}, std::pair{articles[1], 1}}) {
        server.as_visitor(fmt::format(
            "mutation {{ addItemToOrder(productVariantId: \"{}\", quantity: {}) {{ __typename }} }}",
            server.sql_value("select id from product_variant where sku = '" + article.sku + "'"), quantity));
    }
    server.as_visitor(fmt::format(
        "mutation {{ setOrderCustomFields(input: {{ customFields: {{ pickupStore: \"{}\" }} }}) {{ __typename }}"
        " setCustomerForOrder(input: {{ firstName: \"Sam\", lastName: \"Thuisproef\","
        " emailAddress: \"sam@example.com\", phoneNumber: \"0655599011\" }}) {{ __typename }}"
        " setOrderShippingMethod(shippingMethodId: [{}]) {{ __typename }} }}",
        store, server.sql_value("select id from shipping_method where code = 'pickup-in-store'")));
    server.as_visitor("mutation { transitionOrderToState(state: \"ArrangingPayment\") { __typename } }");
    const auto answer = nlohmann::json::parse(
        server.as_visitor("mutation { addPaymentToOrder(input: { method: \"pay-in-store\", metadata: {} }) {"
                          " __typename ... on Order { code } ... on ErrorResult { message } } }"));
    INFO(answer.dump());
    const auto& placed = answer["data"]["addPaymentToOrder"];
    REQUIRE(placed["__typename"] == "Order");
    return placed["code"];
}

// One order of the webshop, at one kiosk.
class DeskJourney {
public:
    DeskJourney() {
        kiosk_.wait_until([&](const auto&) { return kiosk_.is_filled(); }, "the whole catalogue", 120s);
        REQUIRE(zuilctl(set_up_.data(), "staff add 'Mechteld Proef'", std::string{desk_pin} + "\n").exit_code == 0);
    }

    // Two pieces by the scanner, one by hand. Its slip comes out.
    void prepare() {
        enter_staff(display_, kiosk_, desk_pin);
        kiosk_.wait_for(row_, 60s);
        shopper_.show("01-to-prepare");
        kiosk_.tap(row_ + "/do");
        kiosk_.wait_for("pickup/finish");
        CHECK(steps(1) == Steps{"preparing"});
        display_.scan(articles_[0].ean);
        kiosk_.wait_for("1 of 3");
        display_.scan(articles_[0].ean);
        kiosk_.wait_for("2 of 3");
        // Another article than those of the order.
        display_.scan("2100000000012");
        kiosk_.wait_for("This article does not belong to the order.");
        CHECK(kiosk_.wait_for("pickup/finish").disabled);
        const auto lines = kiosk_.nodes();
        const auto open_line = std::ranges::find_if(lines, [](const Node& node) {
            return node.id.starts_with("pickup-line/") && node.role == "checkbox" && !node.chosen;
        });
        REQUIRE(open_line != lines.end());
        kiosk_.tap(open_line->id);
        kiosk_.wait_for("3 of 3");
        look_whose_it_is();
        shopper_.show("02-prepared");
        kiosk_.tap("pickup/finish");
        kiosk_.wait_for("staff-home/training");
        CHECK(steps(2) == Steps{"preparing", "ready"});
        wait_for_pages(1);
        CHECK(slip_code(paper_.pages()[0]) == slip_);
        lock();
    }

    // Of an order that another store hands over, by its number and what only its customer knows.
    void ask_where_another_is() {
        shopper_.begin();
        kiosk_.tap("home/order");
        kiosk_.wait_for("screen/find-order");
        kiosk_.type(lower_case(order_from_home(server_, articles_, "RTM1")));
        kiosk_.tap("find-order/find");
        kiosk_.wait_for("order-told");
        kiosk_.type("sam@example.com");
        kiosk_.tap("find-order/find");
        kiosk_.wait_for("order/0/about");
        shopper_.show("06-where-is-it");
        kiosk_.tap("stop");
        kiosk_.wait_for("attract/begin");
        std::this_thread::sleep_for(wiped_within);
        CHECK(in_memory().empty());
    }

    // With the line down, from the last list.
    void come_to_collect() {
        server_.stop();
        shopper_.begin();
        kiosk_.wait_for("offline", 120s);
        display_.scan(number_);
        kiosk_.wait_for("Your order is ready");
        shopper_.show("03-here");
        kiosk_.tap("collect/here");
        kiosk_.wait_for("We know that you are here");
        kiosk_.tap("stop");
        kiosk_.wait_for("attract/begin");
    }

    // The shop hears of it when it is back.
    void hand_over() {
        enter_staff(display_, kiosk_, desk_pin);
        kiosk_.tap("desk/ready");
        shopper_.show("04-waits");
        CHECK(kiosk_.wait_for(row_).value.find("Waits here") != std::string::npos);
        print_again();
        // A number proves nothing.
        CHECK_FALSE(kiosk_.find("pickup/shows-code").has_value());
        kiosk_.tap("pickup/identity");
        display_.scan(articles_[0].ean);
        display_.scan(articles_[0].ean);
        display_.scan(articles_[1].ean);
        kiosk_.wait_for("3 of 3");
        shopper_.show("05-hand-over");
        kiosk_.tap("pickup/finish");
        kiosk_.wait_for("staff-home/training");
        server_.start();
        CHECK(steps(3) == Steps{"preparing", "ready", "handed_over"});
        lock();
        CHECK(server_.desk_steps(number_).size() == 3);
    }

    void check_trail() {
        const Said audit = zuilctl(set_up_.data(), "audit");
        for (const char* act : {"pickup_opened", "pickup_ready", "slip_printed", "contact_shown_to_call",
                                "identity_checked", "pickup_handed_over"}) {
            INFO(act << " in " << audit.text);
            CHECK(audit.text.find(act) != std::string::npos);
        }
        CHECK(traces_.in_bytes(audit.text + kiosk_.log()).empty());
        CHECK(traces_.on_disk(set_up_.data()).empty());
    }

private:
    // The slip itself opens its order. A printer without paper says so, and the slip comes out when there is some.
    void print_again() {
        display_.scan(slip_);
        kiosk_.wait_for("pickup/finish");
        paper_.put_paper(200);
        kiosk_.tap("pickup/print");
        kiosk_.wait_for("The printer needs a new roll of paper");
        CHECK(paper_.pages().size() == 1);
        shopper_.show("07-no-paper");
        paper_.put_paper(100'000);
        wait_for_pages(2);
        kiosk_.wait_until([&](const auto&) { return !kiosk_.find("The printer needs a new roll of paper"); },
                          "the printer's trouble is over");
        const PrintedPage again = paper_.pages()[1];
        CHECK(slip_code(again) == slip_);
        CHECK(paper_.complaint().empty());
    }
    void wait_for_pages(std::size_t count) {
        kiosk_.wait_until([&](const auto&) { return paper_.pages().size() >= count; },
                          fmt::format("{} slips from the printer", count), 60s);
    }
    static std::string slip_code(const PrintedPage& page) {
        const PrintedPage paper = on_paper(page);
        return read_codes(paper.grey, paper.width, paper.height)["QR-Code"];
    }
    void look_whose_it_is() {
        kiosk_.tap("pickup/contact");
        kiosk_.tap("To call the customer");
        kiosk_.wait_for("pickup/contact/0");
        CHECK(in_memory() == whose);
    }
    void lock() {
        kiosk_.tap("staff/lock");
        kiosk_.wait_for("attract/begin");
        std::this_thread::sleep_for(wiped_within);
        CHECK(in_memory().empty());
    }
    std::set<std::string> in_memory() {
        kiosk_.process().signal(SIGSTOP);
        std::set<std::string> found = traces_.in_memory(kiosk_.process().pid());
        kiosk_.process().signal(SIGCONT);
        return found;
    }
    // The shop's history, once the kiosk has told it so much.
    Steps steps(std::size_t count) const {
        kiosk_.wait_until([&](const auto&) { return server_.desk_steps(number_).size() >= count; },
                          fmt::format("{} steps in the shop's history", count), 60s);
        return server_.desk_steps(number_);
    }

    VendureServer server_;
    PaperPrinter paper_;
    const VendureKiosk set_up_{server_, {.printer_port = paper_.port()}};
    const std::vector<ShopArticle> articles_ = articles_with_ean(server_, 2);
    const std::string number_ = order_from_home(server_, articles_, "UTR1");
    const std::string order_ = server_.sql_value("select id from \"order\" where code = '" + number_ + "'");
    const std::string row_ = "desk/" + order_;
    const std::string slip_ = "SLIP/" + order_;
    const Traces traces_{{whose.begin(), whose.end()}};
    XDisplay display_{1080, 1920};
    Kiosk kiosk_{display_, set_up_.options(1080, 1920)};
    Shopper shopper_{display_, kiosk_, "desk"};
};

}  // namespace

TEST_CASE("an order of the webshop is prepared, waited for and handed over at the screen, each step once") {
    DeskJourney journey;
    INFO("staff get it together");
    journey.prepare();
    INFO("somebody asks for their order of another store");
    journey.ask_where_another_is();
    INFO("who ordered it comes by, and the line is down");
    journey.come_to_collect();
    INFO("staff see them wait, look whether it is them, and give it away");
    journey.hand_over();
    journey.check_trail();
}

}  // namespace zuil::test
