#include "sync/store/hold_shelf.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "platform/database/database.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace zuil;
using namespace std::chrono_literals;

namespace {

constexpr WallTime shelf_noon{std::chrono::sys_days{std::chrono::March / 12 / 2026} + 12h};

Hold a_hold(const std::string& code, WallTime ends_at) {
    return {.code = code,
            .product = ProductId{"lamp"},
            .variant = VariantId{"lamp-red"},
            .name = "Lamp",
            .made_at = shelf_noon,
            .ends_at = ends_at,
            .by = StaffId{"sanna"}};
}

}  // namespace

TEST_CASE("what is put aside survives a restart, ends when it is taken off, and is wiped a day after its end") {
    const TemporaryFolder folder;
    const Hold soon = a_hold("R 7K 42", shelf_noon + 2h);
    const Hold late = a_hold("R 3P 08", shelf_noon + 36h);
    {
        const auto shelf = HoldShelf::open(folder.path()).value();
        REQUIRE(shelf->add(late));
        REQUIRE(shelf->add(soon));
        CHECK(shelf->add(soon).error().code == Errc::conflict);
    }
    const auto shelf = HoldShelf::open(folder.path()).value();
    CHECK(shelf->all(shelf_noon).value() == std::vector<Hold>{soon, late});
    CHECK(shelf->all(shelf_noon + 26h).value().size() == 2);
    CHECK(shelf->all(shelf_noon + 26h + 1min).value() == std::vector<Hold>{late});
    REQUIRE(shelf->end(late.code));
    REQUIRE(shelf->end(late.code));
    CHECK(shelf->all(shelf_noon).value().empty());
}

TEST_CASE("no more is put aside than anybody finds again, and a damaged list begins anew") {
    const TemporaryFolder folder;
    {
        const auto shelf = HoldShelf::open(folder.path()).value();
        for (int i = 0; i < HoldShelf::holds_max; ++i)
            REQUIRE(shelf->add(a_hold("R " + std::to_string(i), shelf_noon)));
        CHECK(shelf->add(a_hold("R one more", shelf_noon)).error().code == Errc::conflict);
    }
    std::ofstream{folder / "holds.db"} << "no database at all, and longer than a header of one would be, to be sure";
    const auto shelf = HoldShelf::open(folder.path()).value();
    CHECK(shelf->all(shelf_noon).value().empty());
}

TEST_CASE("what the shop was told of is known until it was told that it may sell it again") {
    const TemporaryFolder folder;
    const HoldPlace place{.kiosk = "UT1", .store = StoreId{"utrecht"}};
    const Hold hold = a_hold("R 7K 42", shelf_noon + 2h);
    auto shelf = HoldShelf::open(folder.path()).value();
    const auto due = [&](WallTime now) { return shelf->due(now, 10min).value(); };
    const auto reopen = [&] {
        shelf.reset();
        shelf = HoldShelf::open(folder.path()).value();
    };
    REQUIRE(shelf->add(hold, place));
    REQUIRE(shelf->add(a_hold("R 3P 08", shelf_noon + 2h)));
    CHECK(shelf->waiting(shelf_noon).value() == 1);
    reopen();
    REQUIRE(due(shelf_noon));
    CHECK(due(shelf_noon)->what == HoldTelling::What::keep);
    CHECK(due(shelf_noon)->notice ==
          HoldNotice{.place = place, .code = hold.code, .variant = hold.variant, .ends_at = hold.ends_at});

    SECTION("nothing was told, so nothing is let go") {
        REQUIRE(shelf->end(hold.code));
        CHECK_FALSE(due(shelf_noon));
        CHECK(shelf->add(hold, place));
    }
    SECTION("its time was over before it was told") {
        CHECK_FALSE(due(shelf_noon + 2h));
        CHECK(shelf->next_due().value() == std::nullopt);
    }
    SECTION("it may have been told") {
        REQUIRE(shelf->begin_telling(hold.code));
        REQUIRE(shelf->end(hold.code));
        reopen();
        CHECK(due(shelf_noon)->what == HoldTelling::What::let_go);
        // Its code is still somebody's.
        CHECK(shelf->add(hold, place).error().code == Errc::conflict);
        REQUIRE(shelf->let_go(hold.code));
        CHECK(shelf->add(hold, place));
    }
    SECTION("it was told, and is let go at its end") {
        REQUIRE(shelf->begin_telling(hold.code));
        REQUIRE(shelf->kept(hold.code, shelf_noon + 1s));
        reopen();
        CHECK_FALSE(due(shelf_noon + 1h));
        CHECK(shelf->next_due().value() == hold.ends_at);
        CHECK(shelf->all(shelf_noon).value()[1].told_at == shelf_noon + 1s);
        // The list forgets it a day later; what was told is not forgotten by that.
        CHECK(shelf->all(shelf_noon + 30h).value().empty());
        CHECK(due(shelf_noon + 30h)->what == HoldTelling::What::let_go);
    }
    SECTION("put off, it is not hurried while a request may be on its way, and not put off for ever by a clock") {
        REQUIRE(shelf->begin_telling(hold.code));
        REQUIRE(shelf->postpone(hold.code, shelf_noon + 5min, shelf_noon + 30s));
        CHECK_FALSE(due(shelf_noon));
        CHECK(shelf->next_due().value() == shelf_noon + 5min);
        REQUIRE(shelf->hurry(shelf_noon + 1s));
        CHECK(shelf->next_due().value() == shelf_noon + 30s);
        CHECK_FALSE(due(shelf_noon + 1s));
        CHECK(due(shelf_noon + 30s)->attempts == 1);
        CHECK(due(shelf_noon - 1h));
    }
}

TEST_CASE("the list of a kiosk that told nobody is read on") {
    const TemporaryFolder folder;
    {
        auto old = Database::open(folder / "holds.db").value();
        REQUIRE(
            old.execute("CREATE TABLE hold(code TEXT PRIMARY KEY, product TEXT NOT NULL, variant TEXT NOT NULL,"
                        " name TEXT NOT NULL, made_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,"
                        " by TEXT NOT NULL) WITHOUT ROWID;"
                        "INSERT INTO hold VALUES ('R 7K 42', 'lamp', 'lamp-red', 'Lamp', 0, 8000000000000, 's');"
                        "PRAGMA user_version = 1"));
    }
    const auto shelf = HoldShelf::open(folder.path()).value();
    const auto all = shelf->all(shelf_noon).value();
    REQUIRE(all.size() == 1);
    CHECK(all[0].at_shop == HoldAtShop::untold);
    CHECK_FALSE(shelf->due(shelf_noon, 10min).value());
}
