#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

std::vector<std::filesystem::path> documents(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    if (!std::filesystem::exists(folder)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.path().extension() == ".json") found.push_back(entry.path());
    }
    return found;
}

void walk_to_confirmation(const std::string& name, int width, int height) {
    const DemoShop shop;
    XDisplay display{width, height};
    Kiosk kiosk{display, shop.options(width, height)};
    Shopper shopper{display, kiosk, name};

    shopper.begin();
    kiosk.begin_counting();
    shopper.find_article();
    CHECK(kiosk.taps() <= 4);  // the tap budget: find an article
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.stay_unknown();
    shopper.choose_pickup();
    shopper.place_order();

    const Receipt receipt = shopper.read_receipt();
    std::string compact = receipt.code;
    std::erase(compact, ' ');
    CHECK_FALSE(compact.empty());
    CHECK(receipt.bars == compact);
    CHECK(receipt.qr.starts_with(compact + "/"));

    kiosk.wait_until([&](const auto&) { return documents(shop.data() / "orders").size() == 1; },
                     "the order's document");
    const auto order = nlohmann::json::parse(std::ifstream{documents(shop.data() / "orders").front()});
    CHECK(order.at("lines").size() == 1);
    CHECK(order.at("contact").value("phone", "").empty());
    CHECK(order.at("pickup_code") == receipt.code);
    const std::string ref = order.at("ref");
    CHECK(receipt.qr == compact + "/" + ref);

    // What the shop says of it beside its document is on the screen of who looks at it.
    shopper.look_at_order();
    CHECK(kiosk.find("service/0").has_value());
    const auto told = documents(shop.data() / "orders").front().parent_path() / (ref + ".status.json");
    std::ofstream{told} << nlohmann::json{{"ref", ref}, {"status", "ready"}};
    kiosk.wait_for("Your order is ready", std::chrono::seconds{60});
    shopper.show("13-my-order-ready");
    shopper.go_back_to_code();
    shopper.leave();
}

}  // namespace

TEST_CASE("a shopper walks from attract to a pick-up code, upright") { walk_to_confirmation("portrait", 1080, 1920); }

TEST_CASE("a shopper walks from attract to a pick-up code, lying down") {
    walk_to_confirmation("landscape", 1920, 1080);
}

}  // namespace zuil::test
