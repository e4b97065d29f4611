#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

struct Asked {
    int exit_code = -1;
    std::string said;
    nlohmann::json status() const { return nlohmann::json::parse(said, nullptr, false); }
};

Asked ask(const TemporaryFolder& folder, const std::filesystem::path& data, std::vector<std::string> what) {
    const std::filesystem::path file = folder / "said";
    std::filesystem::remove(file);
    what.insert(what.begin(), ZUIL_BINARY_DIR "/bin/zuilctl");
    what.insert(what.end(), {"--data", data.string()});
    Process asking{{.arguments = what, .environment = {}, .output_file = file.string()}};
    const auto exit_code = asking.wait(std::chrono::seconds{20});
    REQUIRE(exit_code);
    std::ifstream stream{file};
    return {.exit_code = *exit_code, .said = {std::istreambuf_iterator<char>{stream}, {}}};
}

Asked ask_status(const TemporaryFolder& folder, const std::filesystem::path& data) {
    return ask(folder, data, {"status"});
}

}  // namespace

TEST_CASE("zuilctl tells how a kiosk is, and whether it runs at all") {
    const TemporaryFolder folder;
    const Asked nobody = ask_status(folder, folder / "nothing");
    CHECK(nobody.exit_code == 1);
    CHECK(nobody.said.find("no kiosk has run") != std::string::npos);

    const DemoShop shop;
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, shop.options(1080, 1920)};
    Shopper shopper{display, kiosk};
    shopper.begin();
    shopper.find_article();
    shopper.put_in_basket();
    shopper.begin_order();
    shopper.stay_unknown();
    shopper.choose_pickup();
    shopper.place_order();
    const auto confirmed = [&](const auto&) {
        const auto said = kiosk.status();
        return said.contains("orders") && said["orders"].value("confirmed", 0) == 1;
    };
    kiosk.wait_until(confirmed, "the order to arrive");

    const Asked running = ask_status(folder, shop.data());
    CHECK(running.exit_code == 0);
    const nlohmann::json status = running.status();
    CHECK(status["running"] == true);
    CHECK(status["process"] == kiosk.process().pid());
    CHECK(status["connection"] == "online");
    CHECK(status["catalogue"]["articles"].get<int>() >= 2000);
    CHECK(status["catalogue"]["growing"] == false);
    CHECK(status["catalogue"]["problem"] == "");
    CHECK(status["orders"]["owed"] == 0);
    CHECK(status["orders"]["confirmed"] == 1);
    CHECK(status["pickups"]["problem"] == "");
    CHECK(running.said.find("pickup_code") == std::string::npos);  // facts about orders, never the orders

    const Asked orders = ask(folder, shop.data(), {"orders"});
    CHECK(orders.exit_code == 0);
    CHECK(nlohmann::json::parse(orders.said, nullptr, false) == nlohmann::json::array());
    const Asked unknown = ask(folder, shop.data(), {"send-again", "no-such-order"});
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.said.find("no order has the reference no-such-order") != std::string::npos);

    CHECK(status["catalogue"]["number"] == 1);
    const Asked held = ask(folder, shop.data(), {"serve-catalogue"});
    CHECK(held.exit_code == 1);
    CHECK(held.said.find("no catalogue waits for somebody to look") != std::string::npos);
    const Asked back = ask(folder, shop.data(), {"previous-catalogue"});
    CHECK(back.exit_code == 1);
    CHECK(back.said.find("no catalogue before this one is kept any more") != std::string::npos);

    kiosk.process().kill();
    CHECK(ask(folder, shop.data(), {"orders"}).exit_code == 2);
    const Asked dead = ask_status(folder, shop.data());
    CHECK(dead.exit_code == 2);
    CHECK(dead.status()["running"] == false);
    CHECK(dead.status()["orders"]["confirmed"] == 1);
}

}  // namespace zuil::test
