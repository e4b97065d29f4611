#include "sync/shops/feed/pieces.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <sstream>

#include "platform/base/random.hpp"
#include "sync/shops/feed/rows.hpp"

namespace zuil::feed {
namespace {

constexpr std::uint64_t range_bytes = row_bytes_max + 5'000;

// What a web server answers to a range, "bytes=offset-".
HttpReply ranged(const std::string& document, std::uint64_t offset, const std::string& etag = "\"1\"") {
    if (offset >= document.size()) {
        return {.status = 416, .headers = {{"Content-Range", fmt::format("bytes */{}", document.size())}}, .body = {}};
    }
    std::string body = document.substr(offset, range_bytes);
    const std::string range = fmt::format("bytes {}-{}/{}", offset, offset + body.size() - 1, document.size());
    return {.status = 206, .headers = {{"Content-Range", range}, {"ETag", etag}}, .body = std::move(body)};
}

// Lines of every length that matters, and what has to come of each.
struct Sample {
    std::string document;
    std::vector<std::pair<int, std::string>> rows;
    std::vector<int> too_long;
};

Sample make_sample(SeededRandom& random) {
    Sample sample;
    const int count = 1 + static_cast<int>(random.below(60));
    for (int number = 1; number <= count; ++number) {
        std::string line(random.below(30) == 0 ? row_bytes_max + random.below(700'000) : random.below(40'000), 'x');
        if (random.below(8) == 0) line.clear();
        const std::string end = number == count && random.below(2) == 0 ? "" : random.below(4) == 0 ? "\r\n" : "\n";
        sample.document += line + end;
        if (line.size() + end.size() > row_bytes_max) {
            sample.too_long.push_back(number);
        } else if (!line.empty()) {
            sample.rows.emplace_back(number, line);
        }
    }
    return sample;
}

}  // namespace

TEST_CASE("rows read in pieces are the rows of the document, wherever the pieces end") {
    SeededRandom random{5};
    for (int round = 0; round < 60; ++round) {
        const Sample sample = make_sample(random);
        const std::size_t rows_max = 1 + random.below(20);
        std::vector<std::pair<int, std::string>> rows;
        std::vector<int> too_long;
        PageCursor cursor;
        for (bool is_last = false; !is_last;) {
            const Position from = parse_cursor(cursor).value();
            const HttpReply reply = ranged(sample.document, from.offset);
            const Lines lines = cut_lines(read_piece(reply, from, range_bytes).value(), from, rows_max);
            REQUIRE((lines.is_last || lines.next.offset > from.offset));
            REQUIRE(lines.rows.size() <= rows_max);
            for (const Line& line : lines.rows) rows.emplace_back(line.number, line.text);
            too_long.insert(too_long.end(), lines.too_long.begin(), lines.too_long.end());
            cursor = to_cursor(lines.next);
            is_last = lines.is_last;
        }
        CHECK(rows == sample.rows);
        CHECK(too_long == sample.too_long);
    }
}

TEST_CASE("a document that is replaced while it is being read is noticed") {
    const std::string before(400'000, '\n');
    const Position start{};
    const HttpReply first = ranged(before, 0);
    const Position next = cut_lines(read_piece(first, start, range_bytes).value(), start, 1'000).next;
    REQUIRE(next.offset > 0);
    CHECK(read_piece(ranged(before, next.offset), next, range_bytes).has_value());
    CHECK(read_piece(ranged(before, next.offset, "\"2\""), next, range_bytes).error().code == Errc::conflict);
    const std::string longer = before + "\n";
    CHECK(read_piece(ranged(longer, next.offset), next, range_bytes).error().code == Errc::conflict);
    CHECK(read_piece(ranged("\n", next.offset), next, range_bytes).error().code == Errc::conflict);
}

TEST_CASE("an answer that does not fit the question is the web server's fault") {
    const std::string document(600'000, '\n');
    HttpReply other = ranged(document, 7);
    CHECK(read_piece(other, Position{}, range_bytes).error().code == Errc::shop_fault);
    HttpReply shorter = ranged(document, 0);
    shorter.body.resize(1'000);
    CHECK(read_piece(shorter, Position{}, range_bytes).error().code == Errc::shop_fault);
    HttpReply nonsense = ranged(document, 0);
    nonsense.headers = {{"Content-Range", "bytes 0-/x"}};
    CHECK(read_piece(nonsense, Position{}, range_bytes).error().code == Errc::shop_fault);
    CHECK(read_piece({.status = 404}, Position{}, range_bytes).error().code == Errc::not_found);
    CHECK(read_piece({.status = 403}, Position{}, range_bytes).error().code == Errc::no_access);
    CHECK(read_piece({.status = 503}, Position{}, range_bytes).error().code == Errc::shop_fault);
}

TEST_CASE("a server without ranges gives the whole document at once") {
    const HttpReply reply{.status = 200, .headers = {}, .body = "a\nb\n"};
    const Piece piece = read_piece(reply, Position{}, range_bytes).value();
    CHECK(piece.is_whole);
    CHECK(cut_lines(piece, Position{}, 100).is_last);
}

TEST_CASE("a cursor is text, and a strange one is refused") {
    const Position position{.offset = 123'456'789'012, .line = 42, .inside_long_row = true, .edition = "9/W/\"a b\""};
    const Position back = parse_cursor(to_cursor(position)).value();
    CHECK(back.offset == position.offset);
    CHECK(back.line == position.line);
    CHECK(back.inside_long_row);
    CHECK(back.edition == position.edition);
    for (const char* cursor : {"x", "1", "1 2", "-1 2 0 e", "1 0 0 e", "99999999999999999999 1 0 e"}) {
        CAPTURE(cursor);
        CHECK_FALSE(parse_cursor(cursor).has_value());
    }
}

}  // namespace zuil::feed
