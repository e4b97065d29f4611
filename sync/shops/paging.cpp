#include "sync/shops/paging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zuil {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

Result<ReadingPlace> parse_place(const PageCursor& cursor) {
    if (cursor.empty()) return ReadingPlace{};
    ReadingPlace place;
    const auto* end = cursor.data() + cursor.size();
    const auto [stop, error] = std::from_chars(cursor.data(), end, place.position);
    if (error != std::errc{} || stop == end || *stop != ':' || place.position < 1 || stop + 1 == end) {
        return fail(Errc::bad_data, "the page cursor is not one of this shop's");
    }
    place.last_id.assign(stop + 1, end);
    return place;
}

PageCursor to_cursor(const ReadingPlace& place) { return fmt::format("{}:{}", place.position, place.last_id); }

Slice slice_at(const ReadingPlace& place, int page_rows, int back) {
    if (place.position == 0) return {.skip = 0, .take = page_rows};
    return {.skip = std::max(0, place.position - 1 - back), .take = page_rows};
}

Settled settle(const ReadingPlace& place, const Slice& asked, const std::vector<std::string>& ids, int total) {
    const auto rows = static_cast<int>(ids.size());
    Settled settled;
    if (place.position > 0) {
        const auto known = std::ranges::find(ids, place.last_id);
        if (known != ids.end()) {
            settled.first = static_cast<std::size_t>(known - ids.begin()) + 1;
        } else {
            // The last row itself may be gone. Any row that stood before it is as good a foothold.
            const auto is_old = [&](const std::string& id) { return id_precedes(id, place.last_id); };
            settled.first = static_cast<std::size_t>(std::ranges::find_if_not(ids, is_old) - ids.begin());
            settled.has_gap = settled.first == 0 && asked.skip > 0;
        }
    }
    settled.next.position = asked.skip + rows;
    settled.next.last_id = settled.first < ids.size() ? ids.back() : place.last_id;
    settled.is_last = rows == 0 || settled.next.position >= total;
    return settled;
}

bool id_precedes(std::string_view a, std::string_view b) {
    if (is_number(a) && is_number(b) && a.size() != b.size()) return a.size() < b.size();
    return a < b;
}

}  // namespace zuil
