#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/window/demo_shop.hpp"
#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr auto pin = "482913";

// What zuilctl says and exits with, given this on its standard input: no PIN is ever an argument.
struct Said {
    int exit_code = -1;
    std::string text;
};

Said zuilctl(const TemporaryFolder& folder, const std::filesystem::path& data, const std::string& what,
             const std::string& input = "") {
    const std::filesystem::path file = folder / "said";
    const std::filesystem::path typed = folder / "typed";
    std::filesystem::remove(file);
    std::ofstream{typed} << input;
    const std::string command =
        std::string{ZUIL_BINARY_DIR "/bin/zuilctl "} + what + " --data " + data.string() + " < " + typed.string();
    Process asking{{.arguments = {"/bin/sh", "-c", command}, .environment = {}, .output_file = file.string()}};
    const auto exit_code = asking.wait(20s);
    REQUIRE(exit_code);
    std::ifstream stream{file};
    return {.exit_code = *exit_code, .text = {std::istreambuf_iterator<char>{stream}, {}}};
}

void hold(XDisplay& display, Kiosk& kiosk, const std::string& what, std::chrono::milliseconds time) {
    kiosk.wait_until_still();
    const Node node = kiosk.wait_for(what);
    display.press(node.x + node.width / 2, node.y + node.height / 2);
    std::this_thread::sleep_for(time);
    display.release();
}

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
    const TemporaryFolder folder;
    const DemoShop shop;
    XDisplay display{1080, 1920};
    Kiosk kiosk{display, shop.options(1080, 1920)};
    kiosk.wait_for("attract/begin");
    CHECK(zuilctl(folder, shop.data(), "staff add 'Mechteld Proef'", "12345\n").exit_code == 1);
    CHECK(zuilctl(folder, shop.data(), "staff add 'Mechteld Proef'", "456789\n").exit_code == 1);
    // A scanner of a kiosk does not tell it from typing.
    CHECK(zuilctl(folder, shop.data(), "staff add 'Mechteld Proef' --badge", "482913\nB0007\n").exit_code == 1);
    const Said made = zuilctl(folder, shop.data(), "staff add 'Mechteld Proef' --badge", "482913\n90071234\n");
    INFO(made.text);
    REQUIRE(made.exit_code == 0);
    const std::string id = made.text.substr(0, made.text.find('\n'));
    // Without a word about whose it is.
    const Said taken = zuilctl(folder, shop.data(), "staff add 'Mo Peters' --role manager", "482913\n");
    CHECK(taken.exit_code == 1);
    CHECK(taken.text.find("in use") != std::string::npos);
    CHECK(taken.text.find("Mechteld") == std::string::npos);
    const auto listed = nlohmann::json::parse(zuilctl(folder, shop.data(), "staff list").text, nullptr, false);
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
    const Said audit = zuilctl(folder, shop.data(), "audit");
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
