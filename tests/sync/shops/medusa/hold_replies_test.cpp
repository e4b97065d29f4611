#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sync/shops/medusa/hold_desk.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {

TEST_CASE("what a variant is put together of, and whether it is counted at all") {
    const auto parts = read_hold_parts(Json::parse(R"({"variants":[{"id":"v","manage_inventory":true,"inventory_items":[
        {"inventory_item_id":"iitem_1","required_quantity":1},{"inventory_item_id":"iitem_2","required_quantity":4}]}]})"));
    REQUIRE(parts);
    CHECK(*parts == std::vector<HoldPart>{{"iitem_1", 1}, {"iitem_2", 4}});
    const auto uncounted =
        read_hold_parts(Json::parse(R"({"variants":[{"id":"v","manage_inventory":false,"inventory_items":[]}]})"));
    REQUIRE(uncounted);
    CHECK(uncounted->empty());
    CHECK(read_hold_parts(Json::parse(R"({"variants":[]})")).error().code == Errc::not_found);
    CHECK(read_hold_parts(Json::parse(R"({"variants":[{"manage_inventory":true,"inventory_items":[
        {"inventory_item_id":"iitem_1","required_quantity":0}]}]})"))
              .error()
              .code == Errc::bad_data);
}

TEST_CASE("reservations are read with their end, whatever else stands in them") {
    const auto rows = read_hold_rows(Json::parse(R"({"reservations":[
        {"id":"resitem_1","inventory_item_id":"iitem_1","metadata":{"zuil_until":"2026-03-12T22:00:00.000Z"}},
        {"id":"resitem_2","inventory_item_id":"iitem_1","metadata":null},
        {"id":"resitem_3","inventory_item_id":"iitem_1","metadata":{"zuil_until":7}}]})"));
    REQUIRE(rows);
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[0] == HoldRow{"resitem_1", "iitem_1", parse_moment("2026-03-12T22:00:00Z").value()});
    CHECK_FALSE((*rows)[1].until);
    CHECK_FALSE((*rows)[2].until);
}

TEST_CASE("a hold is found again by its description, which is its own") {
    const HoldNotice hold{.place = {.kiosk = "UT1", .store = StoreId{"UTR1"}},
                          .code = "R 7K 42",
                          .variant = VariantId{"v"},
                          .ends_at = parse_moment("2026-03-12T22:00:00Z").value()};
    CHECK(hold_description(hold) == "Zuil kiosk UT1, UTR1: R 7K 42, until 2026-03-12T22:00:00.000Z");
    HoldNotice later = hold;
    later.ends_at += std::chrono::hours{24};
    CHECK(hold_description(later) != hold_description(hold));
    CHECK(hold_rows_path(hold).text().find("description=Zuil%20kiosk%20UT1%2C%20UTR1%3A%20R%207K%2042") !=
          std::string::npos);
    CHECK(all_holds_path("sloc_1").text().find("description%5B%24like%5D=Zuil%20kiosk%20%25") != std::string::npos);
}

}  // namespace zuil::medusa
