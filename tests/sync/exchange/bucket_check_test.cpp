#include <catch2/catch_test_macros.hpp>
#include <set>

#include "platform/database/database.hpp"
#include "tests/sync/exchange/mirror_world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// Changes the file of the served catalogue behind everybody's back, while no kiosk runs on it.
void tamper(MirrorWorld& world, const std::string& sql) {
    const int number = world.writer().served()->number();
    world.stop();
    {
        auto file = Database::open(world.folder() / ("catalogue-" + std::to_string(number) + ".db"),
                                   {.use = DatabaseUse::rebuildable, .vfs = {}});
        REQUIRE(file);
        REQUIRE(file->execute(sql));
    }
    world.start();
}

}  // namespace

TEST_CASE("what is served and is not what was written is found within a day, and read from the shop again") {
    MirrorWorld world{41, 60};
    world.options.full_every = 1000h;
    world.options.page_every = 1000h;
    world.start();
    world.run_for(1min);
    const std::string id = world.shop.shelf.at(30).id.text();
    const std::string is_it = "(SELECT row FROM product WHERE id = '" + id + "')";

    SECTION("a price in a listing") { tamper(world, "UPDATE product SET price = 1 WHERE id = '" + id + "'"); }
    SECTION("what the article's page shows") {
        tamper(world,
               "UPDATE product_text SET body = replace(body, '\"price\":', '\"price\":1') WHERE product = " + is_it);
    }
    SECTION("a bar code") { tamper(world, "UPDATE variant SET gtin = 1 WHERE product = " + is_it); }
    SECTION("an article that is gone") {
        tamper(world, "DELETE FROM product_text WHERE product = " + is_it + "; DELETE FROM variant WHERE product = " +
                          is_it + "; DELETE FROM product WHERE id = '" + id + "'");
    }
    SECTION("what was noted of an article is gone") {
        tamper(world, "DELETE FROM product_hash WHERE product = " + is_it);
    }
    world.run_for(30h);
    CHECK(world.mirror().status().drifted_buckets > 0);
    world.check_equal();
    CHECK(world.writer().served()->number() == 1);
    // And it stays so.
    const int found = world.mirror().status().drifted_buckets;
    world.run_for(30h);
    CHECK(world.mirror().status().drifted_buckets == found);
}

TEST_CASE("where nothing drifted, nothing is read again") {
    MirrorWorld world{43, 60};
    world.options.full_every = 1000h;
    world.options.page_every = 1000h;
    world.start();
    world.run_for(1min);
    const int pages = world.shop.calls["products"];
    world.run_for(30h, [&] {
        if (world.happens(1)) world.shop.set_stock(world.shop.levels.begin()->second);
    });
    CHECK(world.mirror().status().drifted_buckets == 0);
    CHECK(world.shop.calls["products"] == pages);
}

TEST_CASE("a drifted article is hidden until the shop is there to say what it is") {
    MirrorWorld world{42, 60};
    world.options.full_every = 1000h;
    world.start();
    world.run_for(1min);
    const ProductId id = world.shop.shelf.at(3).id;
    tamper(world, "UPDATE product SET price = 1 WHERE id = '" + id.text() + "'");
    world.shop.is_offline = true;
    world.run_for(40h);
    CHECK_FALSE(CatalogueReader::open(world.folder()).value()->product(id));
    world.shop.is_offline = false;
    world.run_for(2h);
    world.check_equal();
}

TEST_CASE("ids fall into all of the buckets") {
    std::set<int> buckets;
    for (int n = 0; n < 5'000; ++n) buckets.insert(bucket_of(ProductId{std::to_string(n)}));
    CHECK(buckets.size() == 256);
    CHECK(*buckets.begin() == 0);
    CHECK(*buckets.rbegin() == 255);
}

}  // namespace zuil
