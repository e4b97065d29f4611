#include "sync/store/hold_shelf.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

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
