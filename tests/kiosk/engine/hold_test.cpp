#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

// Somebody of the staff in front of the camera.
const ProductView& staff_at_camera(World& world) {
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.enter_staff(staff_pin);
    return *world.tap(OpenProduct{goods::camera}).product.value;
}

}  // namespace

TEST_CASE("staff put a piece aside under a code, which everybody at this screen sees until it is off the list") {
    World world;
    const ProductView before = staff_at_camera(world);
    REQUIRE(before.hold);
    CHECK(before.hold->closed_because.empty());
    REQUIRE(before.hold->terms.size() == 3);
    const ProductView held = *world.tap(HoldArticle{before.variant, HoldTerm::tomorrow}).product.value;
    REQUIRE(held.hold);
    CHECK(held.hold->code.starts_with("R "));
    CHECK(held.hold->until == before.hold->terms[2].text);
    CHECK(held.here.detail.find("1 more is put aside for somebody.") != std::string::npos);

    world.tap(Stop{});
    world.tap(Begin{});
    const ProductView shopper = *world.tap(OpenProduct{goods::camera}).product.value;
    CHECK_FALSE(shopper.hold);
    CHECK(shopper.here.detail.find("1 more is put aside for somebody.") != std::string::npos);
    // A shopper puts nothing aside.
    world.tap(HoldArticle{before.variant, HoldTerm::today});
    world.tap(Stop{});

    world.restart();
    world.enter_staff(staff_pin);
    REQUIRE(world.see().staff_home.holds.size() == 1);
    CHECK(world.see().staff_home.holds[0].code == held.hold->code);
    CHECK(world.see().staff_home.holds[0].state == HeldView::State::held);
    CHECK(world.tap(EndHold{held.hold->code, {}}).staff_home.holds.empty());
}

TEST_CASE("what nobody collects is to be put back, and forgotten a day later") {
    World world;
    const ProductView before = staff_at_camera(world);
    world.tap(HoldArticle{before.variant, HoldTerm::two_hours});
    world.wait(2h + 1min);
    world.enter_staff(staff_pin);
    REQUIRE(world.see().staff_home.holds.size() == 1);
    CHECK(world.see().staff_home.holds[0].state == HeldView::State::over);
    CHECK(world.see().chrome.tasks == 1);
    CHECK(world.tap(OpenProduct{goods::camera}).product.value->here.detail.find("aside") == std::string::npos);
    world.wait(24h);
    CHECK(world.enter_staff(staff_pin).staff_home.holds.empty());
}

TEST_CASE("no more is put aside than lies here, and nothing in training") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.enter_staff(staff_pin);
    CHECK(world.tap(OpenProduct{goods::sold_out}).product.value->hold->closed_because ==
          "None of it lies in this store");
    ProductView view = *world.tap(OpenProduct{goods::camera}).product.value;
    int held = 0;
    while (view.hold->closed_because.empty() && held < 20) {
        view = *world.tap(HoldArticle{view.variant, HoldTerm::today}).product.value;
        ++held;
    }
    CHECK(held > 0);
    CHECK(view.hold->closed_because == "All that lie in this store are put aside");
    world.tap(HoldArticle{view.variant, HoldTerm::today});
    world.tap(OpenStaffHome{});
    CHECK(world.see().staff_home.holds.size() == static_cast<std::size_t>(held));
    world.tap(SetTraining{Training::yes});
    world.tap(EndHold{world.see().staff_home.holds[0].code, {}});
    CHECK(world.see().staff_home.holds.size() == static_cast<std::size_t>(held));
}

TEST_CASE("the shop keeps what is put aside, and the pieces here are counted once before, between and after") {
    World world;
    UnreliableHoldDesk& desk = world.keep_holds();
    desk.pieces = 3;
    world.set_stock(goods::white, goods::utrecht, 3);
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.enter_staff(staff_pin);
    const auto look = [&] {
        world.tap(OpenStaffHome{});
        return *world.tap(OpenProduct{goods::camera}).product.value;
    };
    const auto hold = [&] { world.tap(HoldArticle{goods::white, HoldTerm::tomorrow}); };
    ProductView view = look();
    REQUIRE(view.variant == goods::white);
    CHECK(view.here.text == "3 in stock in this store");
    CHECK(view.hold->shop == HoldOfferView::Shop::told);
    world.set_offline(true);
    CHECK(look().hold->shop == HoldOfferView::Shop::told_later);
    world.set_offline(false);

    desk.offline = 100;
    hold();
    const auto is_right = [&](const std::string& when) {
        INFO(when);
        const ProductView now = look();
        CHECK(now.here.text == "2 in stock in this store");
        CHECK(now.here.detail.find("1 more is put aside for somebody.") != std::string::npos);
        CHECK(now.hold->closed_because.empty());
        const auto& home = world.tap(OpenStaffHome{}).staff_home;
        REQUIRE(home.holds.size() == 1);
        return home.holds[0].note;
    };
    CHECK(is_right("before the shop knows") == "The webshop does not know of it yet.");
    desk.offline = 0;
    world.wait(10min);
    world.enter_staff(staff_pin);
    CHECK(desk.kept.size() == 1);
    CHECK(is_right("the shop knows, its figures are old").empty());
    world.set_stock(goods::white, goods::utrecht, 2);
    CHECK(is_right("the figures lack it").empty());
    world.restart();
    world.enter_staff(staff_pin);
    CHECK(is_right("after a restart").empty());

    hold();
    hold();
    CHECK(look().here.detail.find("1 more") != std::string::npos);
    look();
    hold();
    look();
    hold();
    world.wait(1s);
    CHECK(look().here.text != "0 in stock in this store");
    CHECK(look().here.detail.find("3 are put aside for somebody.") != std::string::npos);
    CHECK(look().hold->closed_because == "All that lie in this store are put aside");
    CHECK(desk.kept.size() == 3);
    world.set_stock(goods::white, goods::utrecht, 0);
    CHECK(look().hold->closed_because == "All that lie in this store are put aside");

    const std::string code = world.tap(OpenStaffHome{}).staff_home.holds[0].code;
    world.tap(EndHold{code, {}});
    world.wait(1s);
    CHECK(desk.kept.size() == 2);
    world.set_stock(goods::white, goods::utrecht, 1);
    CHECK(look().here.text == "1 in stock in this store");
    CHECK(look().hold->closed_because.empty());
}

