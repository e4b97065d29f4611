#include <catch2/catch_test_macros.hpp>

#include "tests/sync/exchange/mirror_world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

Product priced(Product product, std::int64_t minor, Currency currency = Currency::eur) {
    for (Variant& variant : product.variants) {
        variant.price = Money::from_minor(minor, currency);
        variant.list_price.reset();
        variant.lowest_price_30d.reset();
    }
    return product;
}

// The first `count` articles cost that much from now on; `tells`: among what changed.
void reprice(MirrorWorld& world, std::size_t count, std::int64_t minor, bool tells, Currency currency = Currency::eur) {
    for (std::size_t n = 0; n < count; ++n) {
        Product& product = world.shop.shelf.at(n);
        product = priced(product, minor, currency);
        if (tells) world.shop.put(Product{product});
    }
}

const MirrorStatus& status_of(MirrorWorld& world) { return world.mirror().status(); }

bool any_costs(MirrorWorld& world, std::int64_t minor) {
    return std::ranges::any_of(world.shop.shelf, [&](const Product& one) { return world.price_of(one.id) == minor; });
}

}  // namespace

TEST_CASE("prices that fell by 99 % are held until somebody looks, however they come") {
    MirrorWorld world{31};
    reprice(world, 40, 12'900, false);
    world.run_for(1min);
    REQUIRE(world.price_of(world.shop.shelf.at(0).id) == 12'900);

    SECTION("told as changes") { reprice(world, 40, 129, true); }
    SECTION("in silence, so that they are found page by page") { reprice(world, 40, 129, false); }
    SECTION("by a full read") {
        reprice(world, 40, 129, false);
        world.mirror().read_everything();
    }
    SECTION("a hundredfold, as cents that became euros") { reprice(world, 40, 1'290'000, true); }
    const std::int64_t wrong = world.shop.shelf.at(0).variants.at(0).price.minor();
    world.run_for(10min);
    CHECK(status_of(world).held_because ==
          "today 40 of 40 articles came to cost more than 4 times as much, or less than 1/4 of it");
    CHECK(status_of(world).held_generation == 2);
    // Fewer than ten are believed before the others make it plain.
    CHECK(std::ranges::count_if(world.shop.shelf, [&](const Product& one) { return world.price_of(one.id) == wrong; }) <
          10);
    world.start();
    world.run_for(10min);
    CHECK(status_of(world).held_generation == 2);
    CHECK_FALSE(world.mirror().accept_held(1).has_value());
    REQUIRE(world.accept_held());
    CHECK(status_of(world).held_because.empty());
    world.check_equal();
    world.run_for(1h);
    CHECK(status_of(world).held_because.empty());
    CHECK(world.writer().served()->number() == 2);
}

TEST_CASE("some articles at a tenth of their price are a sale") {
    MirrorWorld world{32};
    reprice(world, 40, 10'000, false);
    world.run_for(1min);
    reprice(world, 6, 1'000, true);
    world.run_for(1h);
    CHECK(status_of(world).held_because.empty());
    CHECK(world.writer().served()->number() == 1);
    world.check_equal();
}

TEST_CASE("a change of prices in small portions is seen over a day") {
    MirrorWorld world{33, 60};
    reprice(world, 60, 10'000, false);
    world.run_for(1min);
    for (std::size_t n = 1; n <= 12; ++n) {
        reprice(world, 5 * n, 100, true);
        world.run_for(2min);
    }
    CHECK_FALSE(status_of(world).held_because.empty());
    CHECK(any_costs(world, 10'000));
    CHECK(world.writer().served()->number() == 1);
}

TEST_CASE("another currency is no change of prices") {
    MirrorWorld world{34};
    reprice(world, 40, 10'000, false);
    world.run_for(1min);
    reprice(world, 40, 10'000, true, Currency::sek);
    world.run_for(10min);
    CHECK(status_of(world).held_because == "the prices of the shop are in another currency now");
    // What came before that was plain is hidden, not sold at a price in another money.
    CHECK(status_of(world).counts.products > 30);
    REQUIRE(world.accept_held());
    world.check_equal();
}

TEST_CASE("a shop that names no stores any more is not believed") {
    MirrorWorld world{35};
    world.run_for(1min);
    const auto stores = std::exchange(world.shop.store_list, {});
    world.run_for(30min);
    CHECK(status_of(world).held_because == "the shop now names no stores");
    CHECK(status_of(world).counts.stores == static_cast<int>(stores.size()));
    world.shop.store_list = stores;
    world.run_for(7h);
    CHECK(status_of(world).held_because.empty());
    world.check_equal();
}

TEST_CASE("somebody goes back to the catalogue before, and it stays until they let go") {
    MirrorWorld world{36};
    reprice(world, 40, 10'000, false);
    world.run_for(1min);
    reprice(world, 40, 5'000, false);
    world.mirror().read_everything();
    world.run_for(30s);
    REQUIRE(world.writer().served()->number() == 2);
    REQUIRE(status_of(world).previous_generation == 1);

    REQUIRE(world.mirror().go_back());
    CHECK(world.price_of(world.shop.shelf.at(0).id) == 10'000);
    CHECK(status_of(world).held_because == "somebody went back to this catalogue");
    CHECK_FALSE(world.mirror().go_back().has_value());
    world.start();
    const Product first = world.shop.shelf.at(0);
    const StockLevel level{first.variants.at(0).id, world.shop.store_list.at(0).id, 77, "A1", world.clock().wall()};
    world.shop.set_stock(level);
    world.run_for(26h);
    CHECK(world.price_of(first.id) == 10'000);
    CHECK(world.writer().served()->number() == 1);
    const auto stock = CatalogueReader::open(world.folder()).value()->stock(first.id).value();
    CHECK(std::ranges::find(stock, level) != stock.end());

    REQUIRE(world.accept_held());
    world.run_for(1min);
    CHECK(world.price_of(first.id) == 5'000);
    world.check_equal();
}

}  // namespace zuil
