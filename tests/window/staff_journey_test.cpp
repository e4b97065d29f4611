#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/window/demo_shop.hpp"
#include "tests/window/staff.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr auto pin = "482913";

std::string everything_in(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file() || entry.path().string().find("pictures") != std::string::npos) continue;
        std::ifstream stream{entry.path(), std::ios::binary};
        all.append(std::istreambuf_iterator<char>{stream}, {});
    }
    return all;
}

}  // namespace

TEST_CASE("IT makes an account, its owner gets in with the PIN, and the kiosk tells who did what") {
    const DemoShop shop;
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, shop.options(1080, 1920)};
    kiosk.wait_for("attract/begin");
    CHECK(zuilctl(shop.data(), "staff add 'Mechteld Proef'", "12345\n").exit_code == 1);
    CHECK(zuilctl(shop.data(), "staff add 'Mechteld Proef'", "456789\n").exit_code == 1);
    // A scanner of a kiosk does not tell it from typing.
    CHECK(zuilctl(shop.data(), "staff add 'Mechteld Proef' --badge", "482913\nB0007\n").exit_code == 1);
    const Said made = zuilctl(shop.data(), "staff add 'Mechteld Proef' --badge", "482913\n90071234\n");
    INFO(made.text);
    REQUIRE(made.exit_code == 0);
    const std::string id = made.text.substr(0, made.text.find('\n'));
    // Without a word about whose it is.
    const Said taken = zuilctl(shop.data(), "staff add 'Mo Peters' --role manager", "482913\n");
    CHECK(taken.exit_code == 1);
    CHECK(taken.text.find("in use") != std::string::npos);
    CHECK(taken.text.find("Mechteld") == std::string::npos);
    const auto listed = nlohmann::json::parse(zuilctl(shop.data(), "staff list").text, nullptr, false);
    REQUIRE(listed.size() == 1);
    CHECK(
        listed[0] ==
        nlohmann::json{{"id", id}, {"name", "Mechteld Proef"}, {"role", "staff"}, {"badge", true}, {"locked", false}});

    hold(display, kiosk, "logo", 2200ms);
    kiosk.wait_for("staff-entrance/enter");
    kiosk.type("482914");
    kiosk.tap("staff-entrance/enter");
    kiosk.wait_for("pin/problem");
    kiosk.type(pin);
    kiosk.tap("staff-entrance/enter");
    kiosk.wait_for("staff-home/training");
    kiosk.tap("staff/lock");
    kiosk.wait_for("attract/begin");
    // And with the badge.
    hold(display, kiosk, "logo", 2200ms);
    kiosk.wait_for("staff-entrance/enter");
    display.scan("90071234");
    kiosk.wait_for("staff-home/training");
    const Said audit = zuilctl(shop.data(), "audit");
    const auto done = nlohmann::json::parse(audit.text, nullptr, false);
    std::string acts;
    for (const auto& one : done) acts += one["act"].get<std::string>() + " ";
    CHECK(acts == "entered left entered refused account_made ");
    CHECK(done[0]["who"] == id);
    CHECK(audit.text.find("Mechteld") == std::string::npos);

    // Neither name nor PIN nor badge lies anywhere in the clear.
    const std::string disk = everything_in(shop.data()) + kiosk.log();
    CHECK(disk.find("Mechteld") == std::string::npos);
    CHECK(disk.find(pin) == std::string::npos);
    CHECK(disk.find("90071234") == std::string::npos);
}

}  // namespace zuil::test
