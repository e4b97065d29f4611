#pragma once

#include "sync/shops/vendure/client.hpp"

namespace zuil::vendure {

// Reads what changed since `mark`: first the products that say so, then those whose variants do, because a variant's
// new price does not touch its product. See README.md for what no time stamp shows.
void ask_changes(Client& client, const Clock& clock, const VendureOptions& options, const std::string& mark,
                 const PageCursor& from, Done<Changes> done);

// Where such a reading stands. As a cursor: "p 1700000000000 1700000300000 120:4711".
struct ChangesPlace {
    enum class Phase { products, variants };
    Phase phase = Phase::products;
    WallTime since{};     // what changed after this is read
    WallTime new_mark{};  // the server's clock when the reading began; 0 before the first answer
    PageCursor page;
};

std::string to_cursor(const ChangesPlace& place);
Result<ChangesPlace> parse_changes_place(const PageCursor& cursor);

// A mark is the server's clock in milliseconds since 1970.
std::string to_mark(WallTime moment);
Result<WallTime> parse_mark(std::string_view mark);

}  // namespace zuil::vendure
