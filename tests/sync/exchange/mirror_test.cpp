#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/sync/exchange/mirror_world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

}  // namespace

TEST_CASE("a first read makes the kiosk equal to the shop, and can be watched") {
    MirrorWorld world{1};
    CHECK(world.writer().served() == nullptr);
    int seen_growing = 0;
    world.run_for(30s, [&] {
        if (world.writer().served() != nullptr && !world.writer().served()->complete()) ++seen_growing;
    });
    CHECK(seen_growing > 5);
    CHECK(world.mirror().status().last_success.has_value());
    CHECK(world.mirror().status().last_full_read.has_value());
    CHECK(world.mirror().status().counts.products == 40);
    world.check_equal();
}

TEST_CASE("after changes of every kind the kiosk is equal to the shop again") {
    const char* asked = std::getenv("ZUIL_SEEDS");
    const std::uint64_t seeds = asked == nullptr ? 10 : std::strtoull(asked, nullptr, 10);
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        MirrorWorld world{seed, 30};
        world.shop.faults_percent = static_cast<int>(seed % 3) * 15;
        world.shop.tells_deletions = seed % 2 == 0;
        world.shop.has_changes = seed % 5 != 0;
        int changes = 0;
        // Changes come from the first moment on, while the first read is under way, and so does the end of the program.
        while (changes < 60) {
            world.run_for(1min, [&] {
                if (world.happens(20)) {
                    world.shop.change_something();
                    ++changes;
                }
                if (world.happens(2)) world.start();
            });
        }
        world.shop.faults_percent = 0;
        world.run_for(2h);
        // Chance may take so much away that the mirror holds it until somebody looks; here somebody does.
        if (!world.mirror().status().held_because.empty()) {
            REQUIRE(world.accept_held());
            world.run_for(2h);
        }
        world.check_equal();
    }
}

TEST_CASE("what the shop changes without telling is found page by page") {
    MirrorWorld world{21};
    world.run_for(1min);
    world.shop.change_in_silence();
    world.run_for(3min);
    CHECK(world.mirror().status().counts.products == 40);
    // Six pages of seven, one every half minute.
    world.run_for(2min);
    world.check_equal();
    const auto full_reads = world.mirror().status().last_full_read;
    world.run_for(2h);
    CHECK(world.mirror().status().last_full_read == full_reads);
    // It goes round and round.
    world.shop.change_in_silence();
    world.run_for(5min);
    world.check_equal();
}

TEST_CASE("stock that the shop does not name any more is soon not known any more") {
    MirrorWorld world{23};
    world.run_for(1min);
    // One figure is gone and its variant is not, as when a backup was put back.
    const auto lost = world.shop.levels.begin()->first;
    world.shop.levels.erase(world.shop.levels.begin());
    const auto stores_named = [&] {
        const auto reader = CatalogueReader::open(world.folder()).value();
        return reader->stock(reader->product_of(lost.first).value().id).value().size();
    };
    const std::size_t before = stores_named();
    world.run_for(6min);
    CHECK(stores_named() == before);  // it may have been skipped
    world.run_for(12min);
    CHECK(stores_named() == before - 1);
    world.check_equal();

    // A shop that names no figure at all has lost them: what is known stays, and grows old.
    world.shop.levels.clear();
    world.run_for(30min);
    CHECK(stores_named() == before - 1);
}

TEST_CASE("a catalogue of which too much is gone is held until somebody looks") {
    MirrorWorld world{2};
    world.run_for(1min);
    const std::vector<Product> all = world.shop.shelf;
    world.shop.shelf.resize(5);
    world.shop.levels.clear();
    world.mirror().read_everything();
    world.run_for(1min);
    CHECK(world.mirror().status().held_because == "the shop now shows 5 articles, before it was 40");
    CHECK(world.mirror().status().phase == MirrorPhase::held);
    CHECK(world.writer().served()->counts().value().products == 40);

    SECTION("a restart does not let it through") {
        world.start();
        world.run_for(1min);
        CHECK_FALSE(world.mirror().status().held_because.empty());
        CHECK(world.writer().served()->counts().value().products == 40);
    }
    SECTION("the shop comes to its senses") {
        for (const Product& product : all) world.shop.put(product);
        world.run_for(7h);
        CHECK(world.mirror().status().held_because.empty());
        CHECK(world.writer().served()->counts().value().products == 40);
    }
    SECTION("it was meant so") {
        REQUIRE(world.accept_held());
        CHECK(world.writer().served()->counts().value().products == 5);
        CHECK(world.mirror().status().held_because.empty());
    }
}

TEST_CASE("many deletions at once are not believed to a sweep, but to a full read") {
    MirrorWorld world{3, 60};
    world.options.removed_always = 3;
    world.start();
    world.run_for(1min);
    for (int n = 0; n < 8; ++n) world.shop.remove(world.shop.shelf.front().id);
    world.run_for(1h);
    CHECK(world.writer().served()->number() == 2);
    world.check_equal();
}

