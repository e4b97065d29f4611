#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <optional>

#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"
#include "tests/window/staff.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// From a touch at one kiosk until the other one shows it.
constexpr auto heard_within = 2s;

// The demo shop at two kiosks of one store that find each other on this machine alone.
constexpr const char* settings_text = R"([shop]
name = "Vonk & Veer"
languages = ["en", "nl"]
[kiosk]
store = "utrecht-oudegracht"
code = "{code}"
bay = "{bay}"
[staff]
lock_seconds = 600
[floor]
key_file = "{key}"
interface = "lo"
[connector]
kind = "feed"
url = "{demo}/feed.json"
)";

struct StoreKiosk {
    StoreKiosk(const TemporaryFolder& folder, const std::string& code, const std::string& bay) {
        const auto config = folder / (code + ".toml");
        const auto key = folder / (code + ".key");
        std::ofstream{key} << std::string(32, 'k');
        std::filesystem::permissions(key, std::filesystem::perms{0600});
        std::ofstream{config} << fmt::format(settings_text, fmt::arg("code", code), fmt::arg("bay", bay),
                                             fmt::arg("key", key.string()),
                                             fmt::arg("demo", ZUIL_BINARY_DIR "/share/zuil/demo"));
        Kiosk::Options options = shop.options(1080, 1920);
        options.arguments = {"--config", config.string(), "--presenter", "software"};
        kiosk.emplace(display, options);
    }

    DemoShop shop;
    XDisplay display{1080, 1920};
    std::optional<Kiosk> kiosk;
};

std::string said_by(const Kiosk& kiosk, const std::string& id) {
    const auto node = kiosk.find(id);
    return node ? node->name + " " + node->value : std::string{};
}

}  // namespace

TEST_CASE("a call at one kiosk stands on the other within two seconds, and goes with its shopper") {
    const TemporaryFolder folder;
    StoreKiosk one{folder, "UT1", "by the lamps"};
    StoreKiosk two{folder, "UT2", "by the door"};
    one.kiosk->wait_for("attract/begin");
    two.kiosk->wait_for("attract/begin");
    const DemoArticle article = demo_articles(1).front();
    Shopper{one.display, *one.kiosk}.scan(article.gtin, article.name);
    one.kiosk->tap("nav/comfort");
    one.kiosk->wait_until_still();
    one.kiosk->tap("comfort/call");
    one.kiosk->wait_for("call/choosing");
    one.kiosk->wait_until_still();

    const Node question = one.kiosk->wait_for("call/find");
    const auto touched = std::chrono::steady_clock::now();
    one.display.tap(question.x + question.width / 2, question.y + question.height / 2);
    two.kiosk->wait_for("floor-call", 10s);
    CHECK(std::chrono::steady_clock::now() - touched < heard_within);
    const std::string heard = said_by(*two.kiosk, "floor-call");
    INFO(heard);
    for (const std::string& part : {std::string{"UT1, by the lamps"}, std::string{"Cannot find something"},
                                    article.name, std::string{"Just now"}})
        CHECK(heard.find(part) != std::string::npos);
    one.kiosk->wait_for("We have called our staff");

    one.kiosk->tap("call/close");
    one.kiosk->wait_until_still();
    one.kiosk->tap("stop");
    one.kiosk->wait_for("attract/begin");
    two.kiosk->wait_until([&](const auto&) { return !two.kiosk->find("floor-call"); }, "the call to go", 2s);
}

TEST_CASE("what is put aside at one kiosk is known at the other, which takes it off the list") {
    constexpr auto pin = "482913";
    const TemporaryFolder folder;
    StoreKiosk one{folder, "UT1", "by the lamps"};
    StoreKiosk two{folder, "UT2", "by the door"};
    for (StoreKiosk* store : {&one, &two}) {
        store->kiosk->wait_for("attract/begin");
        REQUIRE(zuilctl(store->shop.data(), "staff add 'Mechteld Proef'", std::string{pin} + "\n").exit_code == 0);
    }
    const DemoArticle article = demo_articles(1).front();
    enter_staff(one.display, *one.kiosk, pin);
    Shopper{one.display, *one.kiosk}.scan(article.gtin, article.name);
    one.kiosk->wait_until_still();
    one.kiosk->tap("product/hold");
    one.kiosk->wait_until_still();
    one.kiosk->tap("hold/term/0");
    one.kiosk->wait_for("hold/done");
    const Node code = one.kiosk->wait_for("pickup-code");
    one.kiosk->tap("hold/done");
    one.kiosk->wait_until_still();

    enter_staff(two.display, *two.kiosk, pin);
    const Node heard = two.kiosk->wait_for("held/UT1/" + code.value, 20s);
    INFO(heard.name << ": " << heard.value);
    CHECK(heard.value.find(article.name) != std::string::npos);
    CHECK(heard.value.find("At screen UT1") != std::string::npos);
    // Its owner decides, and says so.
    two.kiosk->tap("held/UT1/" + code.value + "/end");
    two.kiosk->wait_until([&](const auto&) { return !two.kiosk->find("held/UT1/" + code.value); },
                          "what was put aside to go from the list", 20s);
    one.kiosk->tap("nav/tasks");
    one.kiosk->wait_for("staff-home/training");
    CHECK_FALSE(one.kiosk->find("held/" + code.value).has_value());
}

}  // namespace zuil::test
