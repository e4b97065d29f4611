#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("from the attract screen to an article in three taps") {
    World world;
    CHECK(world.see().route == Route::attract);
    const Snapshot& home = world.tap(Begin{});
    REQUIRE(home.home.value);
    CHECK(home.route == Route::home);
    CHECK(home.home.value->categories.at(0).name == "Cameras");
    CHECK(home.home.value->categories.at(0).picture.url == "file:///pictures/camera.svg");
    CHECK(home.home.value->shelf.at(0).name == "Instant camera One");
    CHECK(home.chrome.store_name == "Utrecht, Oudegracht");
    CHECK_FALSE(home.chrome.can_go_back);

    const Snapshot& listing = world.tap(OpenCategory{home.home.value->categories.at(0).category});
    REQUIRE(listing.listing.value);
    CHECK(listing.listing.value->title == "Cameras");
    CHECK(listing.listing.value->parent == "Electronics");
    CHECK(listing.listing.value->count == "4 items");

    const Snapshot& article = world.tap(OpenProduct{listing.listing.value->cards.at(0).product});
    REQUIRE(article.product.value);
    CHECK(article.product.value->name == "Instant camera One");
    CHECK(world.taps() <= 4);  // the tap budget
}

TEST_CASE("home shows what sells best while nothing is known to lie in this store") {
    World world;
    for (const auto& [variant, store] : {std::pair{goods::white, goods::utrecht}, {goods::film_pack, goods::utrecht}}) {
        world.set_stock(variant, store, 0);
    }
    const HomeView& home = *world.tap(Begin{}).home.value;
    CHECK(home.shelf.size() == 4);
    CHECK(home.shelf_title == "Popular");
    CHECK_FALSE(home.shelf_goes_on);

    world.set_stock(goods::film_pack, goods::utrecht, 2);
    const HomeView& stocked = *world.see().home.value;
    REQUIRE(stocked.shelf.size() == 1);
    CHECK(stocked.shelf.front().product == goods::film);
    CHECK(stocked.shelf_title == "Now in this store");
    CHECK(stocked.shelf_goes_on);
}

TEST_CASE("whoever goes anywhere from the attract screen has begun") {
    World world;
    CHECK(world.tap(OpenSearch{}).route == Route::search);
    CHECK(world.tap(GoBack{}).route == Route::home);
    CHECK_FALSE(world.see().chrome.can_go_back);
}

TEST_CASE("an article's page says what is true of the chosen variant") {
    World world;
    world.tap(Begin{});
    const ProductView white = *world.tap(OpenProduct{goods::camera}).product.value;
    CHECK(white.price == "€129");
    CHECK(white.old_price == "€149");
    CHECK(white.lowest_price == "Lowest price in the last 30 days: €149");
    CHECK(white.here.kind == AvailabilityView::Kind::here);
    CHECK(white.here.text == "3 in stock in this store");
    CHECK(white.here.detail == "Shelf C12");
    CHECK(white.nearby.text == "Also in 1 other store");
    CHECK(white.home.text.empty());
    CHECK(white.stock_age == "Stock as of 10:42");
    CHECK(white.rating->stars == "4.6");
    CHECK(white.star_shares.empty());
    CHECK(white.add_disabled_because.empty());
    CHECK(white.accessories.at(0).product == goods::film);

    const ProductView black = *world.tap(ChooseOption{.group = "colour", .value = "zwart"}).product.value;
    CHECK(black.variant == goods::black);
    CHECK(black.options.at(0).options.at(1).chosen);
    CHECK(black.here.kind == AvailabilityView::Kind::later);
    CHECK(black.here.text == "Collect tomorrow from 10:00");

    const ProductView mint = *world.tap(ChooseOption{.group = "colour", .value = "mint"}).product.value;
    CHECK(mint.here.kind == AvailabilityView::Kind::none);
    CHECK(mint.here.text == "Stock not known");
    CHECK_FALSE(mint.add_disabled_because.empty());
    CHECK(world.tap(AddToBasket{.product = goods::camera, .variant = goods::mint}).chrome.basket_count == 0);
}

