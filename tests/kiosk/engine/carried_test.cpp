#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string code_of_camera_and_film(World& world) {
    world.put_camera_in_basket();
    world.tap(AddToBasket{.product = goods::film, .variant = goods::film_pack});
    world.tap(SetQuantity{.variant = goods::film_pack, .quantity = 3});
    return world.tap(OpenBasket{}).basket.phone_code;
}

}  // namespace

TEST_CASE("a basket goes to a phone and comes back at the next kiosk, one scan from the order") {
    World world;
    const std::string code = code_of_camera_and_film(world);
    CHECK_THAT(code, ContainsSubstring("zuil:"));
    const std::string total = world.see().basket.total;
    CHECK(world.tap(Stop{}).route == Route::attract);

    const Snapshot& back = world.tap(Scanned{code});
    CHECK(back.route == Route::basket);
    CHECK(back.basket.lines.size() == 2);
    CHECK(back.basket.total == total);
    CHECK(back.basket.notice.empty());
    CHECK(back.basket.carried.empty());
    CHECK(world.tap(StartCheckout{}).route == Route::identify);
    // Home lies behind it, as behind everything.
    world.tap(GoBack{});
    CHECK(world.tap(GoBack{}).route == Route::home);
}

TEST_CASE("with another basket here the shopper says what becomes of the two") {
    World world;
    const std::string code = code_of_camera_and_film(world);
    world.tap(Stop{});
    world.tap(OpenProduct{goods::film});
    world.tap(AddToBasket{.product = goods::film, .variant = goods::film_pack});
    const Snapshot& asked = world.tap(Scanned{code});
    CHECK(asked.route == Route::basket);
    CHECK(asked.basket.carried == "4 items");
    CHECK(asked.basket.lines.size() == 1);

    SECTION("added") {
        const Snapshot& seen = world.tap(BringBasket{BringBasket::How::add});
        REQUIRE(seen.basket.lines.size() == 2);
        CHECK(seen.basket.lines.front().quantity == 4);
        CHECK(seen.basket.carried.empty());
    }
    SECTION("in its place") {
        const Snapshot& seen = world.tap(BringBasket{BringBasket::How::replace});
        REQUIRE(seen.basket.lines.size() == 2);
        CHECK(seen.basket.lines.back().quantity == 3);
    }
    SECTION("left") {
        const Snapshot& seen = world.tap(BringBasket{});
        CHECK(seen.basket.lines.size() == 1);
        CHECK(seen.basket.carried.empty());
        // A second touch on an older picture changes nothing.
        CHECK(world.tap(BringBasket{BringBasket::How::add}).basket.lines.size() == 1);
    }
}

TEST_CASE("what has changed since a basket left is said") {
    World world;
    const std::string code = code_of_camera_and_film(world);
    world.tap(Stop{});
    world.set_price(goods::film, 1995);
    world.set_stock(goods::film_pack, goods::utrecht, 2);
    world.remove(goods::camera);
    const Snapshot& back = world.tap(Scanned{code});
    REQUIRE(back.basket.lines.size() == 1);
    CHECK(back.basket.lines.front().quantity == 2);
    CHECK_THAT(back.basket.notice, ContainsSubstring("1 item is no longer sold and was left out.") &&
                                       ContainsSubstring("There are fewer of Colour film, 8 photos") &&
                                       ContainsSubstring("it was €17.95 and is €19.95 now"));
}

TEST_CASE("a basket of which nothing is left says so") {
    World world;
    const std::string code = code_of_camera_and_film(world);
    world.tap(Stop{});
    world.remove(goods::camera);
    world.set_stock(goods::film_pack, goods::utrecht, 0);
    const Snapshot& back = world.tap(Scanned{code});
    CHECK(back.basket.lines.empty());
    REQUIRE(back.chrome.toast);
    CHECK(back.chrome.toast->text == "Nothing in this basket is to be had any more.");
}

TEST_CASE("a basket that is not ours, or too old, is refused in words") {
    World world;
    const std::string code = code_of_camera_and_film(world);
    const auto refusal = [&](const std::string& text) {
        world.tap(Stop{});
        const Snapshot& seen = world.tap(Scanned{text});
        CHECK(seen.route == Route::home);
        CHECK(seen.chrome.basket_count == 0);
        return seen.chrome.toast ? seen.chrome.toast->text : std::string{};
    };
    CHECK_THAT(refusal(code + "A"), ContainsSubstring("We cannot read this basket."));
    CHECK_THAT(refusal("zuil:" + std::string(2'000, 'A')), ContainsSubstring("We cannot read this basket."));
    SeededRandom random{99};
    const CarriedBasket basket{.lines = {{goods::film_pack, 1, Money::from_minor(1795, Currency::eur)}},
                               .expires_at = WallTime{std::chrono::hours{600'000}}};
    const std::string foreign = make_basket_code(basket, SigningKeys::make(random, 9), "");
    CHECK_THAT(refusal("zuil:" + foreign.substr(5)), ContainsSubstring("not made at one of our screens"));
    world.pass_without_power(8 * 24h);
    CHECK_THAT(refusal(code), ContainsSubstring("too old"));
}

TEST_CASE("an empty basket has no code, and the code of a basket stands still") {
    World world;
    world.tap(Begin{});
    CHECK(world.tap(OpenBasket{}).basket.phone_code.empty());
    const std::string code = code_of_camera_and_film(world);
    CHECK(world.wait(5s).basket.phone_code == code);
}
