#include <catch2/catch_test_macros.hpp>

#include "sync/shops/medusa/desk_order.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {

TEST_CASE("claims are read from the history of an order, whatever else was written there") {
    const Json history = Json::parse(R"({"order_changes":[
        {"created_at":"2026-11-27T12:00:01.500Z","actions":[
            {"details":{"type":"metadata","old":{},"new":{"kiosk_desk":"Kiosk desk, ready: UT2"}}}]},
        {"created_at":"2026-11-27T12:00:01.250Z","actions":[
            {"details":{"type":"metadata","old":null,"new":{"kiosk_desk":"Kiosk desk, ready: UT1"}}}]},
        {"created_at":"2026-11-27T12:00:02.000Z","actions":[
            {"details":{"type":"email","old":"a@example.com","new":"b@example.com"}},
            {"details":{"type":"metadata","old":{},"new":{"note":"Please ring twice"}}},
            {"details":{"type":"metadata","old":{},"new":{"kiosk_desk":7}}},
            {}]}]})");
    const auto claims = read_desk_claims(history);
    REQUIRE(claims);
    const auto at = [](const char* text) { return parse_moment(text).value(); };
    CHECK(*claims == std::vector<DeskClaim>{{ShopStage::ready, "UT1", at("2026-11-27T12:00:01.250Z")},
                                            {ShopStage::ready, "UT2", at("2026-11-27T12:00:01.500Z")}});
    CHECK_FALSE(read_desk_claims(Json::parse(R"({"changes":[]})")));
}

TEST_CASE("a claim that is written is a claim that is read") {
    Json history;
    history["order_changes"] = Json::array(
        {{{"created_at", "2026-11-27T12:00:00.000Z"},
          {"actions",
           Json::array({{{"details", {{"new", claim_body(ShopStage::handed_over, "UT1")["metadata"]}}}}})}}});
    const auto claims = read_desk_claims(history);
    REQUIRE(claims);
    REQUIRE(claims->size() == 1);
    CHECK(claims->front().claim == "UT1");
    CHECK(claims->front().stage == ShopStage::handed_over);
}

}  // namespace zuil::medusa
