#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "tests/support/traces.hpp"
#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"
#include "tests/window/staff.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// So long after the end of a session nothing of it may be left.
constexpr auto wiped_within = 1s;

// The demo shop, at a kiosk that asks for a whole address.
constexpr const char* settings_text = R"([shop]
name = "Vonk & Veer"
languages = ["en", "nl"]
dial_prefix = "+31"
[kiosk]
store = "utrecht-oudegracht"
code = "UT1"
[connector]
kind = "feed"
url = "{demo}/feed.json"
handover = "folder"
orders = "{shop}"
abilities = ["delivery"]
delivery_needs_street = true
[delivery]
order_before = "22:00"
[home]
categories = ["banken", "fauteuils", "hanglampen", "instantcameras", "laptops", "kamerplanten"]
[timeouts]
idle_seconds = {idle}
idle_in_checkout_seconds = {idle}
answer_seconds = 20
)";

// What a shopper fills in, as the keys take it; short and long ones, since programs keep them in other places.
namespace canary {
const std::string short_search = "zqxjvk";
const std::string long_search = "wqzxkvjpfbmhgdy";
const std::string scan = "ZQ8841973XW";
// Of somebody who thinks that this is where one pays. It satisfies ISO/IEC 7812, as those of cards do.
const std::string payment_card = "4539578763621486";
const std::string order_code = "qz7xjwkv";
const std::string email = "zqwxmail@vkjxw.nl";
const std::string phone = "0698717973";
const std::string name = "wzqjoris vkxqman";
const std::string postcode = "9871xq";
const std::string house_number = "7391846";
const std::string addition = "zwkxq";
const std::string street = "kwzxqstraat vjz";
const std::string city = "vqzxkdorp";
}  // namespace canary

// As they are shown and kept, as far as that differs from how they were typed.
const std::string typed_code = "7xjwkv";
const std::vector<std::string> planted{
    canary::short_search, canary::long_search, canary::scan, canary::payment_card, typed_code,       canary::email,
    "98717973",           canary::name,        "9871 xq",    canary::house_number, canary::addition, canary::street,
    canary::city};

class Canaries {
public:
    explicit Canaries(std::chrono::seconds idle = 3600s)
        : config_{folder_ / "zuil.toml"}, shop_folder_{folder_ / "shop"} {
        std::ofstream{config_} << fmt::format(settings_text, fmt::arg("demo", ZUIL_BINARY_DIR "/share/zuil/demo"),
                                              fmt::arg("shop", shop_folder_.string()), fmt::arg("idle", idle.count()));
        start();
    }

    // Types into every field there is, and goes as far as the payment of an order that is brought home.
    void plant() {
        kiosk().tap("attract/begin");
        kiosk().wait_for("screen/home");
        search();
        look_for_order();
        fill_basket();
        fill_contact();
        fill_address();
        kiosk().wait_for("payment/order");
    }

    // The kiosk stands still from the end of the second on, so that what is found is what was there then.
    void check_wiped(std::chrono::steady_clock::time_point ended, const char* next = "attract/begin") {
        std::this_thread::sleep_until(ended + wiped_within);
        kiosk().process().signal(SIGSTOP);
        CHECK(traces_.in_memory(kiosk().process().pid()) == nothing_);
        check_disk();
        CHECK(traces_.on_disk(dump()) == nothing_);
        kiosk().process().signal(SIGCONT);
        kiosk().wait_for(next);
    }
    void hire() { REQUIRE(zuilctl(shop_.data(), "staff add 'Mechteld Proef'", pin_ + "\n").exit_code == 0); }
    void let_staff_in() { enter_staff(display_, kiosk(), pin_); }
    // Databases with their logs, pictures, drawings, keys; the log.
    void check_disk() {
        CHECK(traces_.on_disk(shop_.data()) == nothing_);
        CHECK(traces_.on_disk(shop_.data().string() + ".log") == nothing_);
    }
    std::set<std::string> in_memory() { return traces_.in_memory(kiosk().process().pid()); }

    void kill_and_restart() {
        kiosk().process().kill();
        check_disk();
        start();
        kiosk().wait_for("attract/begin");
    }

    Kiosk& kiosk() { return *kiosk_; }

private:
    std::filesystem::path dump() const { return shop_.data().string() + ".screen.json"; }

    void start() {
        Kiosk::Options options = shop_.options(1080, 1920);
        options.arguments = {"--config", config_.string(), "--presenter", "software"};
        kiosk_.emplace(display_, options);
    }

    // As fast as fingers are; the keys do not move meanwhile.
    void type(const std::string& text) {
        kiosk().wait_for("key/backspace");
        kiosk().wait_until_still();
        for (const char letter : text) {
            const auto key = kiosk().find(letter == ' ' ? "key/space" : "key/" + std::string{letter});
            REQUIRE(key);
            display_.tap(key->x + key->width / 2, key->y + key->height / 2);
            std::this_thread::sleep_for(20ms);
        }
        kiosk().wait_until_still();
    }

