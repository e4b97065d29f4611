#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

const CompareView& compared(const Snapshot& snapshot) {
    REQUIRE(snapshot.route == Route::compare);
    REQUIRE(snapshot.compare.value);
    return *snapshot.compare.value;
}

const CompareRow* row(const CompareView& view, const std::string& name) {
    const auto found = std::ranges::find(view.rows, name, &CompareRow::name);
    return found != view.rows.end() ? &*found : nullptr;
}

}  // namespace

TEST_CASE("articles that are taken along stand side by side") {
    World world;
    world.tap(Begin{});
    const Snapshot& listing = world.tap(OpenCategory{goods::cameras});
    CHECK(listing.listing.value->cards.front().compared == Compared::no);
    world.tap(ToggleCompare{goods::camera});
    const Snapshot& chosen = world.tap(ToggleCompare{goods::film});
    REQUIRE(chosen.chrome.compared.size() == 2);
    CHECK(chosen.chrome.compared.front().product == goods::camera);
    CHECK(chosen.chrome.compared.front().picture.url == "file:///pictures/camera.svg");
    for (const ArticleCard& card : chosen.listing.value->cards) {
        const bool taken = card.product == goods::camera || card.product == goods::film;
        CHECK((card.compared == Compared::yes) == taken);
    }

    const CompareView view = compared(world.tap(OpenCompare{}));
    REQUIRE(view.columns.size() == 2);
    CHECK(view.columns[0].product == goods::camera);
    CHECK(view.columns[0].price == "€129");
    CHECK(view.columns[0].availability.text == "3 in this store");
    CHECK(view.columns[1].product == goods::film);
    CHECK(view.can_add);
    CHECK(view.category == "Cameras");
    CHECK(view.more_in == goods::cameras);

    // Going back finds the listing as it was left, and what was chosen still chosen.
    CHECK(world.tap(GoBack{}).route == Route::listing);
    CHECK(world.see().chrome.compared.size() == 2);
    CHECK(world.tap(OpenProduct{goods::camera}).product.value->compared == Compared::yes);
}

TEST_CASE("what differs is marked, and so is the odd one out of three") {
    World world;
    world.tap(Begin{});
    for (const ProductId& product : {goods::camera, goods::lamp, goods::sold_out}) world.tap(ToggleCompare{product});
    const CompareView view = compared(world.tap(OpenCompare{}));
    REQUIRE(view.columns.size() == 3);
    const CompareRow* guarantee = row(view, "Guarantee");
    REQUIRE(guarantee != nullptr);
    CHECK(guarantee->values == std::vector<std::string>{"2", "2", "5"});
    CHECK(guarantee->differs);
    CHECK(guarantee->stands_out == std::vector<bool>{false, false, true});
    // What is not known of one of them is left open, and is not the odd one out.
    const CompareRow* weight = row(view, "Weight");
    REQUIRE(weight != nullptr);
    CHECK(weight->values == std::vector<std::string>{"460 g", "1 kg", ""});
    CHECK(weight->stands_out == std::vector<bool>{false, false, false});
    // A fact that only one of them tells cannot be compared.
    CHECK(row(view, "Kind") == nullptr);
    CHECK(row(view, "Height") == nullptr);

    const CompareView two = compared(world.tap(ToggleCompare{goods::sold_out}));
    CHECK_FALSE(row(two, "Guarantee")->differs);
    CHECK(row(two, "Weight")->differs);
    CHECK(row(two, "Weight")->stands_out == std::vector<bool>{false, false});
}

TEST_CASE("four can be compared, a fifth is refused with a sentence, one can be taken away") {
    World world;
    world.tap(Begin{});
    for (const ProductId& product : {goods::camera, goods::film, goods::lamp, goods::sold_out}) {
        world.tap(ToggleCompare{product});
    }
    CHECK_FALSE(compared(world.tap(OpenCompare{})).can_add);
    const Snapshot& refused = world.tap(ToggleCompare{ProductId{"another"}});
    REQUIRE(refused.chrome.toast);
    CHECK(refused.chrome.toast->text == "You can compare four items at a time. Take one away first.");
    CHECK(refused.chrome.compared.size() == 4);

    CHECK(compared(world.tap(ToggleCompare{goods::film})).columns.size() == 3);
    CHECK(compared(world.tap(ClearCompare{})).columns.empty());
    CHECK(world.see().chrome.compared.empty());
}

TEST_CASE("an article that the shop took away leaves the comparison, prices follow, and the basket takes from it") {
    World world;
    world.tap(Begin{});
    world.tap(ToggleCompare{goods::camera});
    world.tap(ToggleCompare{goods::lamp});
    world.tap(OpenCompare{});
    world.remove(goods::lamp);
    world.set_price(goods::camera, 11900);
    const CompareView view = compared(world.see());
    REQUIRE(view.columns.size() == 1);
    CHECK(view.columns.front().price == "€119");
    CHECK(world.tap(AddToBasket{view.columns.front().product, view.columns.front().variant}).chrome.basket_count == 1);
}

TEST_CASE("the next shopper compares nothing of this one's") {
    World world;
    world.tap(Begin{});
    world.tap(ToggleCompare{goods::camera});
    world.tap(Stop{});
    CHECK(world.tap(Begin{}).chrome.compared.empty());
    CHECK(compared(world.tap(OpenCompare{})).columns.empty());
}

}  // namespace zuil
