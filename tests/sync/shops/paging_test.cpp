#include "sync/shops/paging.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "sync/shops/changes_place.hpp"

namespace zuil {
namespace {

// A list as Vendure keeps it: rows by id, read by offset.
std::vector<std::string> rows_of(const std::vector<int>& list, const Slice& slice) {
    std::vector<std::string> rows;
    for (int at = slice.skip; at < slice.skip + slice.take && at < static_cast<int>(list.size()); ++at) {
        rows.push_back(std::to_string(list[static_cast<std::size_t>(at)]));
    }
    return rows;
}

}  // namespace

TEST_CASE("whatever vanishes or comes while a list is read, no row that stays is missed or read twice") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        std::mt19937 chance{seed};
        const auto below = [&](int limit) { return static_cast<int>(chance() % static_cast<unsigned>(limit)); };
        std::vector<int> list;
        const int length = below(60);
        for (int id = 1; id <= length; ++id) list.push_back(id);
        const std::vector<int> before = list;
        const int page_rows = 2 + below(12);
        std::vector<int> seen;
        int newest = 1000;
        ReadingPlace place;
        while (true) {
            Settled settled;
            std::vector<std::string> rows;
            for (int back = 0;; back = back == 0 ? 1 : back * 2) {
                const Slice slice = slice_at(place, page_rows, back);
                rows = rows_of(list, slice);
                settled = settle(place, slice, rows, static_cast<int>(list.size()));
                if (!settled.has_gap) break;
                REQUIRE(slice.skip > 0);
            }
            for (std::size_t at = settled.first; at < rows.size(); ++at) seen.push_back(std::stoi(rows[at]));
            if (settled.is_last) break;
            const auto next = parse_place(to_cursor(settled.next));
            REQUIRE(next);
            place = *next;
            for (int gone = below(4); gone > 0 && !list.empty(); --gone) {
                list.erase(list.begin() + below(static_cast<int>(list.size())));
            }
            if (below(3) == 0 && seen.size() < 200) list.push_back(++newest);
        }
        INFO("seed " << seed);
        for (const int id : list) {
            if (std::ranges::find(before, id) != before.end()) CHECK(std::ranges::count(seen, id) == 1);
        }
        CHECK(std::ranges::is_sorted(seen));
        CHECK(std::ranges::adjacent_find(seen) == seen.end());
    }
}

TEST_CASE("ids that are numbers go by value, others as text") {
    CHECK(id_precedes("9", "10"));
    CHECK_FALSE(id_precedes("10", "9"));
    CHECK(id_precedes("0190a", "0190b"));
    CHECK_FALSE(id_precedes("7", "7"));
}

TEST_CASE("cursors that are not ours are refused") {
    for (const char* const text : {":5", "0:5", "-3:5", "x:5", "12:", "12", "99999999999:5"}) {
        INFO(text);
        CHECK_FALSE(parse_place(text));
    }
    CHECK(parse_place("120:4711")->last_id == "4711");
    for (const char* const text : {"x 1 2 3:4", "p 1", "p 1 ", "p -1 2 ", "v a b c", "p 999999999999999999 0 "}) {
        INFO(text);
        CHECK_FALSE(parse_changes_place("pv", text));
    }
    const auto place = parse_changes_place("pv", "v 1700000000000 1700000300000 120:4711");
    REQUIRE(place);
    CHECK(place->page == "120:4711");
    CHECK(to_cursor(*place) == "v 1700000000000 1700000300000 120:4711");
    CHECK_FALSE(parse_mark("soon"));
    CHECK_FALSE(parse_mark("1700000000000 and more"));
}

}  // namespace zuil