    void search() {
        kiosk().tap("nav/search");
        type(canary::short_search);
        kiosk().wait_until([&](const auto&) { return kiosk().wait_for("search").value == canary::short_search; },
                           "what was typed");
        kiosk().tap("search/clear");
        type(canary::payment_card);
        kiosk().wait_until([&](const auto&) { return kiosk().wait_for("search").value == canary::payment_card; },
                           "the number of a card");
        kiosk().tap("search/clear");
        // Another one each time: what three shoppers search for may be kept.
        type(canary::long_search + std::to_string(++searches_));
        display_.scan(canary::scan);
        kiosk().wait_for("We do not know this code. Try searching by name.");
        display_.scan(canary::payment_card);
    }

    void look_for_order() {
        kiosk().tap("search/close");
        kiosk().tap("nav/home");
        kiosk().wait_for("screen/home");
        kiosk().tap("home/order");
        kiosk().wait_for("screen/find-order");
        type(canary::order_code);
        kiosk().tap("find-order/find");
        kiosk().wait_for("order-code/problem");
    }

    void fill_basket() {
        const DemoArticle article = demo_articles(1).front();
        Shopper shopper{display_, kiosk()};
        shopper.scan(article.gtin, article.name);
        shopper.put_in_basket();
        std::string way;
        kiosk().wait_until(
            [&](const auto& nodes) {
                for (const Node& node : nodes) {
                    if (node.id.starts_with("line/") && node.id.ends_with("/way")) way = node.id;
                }
                return !way.empty();
            },
            "the way that the article goes");
        kiosk().tap(way);
        kiosk().wait_for("way/delivery");
        kiosk().wait_until_still();
        kiosk().tap("way/delivery");
        kiosk().wait_until([&](const auto&) { return kiosk().wait_for(way).name != "Collect"; }, "another way");
        kiosk().wait_until_still();
        shopper.begin_order();
    }

    void fill_contact() {
        kiosk().tap("contact/email");
        type(canary::email);
        kiosk().tap("contact/phone");
        type(canary::phone);
        kiosk().tap("name");
        type(canary::name);
        kiosk().tap("checkout/on");
        kiosk().wait_for("screen/delivery");
    }

    void fill_address() {
        for (const auto& [field, text] : {std::pair{"postcode", canary::postcode},
                                          {"house-number", canary::house_number},
                                          {"addition", canary::addition},
                                          {"street", canary::street},
                                          {"city", canary::city}}) {
            kiosk().tap(field);
            type(text);
        }
        kiosk().tap("checkout/on");
    }

    TemporaryFolder folder_;
    std::filesystem::path config_;
    std::filesystem::path shop_folder_;  // where the shop takes orders in, which is not the kiosk
    DemoShop shop_;
    XDisplay display_{1080, 1920};
    std::optional<Kiosk> kiosk_;
    int searches_ = 0;
    const std::string pin_ = "482913";
    const Traces traces_{planted};
    const std::set<std::string> nothing_;
};

std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }

}  // namespace

TEST_CASE("a second after its end nothing of a session is in memory or on disk, whichever way it ended") {
    Canaries left_alone{10s};
    left_alone.plant();
    const auto last_touch = now();
    {
        Canaries kiosk;
        INFO("ended by the shopper");
        kiosk.plant();
        // What the session still holds is seen by this way of looking; some is gone since it was used.
        std::set<std::string> held{planted.begin(), planted.end()};
        for (const std::string& used : {canary::short_search, canary::scan, canary::payment_card, typed_code})
            held.erase(used);
        for (const std::string& seen : kiosk.in_memory()) held.erase(seen);
        CHECK(held == std::set<std::string>{});
        kiosk.kiosk().tap("stop");
        kiosk.check_wiped(now());

        INFO("ended with an order");
        kiosk.plant();
        kiosk.kiosk().tap("payment/order");
        kiosk.kiosk().wait_for("The shop has your order");
        kiosk.kiosk().tap("done");
        kiosk.check_wiped(now());

        INFO("ended by staff who come to help");
        kiosk.hire();
        kiosk.plant();
        kiosk.let_staff_in();
        kiosk.check_wiped(now(), "staff-home/training");
        kiosk.kiosk().tap("staff/lock");
        kiosk.kiosk().wait_for("attract/begin");

        INFO("ended by a crash");
        kiosk.plant();
        kiosk.kill_and_restart();
        kiosk.check_wiped(now());
    }
    INFO("ended by the clock");
    left_alone.kiosk().wait_for("attract/begin", 40s);
    CHECK(now() > last_touch + 29s);
    left_alone.check_wiped(now());
}

}  // namespace zuil::test
