#include "sync/shops/changes_place.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace zuil {
namespace {

std::optional<WallTime> take_moment(std::string_view& text) {
    std::int64_t milliseconds = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, milliseconds);
    // Later than the year 9999 is no moment.
    if (error != std::errc{} || milliseconds < 0 || milliseconds > 253'402'300'799'999) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return WallTime{std::chrono::milliseconds{milliseconds}};
}

bool take_space(std::string_view& text) {
    if (!text.starts_with(' ')) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::string to_mark(WallTime moment) { return fmt::format("{}", moment.time_since_epoch().count()); }

Result<WallTime> parse_mark(std::string_view mark) {
    const auto moment = take_moment(mark);
    if (!moment || !mark.empty()) return fail(Errc::bad_data, "the mark is not one of this shop's");
    return *moment;
}

Result<ChangesPlace> begin_changes(char first, const std::string& mark, std::chrono::milliseconds overlap) {
    ChangesPlace place{.phase = first};
    if (mark.empty()) return place;
    TRY(const WallTime moment, parse_mark(mark));
    place.since = moment - overlap;
    return place;
}

std::string to_cursor(const ChangesPlace& place) {
    return fmt::format("{} {} {} {}", place.phase, to_mark(place.since), to_mark(place.new_mark), place.page);
}

Result<ChangesPlace> parse_changes_place(std::string_view phases, const PageCursor& cursor) {
    std::string_view text = cursor;
    ChangesPlace place;
    const auto refuse = [] { return fail(Errc::bad_data, "the cursor of changes is not one of this shop's"); };
    if (text.empty() || phases.find(text.front()) == std::string_view::npos) return refuse();
    place.phase = text.front();
    text.remove_prefix(1);
    if (!take_space(text)) return refuse();
    const auto since = take_moment(text);
    if (!since || !take_space(text)) return refuse();
    const auto new_mark = take_moment(text);
    if (!new_mark || !take_space(text)) return refuse();
    place.since = *since;
    place.new_mark = *new_mark;
    place.page = text;
    return place;
}

}  // namespace zuil