TEST_CASE("how ratings are spread is told only where all of them are known") {
    World world;
    world.tap(Begin{});
    CHECK(world.tap(OpenProduct{goods::film}).product.value->star_shares == std::vector<int>{50, 50, 0, 0, 0});
}

TEST_CASE("filters narrow a listing, show as chips, and come off with one tap each") {
    World world;
    world.tap(Begin{});
    world.tap(OpenCategory{goods::cameras});
    const ListingView okta = *world.tap(ToggleFacet{.key = "brand", .value = "Okta"}).listing.value;
    CHECK(okta.total == 3);
    REQUIRE(okta.chosen.size() == 1);
    CHECK(okta.chosen.at(0).label == "Okta");
    CHECK(okta.filters.result_button == "Show 3 items");

    const ListingView here = *world.tap(SetInStockHere{.on = true}).listing.value;
    CHECK(here.total == 1);
    CHECK(here.chosen.size() == 2);

    const ListingView none = *world.tap(SetPriceRange{.least_minor = 1795, .most_minor = 1795}).listing.value;
    CHECK(none.filters.price.least_minor == 1795);

    world.tap(RemoveFilter{.key = "stock"});
    const ListingView cheap = *world.tap(SetPriceRange{.least_minor = 0, .most_minor = 5000}).listing.value;
    CHECK(cheap.total == 2);
    CHECK(cheap.chosen.size() == 2);
    const ListingView all = *world.tap(ClearFilters{}).listing.value;
    CHECK(all.total == 4);
    CHECK(all.chosen.empty());
    const ListingView dear = *world.tap(SetSort{.order = SortOrder::price_down}).listing.value;
    CHECK(dear.cards.front().product == goods::camera);
    const ListingView kind = *world.tap(ToggleFacet{.key = "attribute:kind", .value = "Instant"}).listing.value;
    CHECK(kind.total == 1);
    CHECK(kind.chosen.at(0).label == "Instant");
}

TEST_CASE("back finds each place as it was left") {
    World world;
    world.tap(Begin{});
    world.tap(OpenCategory{goods::cameras});
    world.tap(ToggleFacet{.key = "brand", .value = "Okta"});
    world.tap(OpenProduct{goods::film});
    world.tap(OpenBasket{});
    CHECK(world.tap(GoBack{}).product.value->product == goods::film);
    const Snapshot& listing = world.tap(GoBack{});
    CHECK(listing.went_back);
    CHECK(listing.listing.value->total == 3);
    CHECK(world.tap(GoBack{}).route == Route::home);
    CHECK(world.tap(GoBack{}).route == Route::home);  // there is nothing before it
}

TEST_CASE("search finds by beginnings of words, and says when there is nothing") {
    World world;
    world.tap(Begin{});
    CHECK_FALSE(world.tap(OpenSearch{}).search.value->empty);
    const SearchView found = *world.tap(Query{.text = "pendant"}).search.value;
    REQUIRE(found.results.size() == 1);
    CHECK(found.results.at(0).product == goods::lamp);
    const SearchView nothing = *world.tap(Query{.text = "qqqqq", .literal = true}).search.value;
    REQUIRE(nothing.empty);
    CHECK_THAT(nothing.empty->text, ContainsSubstring("qqqqq"));
}

TEST_CASE("what shoppers search for is counted once a visit, and shown to the next ones before they type") {
    World world;
    for (int visit = 0; visit < 3; ++visit) {
        world.tap(Begin{});
        CHECK(world.tap(OpenSearch{}).search.value->popular.empty());
        // Letter by letter; only what was typed to its end counts.
        for (const char* typed : {"p", "pen", "pendant"}) world.tap(Query{.text = typed});
        world.tap(OpenProduct{goods::lamp});
        world.tap(GoBack{});
        world.tap(GoHome{});
        world.tap(OpenSearch{});
        world.tap(Query{.text = "qqqqq", .literal = true});
        world.tap(Stop{});
    }
    world.tap(Begin{});
    const SearchView start = *world.tap(OpenSearch{}).search.value;
    CHECK(start.popular == std::vector<std::string>{"pendant"});
    CHECK(world.tap(Query{.text = "pendant"}).search.value->popular.empty());
    const auto missed = world.searches().missed(world.now(), 10).value();
    REQUIRE(missed.size() == 1);
    CHECK(missed[0].text == "qqqqq");
    CHECK(missed[0].times == 3);
}

