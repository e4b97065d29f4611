#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/shop.hpp"

// These shops' lists know offsets only, and a row deleted on page 1 makes page 2 skip one. So every page asks again for
// the last row of the page before it: when that row is not where it was, rows have moved up, and the page is asked
// again from further back until the gap is closed. Rows are sorted by id, so new ones come last.
namespace zuil {

// How far a list has been read. As a PageCursor: "120:4711", the beginning is empty.
struct ReadingPlace {
    int position = 0;     // how many rows stand before the next one, as far as we know
    std::string last_id;  // the id of the last row that was read
};

Result<ReadingPlace> parse_place(const PageCursor& cursor);
PageCursor to_cursor(const ReadingPlace& place);

// What to ask for.
struct Slice {
    int skip = 0;
    int take = 0;
};

// `back`: how many rows further back than usual; 0 at first.
Slice slice_at(const ReadingPlace& place, int page_rows, int back);

// What to make of an answer.
struct Settled {
    bool has_gap = false;   // rows may be missing before the first: ask again from twice as far back
    std::size_t first = 0;  // the first row that is new
    ReadingPlace next;
    bool is_last = false;
};

// `ids` of the rows that came, in their order; `total` as the list says.
Settled settle(const ReadingPlace& place, const Slice& asked, const std::vector<std::string>& ids, int total);

// Whether row `a` stands before row `b`: numbers by value, all else as text (UUIDs, ULIDs).
bool id_precedes(std::string_view a, std::string_view b);

}  // namespace zuil
