#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

std::string outbox_on_disk(const World& world) {
    std::string all;
    for (const char* part : {"outbox.db", "outbox.db-wal"}) {
        std::ifstream stream{world.folder() / part, std::ios::binary};
        all.append(std::istreambuf_iterator<char>{stream}, {});
    }
    return all;
}

const Snapshot& practise(World& world) {
    world.tap(OpenProduct{goods::camera});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    world.go_to_payment();
    return world.tap(PlaceOrder{.offer = world.see().payment.offer});
}

}  // namespace

TEST_CASE("an order that is made in training is written nowhere, and its code says what it is") {
    World world{{.pay_on_phone = true}};
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.enter_staff(staff_pin);
    CHECK(world.tap(SetTraining{Training::yes}).chrome.staff->training == Training::yes);
    const std::string before = outbox_on_disk(world);
    const Snapshot& done = practise(world);
    REQUIRE(done.route == Route::confirmation);
    CHECK(done.confirmation.pickup_code == "TRAINING");
    CHECK(done.confirmation.status == "Training: nothing was ordered");
    CHECK(world.outbox().accepted() == 0);
    CHECK(outbox_on_disk(world) == before);
    // Nor is a number of an order without a connection used up.
    world.set_offline(true);
    CHECK_FALSE(std::filesystem::exists(world.folder() / "offline-orders"));

    // What its codes hold leads nowhere.
    const std::string code = done.confirmation.qr_text;
    world.tap(OpenMyOrder{});
    CHECK(world.see().route == Route::confirmation);
    world.tap(Finish{});
    CHECK(world.see().route == Route::staff_home);
    world.tap(Scanned{code});
    CHECK(world.see().route != Route::my_order);
    // Nothing is paid on a phone, whose page the shop would make.
    world.set_offline(false);
    world.tap(OpenProduct{goods::camera});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    CHECK_FALSE(world.go_to_payment().payment.pay_on_phone);
    world.tap(PlaceOrder{.method = PaymentMethod::phone, .offer = world.see().payment.offer});
    CHECK(world.outbox().accepted() == 0);
    CHECK(world.decisions().empty());
}

TEST_CASE("training ends with the session of who began it, and what they had in the basket with it") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.put_camera_in_basket();
    world.enter_staff(staff_pin);
    CHECK(world.tap(SetTraining{Training::yes}).chrome.basket_count == 0);
    world.tap(OpenProduct{goods::camera});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    world.tap(OpenStaffHome{});
    CHECK(world.tap(SetTraining{Training::no}).chrome.basket_count == 0);
    world.tap(SetTraining{Training::yes});
    world.wait(61s);
    CHECK(world.see().route == Route::attract);
    world.put_camera_in_basket();
    world.go_to_payment();
    CHECK(world.tap(PlaceOrder{.offer = world.see().payment.offer}).confirmation.pickup_code != "TRAINING");
    CHECK(world.outbox().accepted() == 1);
    int marked = 0;
    const auto rows = world.staff().audit(100).value();
    for (const AuditRow& row : rows) marked += row.in_training ? 1 : 0;
    CHECK(marked > 0);
}

TEST_CASE("training leaves the orders of others as they are") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.put_camera_in_basket();
    world.go_to_payment();
    world.tap(PlaceOrder{.offer = world.see().payment.offer});
    const OrderRef ref = world.orders().front().order.ref;
    REQUIRE(world.outbox().reject(ref, {Errc::refused, "no"}, world.now(), world.now()));
    world.tap(Finish{});
    world.enter_staff(staff_pin);
    world.tap(SetTraining{Training::yes});
    world.count_orders();
    world.tap(SendAgain{ref});
    CHECK(world.decisions().empty());
    CHECK(world.see().chrome.toast);
    CHECK(world.outbox().find(ref)->state == OrderState::rejected);
}
