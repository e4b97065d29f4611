#include "tests/window/demo_orders.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

bool apologises(const std::vector<Node>& nodes) {
    return std::ranges::any_of(
        nodes, [](const Node& node) { return node.name.starts_with("We cannot save your order right now."); });
}

}  // namespace

void DemoOrders::begin(Kiosk& kiosk) {
    kiosk.wait_until([&](const auto&) { return kiosk.find("attract/begin") || kiosk.find("pickup-code"); },
                     "the first screen", 30s);
    const auto code = kiosk.find("pickup-code");
    if (!code) return;
    codes_.insert(code->value);
    leave(kiosk);
}

void DemoOrders::go_to_payment(Kiosk& kiosk) {
    const DemoArticle& article = articles_.at(ordered_++ % articles_.size());
    Shopper shopper{display_, kiosk};
    shopper.scan(article.gtin, article.name);
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.stay_unknown();
    shopper.choose_pickup();
}

bool DemoOrders::touch_order(Kiosk& kiosk, int times) {
    for (int time = 0; time < times; ++time) {
        kiosk.wait_until([](const auto& nodes) { return !apologises(nodes); }, "the apology to go");
        kiosk.tap("payment/order");
        kiosk.wait_until([&](const auto& nodes) { return kiosk.find("pickup-code") || apologises(nodes); },
                         "a code, or an apology", 30s);
        if (const auto code = kiosk.find("pickup-code")) {
            codes_.insert(code->value);
            return true;
        }
        ++apologies_;
    }
    return false;
}

void DemoOrders::leave(Kiosk& kiosk) { Shopper{display_, kiosk}.leave(); }

void DemoOrders::settle_accounts() {
    Kiosk kiosk{display_, shop_.options(1080, 1920)};
    begin(kiosk);
    const auto is_settled = [&](const auto&) {
        const auto said = kiosk.status();
        return said.contains("orders") && said["orders"].value("owed", -1) == 0;
    };
    kiosk.wait_until(is_settled, "every order at the shop", 60s);
    std::multiset<std::string> booked;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{shop_.data() / "orders"}) {
        if (entry.path().extension() != ".json") continue;
        booked.insert(nlohmann::json::parse(std::ifstream{entry.path()}).at("pickup_code").get<std::string>());
    }
    CHECK(booked == std::multiset<std::string>{codes_.begin(), codes_.end()});
}

}  // namespace zuil::test
