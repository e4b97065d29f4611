#include "sync/shops/feed/pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "platform/base/check.hpp"
#include "platform/http/http_date.hpp"
#include "sync/shops/feed/rows.hpp"

namespace zuil::feed {
namespace {

template <class Number>
std::optional<Number> take_number(std::string_view& text, char behind) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end == text.data() + text.size() || *end != behind) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return value;
}

struct ContentRange {
    std::uint64_t begin = 0;
    std::optional<std::uint64_t> total;
};

// "bytes 0-1023/146515" or "bytes 0-1023/*" (RFC 9110, 14.4)
std::optional<ContentRange> parse_content_range(std::string_view text) {
    if (!text.starts_with("bytes ")) return std::nullopt;
    text.remove_prefix(6);
    ContentRange range;
    const auto begin = take_number<std::uint64_t>(text, '-');
    if (!begin) return std::nullopt;
    range.begin = *begin;
    if (!take_number<std::uint64_t>(text, '/')) return std::nullopt;
    if (text == "*") return range;
    std::uint64_t total = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), total);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    range.total = total;
    return range;
}

// A weak or strong ETag tells editions apart well enough: both are checked for change, not for equal bytes.
std::string edition_of(const HttpReply& reply, std::optional<std::uint64_t> size) {
    std::string_view tag = reply.header("ETag");
    if (tag.empty()) tag = reply.header("Last-Modified");
    return fmt::format("{}/{}", size ? std::to_string(*size) : "?", tag.substr(0, 200));
}

Result<Piece> read_ranged(const HttpReply& reply, const Position& from, std::uint64_t range_bytes) {
    const auto range = parse_content_range(reply.header("Content-Range"));
    if (!range || range->begin != from.offset) {
        return fail(Errc::shop_fault, "the web server answered with another range than was asked for");
    }
    Piece piece{.bytes = reply.body, .edition = edition_of(reply, range->total)};
    piece.reaches_end =
        range->total ? from.offset + reply.body.size() >= *range->total : reply.body.size() < range_bytes;
    if (!piece.reaches_end && reply.body.size() < range_bytes) {
        return fail(Errc::shop_fault, "the web server sent less than was asked for");
    }
    return piece;
}

Piece read_whole(const HttpReply& reply, const Position& from) {
    Piece piece{.bytes = {}, .reaches_end = true, .is_whole = true, .edition = edition_of(reply, reply.body.size())};
    piece.bytes = reply.body;
    piece.bytes.remove_prefix(std::min<std::size_t>(from.offset, reply.body.size()));
    return piece;
}

// The document ends exactly at our offset, or is empty; "bytes */146515" says its size.
Result<Piece> read_behind_end(const HttpReply& reply, const Position& from) {
    const std::string_view range = reply.header("Content-Range");
    if (range.starts_with("bytes */") && range.substr(8) != std::to_string(from.offset)) {
        return fail(Errc::conflict, "the document became shorter while it was being read; it has to be read again");
    }
    return Piece{.bytes = {}, .reaches_end = true, .edition = from.edition};
}

}  // namespace

PageCursor to_cursor(const Position& position) {
    return fmt::format("{} {} {} {}", position.offset, position.line, position.inside_long_row ? 1 : 0,
                       position.edition);
}

Result<Position> parse_cursor(std::string_view cursor) {
    Position position;
    if (cursor.empty()) return position;
    const auto offset = take_number<std::uint64_t>(cursor, ' ');
    const auto line = offset ? take_number<int>(cursor, ' ') : std::nullopt;
    const auto inside = line ? take_number<int>(cursor, ' ') : std::nullopt;
    if (!inside || *line < 1) return fail(Errc::bad_data, "this is no cursor of a feed");
    position.offset = *offset;
    position.line = *line;
    position.inside_long_row = *inside != 0;
    position.edition = cursor;
    return position;
}

Status read_status(const HttpReply& reply, std::string_view url) {
    if (reply.ok()) return {};
    const std::string detail = fmt::format("{} answered with status {}", url, reply.status);
    if (reply.status == 404 || reply.status == 410) return fail(Errc::not_found, detail);
    if (reply.status == 401 || reply.status == 403) return fail(Errc::no_access, detail);
    return tl::unexpected<Error>{Error{Errc::shop_fault, detail, retry_after(reply)}};
}

Result<Piece> read_piece(const HttpReply& reply, const Position& from, std::uint64_t range_bytes) {
    if (reply.status == 416) return read_behind_end(reply, from);
    TRY_DO(read_status(reply, "the feed's document"));
    TRY(Piece piece,
        reply.status == 206 ? read_ranged(reply, from, range_bytes) : Result<Piece>{read_whole(reply, from)});
    if (!from.edition.empty() && piece.edition != from.edition) {
        return fail(Errc::conflict, "the document was replaced while it was being read; it has to be read again");
    }
    return piece;
}

Lines cut_lines(const Piece& piece, const Position& from, std::size_t rows_max) {
    ENSURE(piece.reaches_end || piece.bytes.size() > row_bytes_max);
    Lines lines;
    lines.next = from;
    lines.next.edition = piece.edition;
    Position& at = lines.next;
    std::string_view rest = piece.bytes;
    while (!rest.empty() && lines.rows.size() < rows_max) {
        const std::size_t newline = rest.find('\n');
        const bool is_complete = newline != std::string_view::npos || piece.reaches_end;
        if (!is_complete && rest.size() <= row_bytes_max) break;
        const std::size_t length = std::min(newline == std::string_view::npos ? rest.size() : newline + 1, rest.size());
        std::string_view text = rest.substr(0, length);
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
            text.remove_suffix(1);
        }
        if (!at.inside_long_row && length > row_bytes_max) {
            lines.too_long.push_back(at.line);
        } else if (!at.inside_long_row && !text.empty()) {
            lines.rows.push_back({at.line, text});
        }
        at.inside_long_row = !is_complete;
        if (is_complete) ++at.line;
        at.offset += length;
        rest.remove_prefix(length);
    }
    lines.is_last = piece.reaches_end && rest.empty();
    return lines;
}

}  // namespace zuil::feed
