#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <optional>

#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"

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

}  // namespace zuil::test