TEST_CASE("a scanned EAN opens its article from any screen, and one tap puts it in the basket") {
    World world;
    const Snapshot& article = world.tap(Scanned{goods::white_ean});
    CHECK(article.route == Route::product);
    CHECK(article.product.value->variant == goods::white);
    CHECK(article.chrome.can_go_back);
    const int before = world.taps();
    CHECK(world.tap(AddToBasket{.product = goods::camera, .variant = goods::white}).chrome.basket_count == 1);
    CHECK(world.taps() - before == 1);  // the tap budget: scan to basket in one

    world.go_to_payment();
    CHECK(world.tap(Scanned{goods::white_ean}).route == Route::product);
    CHECK(world.tap(GoBack{}).route == Route::payment);
    const Snapshot& unknown = world.tap(Scanned{"4006381333931"});
    CHECK(unknown.route == Route::payment);
    REQUIRE(unknown.chrome.toast);
}

TEST_CASE("the basket counts, undoes, and offers what goes with it") {
    World world;
    world.put_camera_in_basket();
    const Snapshot& added = world.see();
    REQUIRE(added.chrome.toast);
    CHECK(added.chrome.toast->action == "Undo");
    const BasketView basket = world.tap(OpenBasket{}).basket;
    REQUIRE(basket.lines.size() == 1);
    CHECK(basket.lines.at(0).name == "Instant camera One, white");
    CHECK(basket.total == "€129");
    CHECK(basket.saving == "You save €20");
    REQUIRE(basket.accessory);
    CHECK(basket.accessory->product == goods::film);

    world.tap(AddToBasket{.product = goods::film, .variant = {}});
    const BasketView two = world.tap(SetQuantity{.variant = goods::film_pack, .quantity = 2}).basket;
    CHECK(two.total == "€164.90");
    CHECK(two.lines.at(1).unit_price == "€17.95 each");
    CHECK(two.count == "3 items");
    CHECK_FALSE(two.accessory);
    // No more than there is: 3 here and 5 in Nieuwegein.
    CHECK(world.tap(SetQuantity{.variant = goods::white, .quantity = 50}).basket.lines.at(0).quantity == 8);

    const Snapshot& removed = world.tap(RemoveLine{goods::white});
    CHECK(removed.basket.lines.size() == 1);
    const std::uint64_t toast = removed.chrome.toast->number;
    CHECK(world.tap(ToastAction{toast}).basket.lines.at(0).variant == goods::white);
    CHECK(world.tap(ToastAction{toast}).basket.lines.size() == 2);  // a second tap undoes nothing more
}

TEST_CASE("another language keeps the basket and speaks at once") {
    World world;
    world.put_camera_in_basket();
    const Snapshot& dutch = world.tap(SetLanguage{"nl"});
    CHECK(dutch.language == "nl");
    CHECK(dutch.chrome.basket_count == 1);
    CHECK(dutch.product.value->name == "Instantcamera One");
    CHECK(dutch.product.value->price == "€\u00A0129,–");
    CHECK(world.tap(OpenBasket{}).basket.lines.at(0).name == "Instantcamera One, wit");
    CHECK(world.tap(SetLanguage{"xx"}).language == "nl");
}

TEST_CASE("who walks away is asked, and then nothing of them is left") {
    World world;
    world.put_camera_in_basket();
    world.go_to_payment();
    const std::uint64_t session = world.see().session;
    CHECK_FALSE(world.wait(119s).chrome.timeout);
    const Snapshot& asked = world.wait(2s);
    REQUIRE(asked.chrome.timeout);
    CHECK(asked.chrome.timeout->seconds_left == 29);
    CHECK(asked.chrome.timeout->with_basket);
    CHECK_FALSE(world.tap(ExtendSession{}).chrome.timeout);

    world.wait(121s);
    const Snapshot& over = world.wait(30s);
    CHECK(over.route == Route::attract);
    CHECK(over.session > session);
    CHECK(over.chrome.basket_count == 0);
    CHECK(world.session().checkout.contact == Contact{});
    CHECK(world.session().basket.empty());
    CHECK_FALSE(over.chrome.can_go_back);
}