TEST_CASE("what the shop does not keep is said to staff, at its code") {
    World world;
    UnreliableHoldDesk& desk = world.keep_holds();
    desk.pieces = 0;
    const ProductView view = staff_at_camera(world);
    world.tap(HoldArticle{view.variant, HoldTerm::tomorrow});
    world.wait(2s);
    const auto& home = world.tap(OpenStaffHome{}).staff_home;
    REQUIRE(home.holds.size() == 1);
    CHECK(home.holds[0].warns);
    CHECK(home.holds[0].note.starts_with("The webshop has none left for this store"));
    CHECK(world.see().chrome.tasks == 1);
    // It is aside all the same.
    CHECK(world.tap(OpenProduct{goods::camera}).product.value->here.detail.find("put aside") != std::string::npos);
}

TEST_CASE("what another kiosk put aside is known here, and ended by its own") {
    World world;
    FloorHolds& other = world.other_holds();
    world.set_stock(goods::white, goods::utrecht, 2);
    Hold theirs{.code = "R 7K 42",
                .product = goods::camera,
                .variant = goods::white,
                .name = "Camera",
                .made_at = {},
                .ends_at = world.now() + 4h,
                .by = {}};
    other.set_own({theirs});
    world.wait(1s);
    const ProductView view = staff_at_camera(world);
    CHECK(view.here.text == "1 in stock in this store");
    CHECK(view.here.detail.find("1 more is put aside for somebody.") != std::string::npos);
    world.tap(HoldArticle{goods::white, HoldTerm::tomorrow});
    CHECK(world.see().product.value->hold->closed_because == "All that lie in this store are put aside");
    world.wait(1s);
    REQUIRE(other.others().size() == 1);
    CHECK(other.others()[0].kiosk == "UT1");

    auto home = world.tap(OpenStaffHome{}).staff_home;
    REQUIRE(home.holds.size() == 2);
    CHECK(home.holds[0].kiosk.empty());
    CHECK(home.holds[1].kiosk == "UT2");
    CHECK(home.holds[1].place == "At screen UT2");
    CHECK(home.holds[1].note.empty());
    home = world.tap(EndHold{"R 7K 42", "UT2"}).staff_home;
    CHECK(home.holds[1].is_ending);
    world.wait(1s);
    CHECK(other.take_ended() == std::vector<std::string>{"R 7K 42"});
    other.set_own({});
    world.wait(1s);
    CHECK(world.see().staff_home.holds.size() == 1);
    // The other way about.
    other.end("UT1", world.see().staff_home.holds[0].code);
    world.wait(2s);
    CHECK(world.see().staff_home.holds.empty());
    CHECK(other.others().empty());
}

TEST_CASE("a kiosk that is silent for minutes is said to be, and what it put aside stays") {
    World world;
    FloorHolds& other = world.other_holds();
    other.set_own({{.code = "R 7K 42",
                    .product = goods::camera,
                    .variant = goods::white,
                    .name = "Camera",
                    .made_at = {},
                    .ends_at = world.now() + 1h,
                    .by = {}}});
    world.wait(1s);
    world.cut_floor();
    world.wait(10min);
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    auto home = world.enter_staff(staff_pin).staff_home;
    REQUIRE(home.holds.size() == 1);
    CHECK(home.holds[0].note.starts_with("That screen was last heard of on"));
    CHECK(home.holds[0].warns);
    CHECK(world.see().chrome.tasks == 0);
    world.wait(2h);
    home = world.enter_staff(staff_pin).staff_home;
    REQUIRE(home.holds.size() == 1);
    CHECK(home.holds[0].state == HeldView::State::over);
    world.wait(24h);
    CHECK(world.enter_staff(staff_pin).staff_home.holds.empty());
}
