#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/http/http.hpp"
#include "sync/shops/shop.hpp"

namespace zuil::feed {

// Where reading stands in a JSON Lines document.
struct Position {
    std::uint64_t offset = 0;
    int line = 1;                  // the number of the line that begins (or goes on) at `offset`
    bool inside_long_row = false;  // what comes first is the rest of a row that was set aside
    std::string edition;           // of the document (ETag or date, and size); empty before the first piece
};

// The same as text, fit to be stored; the beginning is the empty text.
PageCursor to_cursor(const Position& position);
Result<Position> parse_cursor(std::string_view cursor);

// What an answer to a ranged request holds. `bytes` points into the reply.
struct Piece {
    std::string_view bytes;  // from the position's offset on
    bool reaches_end = false;
    bool is_whole = false;  // the server knows no ranges and sent everything
    std::string edition;
};

// `range_bytes` is what was asked for, more than row_bytes_max. Fails with conflict where the document is another
// edition than the one that `from` was read from, and with what read_status() says about an answer that is no document.
Result<Piece> read_piece(const HttpReply& reply, const Position& from, std::uint64_t range_bytes);

// Turns a status that is no success into an error: 404 and 410 not_found, 401 and 403 no_access, the rest shop_fault.
Status read_status(const HttpReply& reply, std::string_view url);

struct Line {
    int number = 0;
    std::string_view text;  // without line break; never empty; points into the piece
};

struct Lines {
    std::vector<Line> rows;
    std::vector<int> too_long;  // numbers of the lines above row_bytes_max
    Position next;
    bool is_last = false;
};

// Cuts the next rows off a piece, at most `rows_max` of them. A row that is not yet complete is left for the next
// piece. Empty lines are skipped. Needs a piece of more than row_bytes_max unless it reaches the end.
Lines cut_lines(const Piece& piece, const Position& from, std::size_t rows_max);

}  // namespace zuil::feed
