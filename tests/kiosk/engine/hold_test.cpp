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
    CHECK(held.here.detail.find("1 is put aside for somebody.") != std::string::npos);

    world.tap(Stop{});
    world.tap(Begin{});
    const ProductView shopper = *world.tap(OpenProduct{goods::camera}).product.value;
    CHECK_FALSE(shopper.hold);
    CHECK(shopper.here.detail.find("1 is put aside for somebody.") != std::string::npos);
    // A shopper puts nothing aside.
    world.tap(HoldArticle{before.variant, HoldTerm::today});
    world.tap(Stop{});

    world.restart();
    world.enter_staff(staff_pin);
    REQUIRE(world.see().staff_home.holds.size() == 1);
    CHECK(world.see().staff_home.holds[0].code == held.hold->code);
    CHECK(world.see().staff_home.holds[0].state == HeldView::State::held);
    CHECK(world.tap(EndHold{held.hold->code}).staff_home.holds.empty());
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
    world.tap(EndHold{world.see().staff_home.holds[0].code});
    CHECK(world.see().staff_home.holds.size() == static_cast<std::size_t>(held));
}