TEST_CASE("what is told once more to be gone is no new loss") {
    MirrorWorld world{9, 60};
    world.options.removed_always = 3;
    world.shop.tells_deletions = true;
    world.start();
    world.run_for(1min);
    // One at a time, and each is told again with all that comes later, as a shop does that is asked with an overlap.
    for (int n = 0; n < 8; ++n) {
        const ProductId id = world.shop.shelf.front().id;
        world.shop.remove(id);
        world.shop.told_again.push_back(id);
        world.shop.told_again.push_back(id);
        world.run_for(5min);
    }
    CHECK(world.writer().served()->number() == 1);
    world.check_equal();
}

TEST_CASE("what is served stays while the shop cannot be reached, and it is not asked all the time") {
    MirrorWorld world{4};
    world.run_for(1min);
    world.shop.is_offline = true;
    world.shop.asked_at.clear();
    world.run_for(12h);
    CHECK(world.mirror().status().last_error->code == Errc::offline);
    CHECK(world.mirror().status().failures > 3);
    // About one question in seven minutes, once the waits have grown.
    CHECK(world.shop.asked_at.size() < 150);
    CHECK(world.mirror().status().counts.products == 40);
    world.shop.is_offline = false;
    world.mirror().hurry();
    world.run_for(1min);
    CHECK_FALSE(world.mirror().status().last_error.has_value());
}

TEST_CASE("a shop that asks to be left alone is asked nothing until then, whatever is due") {
    MirrorWorld world{12};
    world.run_for(1min);
    world.shop.busy_for = 10min;
    world.mirror().hurry();
    world.shop.asked_at.clear();
    world.run_for(1s);
    REQUIRE(world.shop.asked_at.size() == 1);
    world.shop.busy_for = 0ms;
    world.mirror().hurry();
    world.mirror().read_everything();
    world.run_for(15min);
    CHECK(world.shop.asked_at.at(1) - world.shop.asked_at.at(0) >= 10min);
    CHECK_FALSE(world.mirror().status().last_error.has_value());
}

TEST_CASE("two questions of a synchronisation are a polite gap apart") {
    MirrorWorld world{5};
    world.shop.gap = 200ms;
    world.run_for(2min);
    REQUIRE(world.shop.asked_at.size() > 20);
    for (std::size_t n = 1; n < world.shop.asked_at.size(); ++n)
        CHECK(world.shop.asked_at[n] - world.shop.asked_at[n - 1] >= 200ms);
}

TEST_CASE("a restart goes on where the reading was") {
    MirrorWorld world{6, 200};
    world.run_for(20s, [&] {
        if (world.shop.calls["products"] == 15) world.start();
    });
    // 29 pages, of which the one that was under way is asked for again. The world may restart more than once in one
    // call's time, but never from the beginning.
    CHECK(world.shop.calls["products"] < 40);
    CHECK(world.shop.calls["stores"] <= 2);
    world.check_equal();
}

TEST_CASE("a cursor that the shop forgot sends the reading back to the beginning of its part") {
    MirrorWorld world{7, 60};
    world.run_for(20s, [&] { world.shop.knows_cursors = world.shop.calls["products"] != 4; });
    world.shop.knows_cursors = true;
    world.run_for(1h);
    world.check_equal();
}

TEST_CASE("rows that the connector refused are counted with their reasons") {
    MirrorWorld world{8};
    world.shop.bad_rows = {{"p999", "price: a whole number is expected, not a text"}};
    world.run_for(1min);
    CHECK(world.mirror().status().counts.refused_rows == 1);
    CHECK(world.writer().served()->refused(10).value().at(0).id == "p999");
    world.check_equal();
}

TEST_CASE("a shop without a single article is not a catalogue") {
    MirrorWorld world{9};
    const std::vector<Product> all = world.shop.shelf;
    world.shop.shelf.clear();
    world.run_for(2min);
    CHECK(world.mirror().status().last_error->code == Errc::bad_data);
    CHECK_FALSE(world.mirror().status().last_full_read.has_value());
    for (const Product& product : all) world.shop.put(product);
    world.run_for(30min);
    world.check_equal();
}

TEST_CASE("a damaged catalogue is read from the shop again") {
    MirrorWorld world{10, 300};
    world.run_for(1min);
    // A crash leaves the files as they are; then the disk loses some of them.
    const std::filesystem::path copy = world.folder() / "copy";
    std::filesystem::create_directory(copy);
    for (const char* file : {"state.db", "state.db-wal", "catalogue-1.db", "catalogue-1.db-wal"}) {
        if (std::filesystem::exists(world.folder() / file)) std::filesystem::copy(world.folder() / file, copy / file);
    }
    std::filesystem::remove(copy / "catalogue-1.db-wal");
    {
        std::fstream file{copy / "catalogue-1.db", std::ios::in | std::ios::out | std::ios::binary};
        for (const int page : {20, 40, 60}) {
            file.seekp(page * 4096);
            file << std::string(4096, 'x');
        }
    }
    const auto writer = CatalogueWriter::open(copy, world.clock()).value();
    CHECK(writer->ended_badly());
    SeededRandom random{1};
    Mirror mirror{world.shop, *writer, world.clock(), random};
    for (int n = 0; n < 3'000; ++n) {
        mirror.step();
        world.shop.run();
        world.clock().advance(10ms);
    }
    REQUIRE(writer->served() != nullptr);
    CHECK(writer->served()->number() == 2);
    CHECK(writer->served()->counts().value().products == 300);
    CHECK(writer->served()->complete());
}

}  // namespace zuil