TEST_CASE("five more minutes are five more minutes") {
    World world;
    world.tap(Begin{});
    world.wait(61s);
    world.tap(ExtendSession{.five_minutes = true});
    CHECK_FALSE(world.wait(299s).chrome.timeout);
    CHECK(world.wait(2s).chrome.timeout);
}

TEST_CASE("an attract screen stays as it is, without asking anybody") {
    World world;
    const std::uint64_t before = world.see().number;
    const Snapshot& later = world.wait(600s);
    CHECK(later.route == Route::attract);
    CHECK(later.number == before);  // and without a single new picture
}

TEST_CASE("more time waits three times as long, and goes with the session like every other comfort") {
    World world;
    world.tap(Begin{});
    world.tap(SetComfort{Pace::slow});
    world.tap(SetComfort{TextSize::largest});
    const Comfort comfort = world.tap(SetComfort{ColourMode::high_contrast}).chrome.comfort;
    CHECK(comfort == Comfort{.text = TextSize::largest, .colours = ColourMode::high_contrast, .pace = Pace::slow});
    CHECK_FALSE(world.wait(179s).chrome.timeout);
    const Snapshot& asked = world.wait(2s);
    REQUIRE(asked.chrome.timeout);
    CHECK(asked.chrome.timeout->answer_seconds == 90);
    CHECK_FALSE(world.tap(ExtendSession{}).chrome.timeout);
    CHECK(world.tap(Stop{}).chrome.comfort == Comfort{});
    world.tap(Begin{});
    CHECK(world.wait(61s).chrome.timeout);
}

TEST_CASE("with more time a toast stays eight seconds") {
    World world;
    world.put_camera_in_basket();
    CHECK_FALSE(world.wait(5s).chrome.toast);
    world.tap(SetComfort{Pace::slow});
    world.tap(AddToBasket{goods::camera, goods::white});
    CHECK(world.wait(7s).chrome.toast);
    CHECK_FALSE(world.wait(2s).chrome.toast);
}

TEST_CASE("large letters that somebody left on the attract screen do not stay there") {
    World world;
    world.tap(SetComfort{TextSize::larger});
    CHECK(world.wait(59s).chrome.comfort.text == TextSize::larger);
    const Snapshot& later = world.wait(40s);
    CHECK(later.route == Route::attract);
    CHECK(later.chrome.comfort == Comfort{});
}

TEST_CASE("a price that changes while it is in the basket is said, and the total follows") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.set_price(goods::camera, 13900);
    const BasketView basket = world.see().basket;
    CHECK(basket.total == "€139");
    CHECK_THAT(basket.notice, ContainsSubstring("€129") && ContainsSubstring("€139"));
}

TEST_CASE("a language that somebody chose on the first screen is not left to the next one") {
    World world;
    CHECK(world.tap(SetLanguage{"nl"}).language == "nl");
    const Snapshot& later = world.wait(2min);
    CHECK(later.route == Route::attract);
    CHECK(later.language == "en");
}

TEST_CASE("an article that goes out of stock or is deleted keeps its line and bars the order") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.set_stock(goods::white, goods::utrecht, 0);
    CHECK(world.see().basket.order_disabled_because.empty());  // Nieuwegein has five
    world.set_stock(goods::white, goods::nieuwegein, 0);
    CHECK_THAT(world.see().basket.order_disabled_because, ContainsSubstring("not enough"));
    CHECK(world.tap(StartCheckout{}).route == Route::basket);
    world.remove(goods::camera);
    CHECK(world.see().basket.lines.at(0).availability.text == "No longer sold");
    CHECK(world.see().basket.lines.size() == 1);
}
