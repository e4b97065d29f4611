#include "sync/shops/desk_claims.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;

namespace zuil {
namespace {

constexpr WallTime noon{std::chrono::milliseconds{1'700'000'000'000}};

}  // namespace

TEST_CASE("a claim is read back as it was written, and nobody else's note is one") {
    for (const ShopStage stage : {ShopStage::preparing, ShopStage::ready, ShopStage::handed_over}) {
        const auto read = parse_claim(claim_text(stage, "Utrecht: UT1"), noon);
        CHECK(read == DeskClaim{.stage = stage, .claim = "Utrecht: UT1", .at = noon});
    }
    for (const char* text : {"", "ready: UT1", "Kiosk desk, ready", "Kiosk desk, somewhere: UT1", "Please ring twice"})
        CHECK_FALSE(parse_claim(text, noon));
}

TEST_CASE("who claimed first has the stage, until the claim is forgotten") {
    const std::vector<DeskClaim> claims{{ShopStage::ready, "UT1", noon},
                                        {ShopStage::ready, "UT2", noon + 10ms},
                                        {ShopStage::handed_over, "UT2", noon + 1min}};
    CHECK(owner_of(claims, ShopStage::ready, noon - 1ms).empty());
    CHECK(owner_of(claims, ShopStage::ready, noon) == "UT1");
    CHECK(owner_of(claims, ShopStage::ready, noon + claim_holds) == "UT1");
    CHECK(owner_of(claims, ShopStage::ready, noon + claim_holds + 5ms) == "UT2");
    CHECK(owner_of(claims, ShopStage::ready, noon + claim_holds + 1s).empty());
    CHECK(owner_of(claims, ShopStage::handed_over, noon + 2min) == "UT2");
    CHECK(owner_of(claims, ShopStage::preparing, noon + 2min).empty());
}

}  // namespace zuil
