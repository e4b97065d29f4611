#include <catch2/catch_test_macros.hpp>

#include "sync/shops/medusa/desk_history.hpp"
#include "sync/shops/medusa/desk_order.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

using Pieces = std::map<std::string, int>;

DeskChange refusal() {
    return {.order = "order_1",
            .claim = "UT1",
            .to = ShopStage::ready,
            .keeps = {{"ordli_1", 1}, {"ordli_2", 0}},
            .reason = "Beschadigd"};
}

DeskOrder order_of_three_lines() {
    DeskOrder order;
    for (const char* id : {"ordli_1", "ordli_2", "ordli_3"}) order.lines.push_back({.id = id, .quantity = 2});
    return order;
}

// One change in the history of an order, as Medusa tells it.
Json history_of(const std::string& status, const std::string& type, const std::string& note, const char* actions) {
    Json change{{"created_at", "2026-11-27T12:00:00.000Z"}, {"change_type", type}, {"status", status}};
    change["internal_note"] = note;
    change["actions"] = Json::parse(actions);
    return {{"order_changes", Json::array({std::move(change)})}};
}

std::optional<DeskEdit> open_in(const std::string& status, const std::string& type, const std::string& note,
                                const char* actions = "[]") {
    return read_desk_history(history_of(status, type, note, actions)).value().open;
}

}  // namespace

TEST_CASE("claims are read from the history of an order, whatever else was written there") {
    const Json history = Json::parse(R"({"order_changes":[
        {"created_at":"2026-11-27T12:00:01.500Z","status":"confirmed","actions":[
            {"details":{"type":"metadata","old":{},"new":{"kiosk_desk":"Kiosk desk, ready: UT2"}}}]},
        {"created_at":"2026-11-27T12:00:01.250Z","status":"confirmed","actions":[
            {"details":{"type":"metadata","old":null,"new":{"kiosk_desk":"Kiosk desk, ready: UT1"}}}]},
        {"created_at":"2026-11-27T12:00:02.000Z","actions":[
            {"details":{"type":"email","old":"a@example.com","new":"b@example.com"}},
            {"details":{"type":"metadata","old":{},"new":{"note":"Please ring twice"}}},
            {"details":{"type":"metadata","old":{},"new":{"kiosk_desk":7}}},
            {}]}]})");
    const auto read = read_desk_history(history);
    REQUIRE(read);
    const auto at = [](const char* text) { return parse_moment(text).value(); };
    CHECK(read->claims == std::vector<DeskClaim>{{ShopStage::ready, "UT1", at("2026-11-27T12:00:01.250Z")},
                                                 {ShopStage::ready, "UT2", at("2026-11-27T12:00:01.500Z")}});
    CHECK_FALSE(read->open);
    CHECK_FALSE(read_desk_history(Json::parse(R"({"changes":[]})")));
}

TEST_CASE("a claim that is written is a claim that is read") {
    Json history;
    history["order_changes"] = Json::array(
        {{{"created_at", "2026-11-27T12:00:00.000Z"},
          {"actions",
           Json::array({{{"details", {{"new", claim_body(ShopStage::handed_over, "UT1")["metadata"]}}}}})}}});
    const auto read = read_desk_history(history);
    REQUIRE(read);
    REQUIRE(read->claims.size() == 1);
    CHECK(read->claims.front().claim == "UT1");
    CHECK(read->claims.front().stage == ShopStage::handed_over);
}

TEST_CASE("an edit that is open is known as a kiosk's own, or as somebody else's") {
    const std::string note = edit_body(refusal())["internal_note"];
    CHECK(note.starts_with("Beschadigd"));
    for (const char* status : {"pending", "requested"}) {
        const auto open = open_in(status, "edit", note);
        REQUIRE(open);
        CHECK(open->note == edit_note(refusal()));
        CHECK(is_kiosks(*open));
    }
    for (const char* status : {"confirmed", "declined", "canceled"}) CHECK_FALSE(open_in(status, "edit", note));
    CHECK_FALSE(is_kiosks(open_in("pending", "edit", "").value()));
    CHECK_FALSE(is_kiosks(open_in("pending", "edit", "Klant belde\nRood in plaats van blauw").value()));
    CHECK_FALSE(is_kiosks(open_in("requested", "return_request", note).value()));
    // The shop's own people went on in it.
    CHECK_FALSE(is_kiosks(open_in("pending", "edit", note, R"([{"action":"ITEM_ADD","details":{}}])").value()));
}

TEST_CASE("an edit lacks what it does not change yet, or changed to something else") {
    const DeskOrder order = order_of_three_lines();
    CHECK(missing_in(std::nullopt, order, refusal()) == Pieces{{"ordli_1", 1}, {"ordli_2", 0}});
    const std::string note = edit_note(refusal());
    const auto update = [](const char* line, int pieces, int place) {
        return Json{{"action", "ITEM_UPDATE"},
                    {"ordering", place},
                    {"details", {{"reference_id", line}, {"quantity", pieces}, {"quantity_diff", -1}}}};
    };
    const auto missing = [&](const Json& actions) {
        return missing_in(open_in("pending", "edit", note, actions.dump().c_str()), order, refusal());
    };
    CHECK(missing(Json::array()) == Pieces{{"ordli_1", 1}, {"ordli_2", 0}});
    CHECK(missing(Json::array({update("ordli_1", 1, 1)})) == Pieces{{"ordli_2", 0}});
    // A request that came twice.
    CHECK(missing(Json::array({update("ordli_1", 1, 1), update("ordli_1", 1, 2), update("ordli_2", 0, 3)})).empty());
    // What was wanted before is not what is wanted now: the later update holds, in whatever order they come.
    CHECK(missing(Json::array({update("ordli_2", 0, 3), update("ordli_1", 0, 2), update("ordli_1", 1, 1)})) ==
          Pieces{{"ordli_1", 1}});
    CHECK(missing(Json::array({update("ordli_1", 1, 1), update("ordli_2", 0, 2), update("ordli_3", 1, 3)})) ==
          Pieces{{"ordli_3", 2}});
    CHECK_FALSE(read_desk_history(history_of("pending", "edit", note, R"([{"action":"ITEM_UPDATE","details":{}}])")));
}

}  // namespace zuil::medusa
