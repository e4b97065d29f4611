#include "platform/http/http_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace zuil {
namespace {

constexpr std::chrono::milliseconds retry_after_least{1'000};
constexpr std::chrono::milliseconds retry_after_most{900'000};

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number_in(std::string_view text, std::size_t at, std::size_t digits) {
    int value = 0;
    const char* const begin = text.data() + at;
    const auto [stop, error] = std::from_chars(begin, begin + digits, value);
    return error == std::errc{} && stop == begin + digits && value >= 0 ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<WallTime> parse_http_date(std::string_view text) {
    constexpr std::string_view pattern = "Sat, 21 Nov 2026 23:44:42 GMT";
    if (text.size() != pattern.size() || !text.ends_with(" GMT")) return std::nullopt;
    const auto day = number_in(text, 5, 2);
    const auto year = number_in(text, 12, 4);
    const auto hour = number_in(text, 17, 2);
    const auto minute = number_in(text, 20, 2);
    const auto second = number_in(text, 23, 2);
    unsigned month = 1;
    while (month <= months.size() && months[month - 1] != text.substr(8, 3)) ++month;
    if (!day || !year || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{month},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return WallTime{std::chrono::sys_days{date}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second};
}

std::chrono::milliseconds retry_after(const HttpReply& reply) {
    const std::string_view text = reply.header("Retry-After");
    if (reply.status < 400 || text.empty()) return std::chrono::milliseconds{0};
    std::chrono::milliseconds asked{0};
    if (const auto date = parse_http_date(text)) {
        const auto now = parse_http_date(reply.header("Date"));
        if (!now) return std::chrono::milliseconds{0};
        asked = *date - *now;
    } else if (text.find_first_not_of("0123456789") == std::string_view::npos) {
        // More digits than nine are more than the most anyway.
        asked = text.size() > 9 ? retry_after_most : std::chrono::seconds{std::stoi(std::string{text})};
    } else {
        return std::chrono::milliseconds{0};
    }
    return std::clamp(asked, retry_after_least, retry_after_most);
}

}  // namespace zuil
