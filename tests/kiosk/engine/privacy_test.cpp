#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

void to_details(World& world) {
    world.tap(Begin{});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    world.tap(OpenBasket{});
    REQUIRE(world.tap(StartCheckout{}).route == Route::identify);
}

}  // namespace

TEST_CASE("where something personal is asked for, one tap tells what becomes of it") {
    World world;
    world.settings().privacy_note = {{"en", "Or write to us."}};
    world.settings().privacy_link = "https://shop.example/privacy";
    world.tap(Begin{});
    CHECK_FALSE(world.see().chrome.privacy.offered);
    CHECK_FALSE(world.tap(ShowPrivacy{}).chrome.privacy.open);
    to_details(world);
    CHECK(world.see().chrome.privacy.offered);
    CHECK_FALSE(world.see().chrome.privacy.open);
    const PrivacyView& notice = world.tap(ShowPrivacy{}).chrome.privacy;
    CHECK(notice.open);
    CHECK(notice.purpose == "To reach you about this order, and for nothing else.");
    CHECK_THAT(notice.recipient, ContainsSubstring(world.settings().shop_name));
    CHECK_THAT(notice.rights, ContainsSubstring("Or write to us."));
    CHECK(notice.link == "https://shop.example/privacy");
    CHECK_FALSE(world.tap(ShowPrivacy{false}).chrome.privacy.open);
    CHECK(world.see().route == Route::identify);
}

TEST_CASE("a code alone asks for nothing, so nothing is told") {
    World world;
    to_details(world);
    CHECK_FALSE(world.tap(ChooseContactKind{ContactKind::none}).chrome.privacy.offered);
    CHECK(world.tap(ChooseContactKind{ContactKind::email}).chrome.privacy.offered);
}

TEST_CASE("the notice goes with its screen") {
    World world;
    to_details(world);
    world.tap(ShowPrivacy{});
    world.tap(GoBack{});
    CHECK_FALSE(world.see().chrome.privacy.offered);
    world.tap(StartCheckout{});
    CHECK_FALSE(world.see().chrome.privacy.open);
}

TEST_CASE("each screen tells what is true of it") {
    test::MadeCustomers people;
    World world{{}, &people};
    world.tap(Begin{});
    CHECK_THAT(world.tap(OpenFindOrder{}).chrome.privacy.stay, ContainsSubstring("Nothing of them is kept here."));
    CHECK_THAT(world.tap(OpenCustomer{}).chrome.privacy.stay, ContainsSubstring("for a day"));
}

}  // namespace zuil
