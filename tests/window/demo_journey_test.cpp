#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "tests/support/kiosk.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// A data folder of its own, gone afterwards, and the folder for screenshots that the README names.
struct Place {
    std::filesystem::path folder;
    Place() {
        std::string name = (std::filesystem::temp_directory_path() / "zuil-window-XXXXXX").string();
        folder = mkdtemp(name.data());
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { std::filesystem::remove_all(folder); }
    std::filesystem::path data() const { return folder / "data"; }
};

std::string screenshot_file(const std::string& name) {
    const std::filesystem::path folder = std::filesystem::path{ZUIL_BINARY_DIR} / "screenshots";
    std::filesystem::create_directories(folder);
    return (folder / (name + ".png")).string();
}

Kiosk::Options demo(const Place& place, int width, int height) {
    return {.arguments = {"--demo", "--presenter", "software"},
            .data = place.data(),
            .environment = {},
            .width = width,
            .height = height};
}

// Waits on the attract screen, which never times out, until the first mirror is complete.
void wait_for_catalogue(const Kiosk& kiosk) {
    kiosk.wait_until([&](const auto&) { return kiosk.log().find("is served") != std::string::npos; },
                     "the whole catalogue", 200s);
}

std::vector<std::filesystem::path> documents(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    if (!std::filesystem::exists(folder)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.path().extension() == ".json") found.push_back(entry.path());
    }
    return found;
}

// Waits for pictures and motion to come to rest before the picture is taken.
void picture(XDisplay& display, const std::string& name) {
    std::this_thread::sleep_for(700ms);
    display.screenshot(screenshot_file(name));
}

struct Shape {
    std::string name;
    int width;
    int height;
};

void walk_to_confirmation(const Shape& shape) {
    const Place place;
    XDisplay display{shape.width, shape.height};
    Kiosk kiosk{display, demo(place, shape.width, shape.height)};
    const auto show = [&](const std::string& name) { picture(display, shape.name + "-" + name); };

    kiosk.wait_for("attract/begin");
    wait_for_catalogue(kiosk);
    show("01-attract");
    kiosk.tap("attract/begin");
    kiosk.wait_for("shelf/");
    show("02-home");

    kiosk.begin_counting();
    kiosk.tap("category/");
    kiosk.wait_for("card/");
    show("03-listing");
    kiosk.tap("card/");
    kiosk.wait_for("product/add");
    show("05-product");
    CHECK(kiosk.taps() <= 4);  // the tap budget: find an article

    kiosk.tap("product/add");
    kiosk.tap("nav/basket");
    show("07-basket");
    kiosk.tap("basket/order");
    kiosk.wait_for("contact/none");
    show("08-identify");
    kiosk.tap("contact/none");
    kiosk.tap("checkout/on");
    kiosk.wait_for("store/");
    show("09-pickup");
    kiosk.tap("checkout/on");
    kiosk.wait_for("payment/order");
    show("10-payment");
    kiosk.tap("payment/order");
    const Node code = kiosk.wait_for("pickup-code");
    show("11-confirmation");
    CHECK_FALSE(code.value.empty());

    const auto handed_over = documents(place.data() / "orders");
    REQUIRE(handed_over.size() == 1);
    const auto order = nlohmann::json::parse(std::ifstream{handed_over.front()});
    CHECK(order.at("lines").size() == 1);
    CHECK(order.at("contact").value("phone", "").empty());
}

}  // namespace

TEST_CASE("a shopper walks from attract to a pick-up code, upright") { walk_to_confirmation({"portrait", 1080, 1920}); }

TEST_CASE("a shopper walks from attract to a pick-up code, lying down") {
    walk_to_confirmation({"landscape", 1920, 1080});
}

}  // namespace zuil::test
