#pragma once

#include <string>
#include <string_view>

#include "sync/shops/shop.hpp"

namespace zuil {

// Where a reading of what changed stands. As a cursor: "p 1700000000000 1700000300000 120:4711".
struct ChangesPlace {
    char phase = 0;       // which of the shop's lists is read
    WallTime since{};     // what changed after this is read
    WallTime new_mark{};  // the server's clock when the reading began; 0 before the first answer
    PageCursor page;
};

// Where a reading begins: in the phase `first`, with what changed since `overlap` before the mark; an empty mark is
// none.
Result<ChangesPlace> begin_changes(char first, const std::string& mark, std::chrono::milliseconds overlap);

std::string to_cursor(const ChangesPlace& place);
// `phases`: those that the shop has.
Result<ChangesPlace> parse_changes_place(std::string_view phases, const PageCursor& cursor);

// A mark is the server's clock in milliseconds since 1970.
std::string to_mark(WallTime moment);
Result<WallTime> parse_mark(std::string_view mark);

}  // namespace zuil
