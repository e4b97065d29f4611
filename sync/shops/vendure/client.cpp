#include "sync/shops/vendure/client.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace zuil::vendure {
namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number_in(std::string_view text, std::size_t at, std::size_t digits) {
    int value = 0;
    const char* const begin = text.data() + at;
    const auto [stop, error] = std::from_chars(begin, begin + digits, value);
    return error == std::errc{} && stop == begin + digits && value >= 0 ? std::optional{value} : std::nullopt;
}

bool holds_json(const HttpReply& reply) { return reply.header("content-type").find("json") != std::string_view::npos; }

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

Result<Answer> judge_reply(HttpReply reply) {
    const int status = reply.status;
    if (status == 401 || status == 403) return fail(Errc::refused, fmt::format("the shop answered {}", status));
    if ((!reply.ok() && status != 400) || !holds_json(reply)) {
        return fail(Errc::shop_fault,
                    fmt::format("the shop answered {} with {}", status, holds_json(reply) ? "JSON" : "no JSON"));
    }
    return Answer{.body = std::move(reply.body),
                  .session = std::string{reply.header("vendure-auth-token")},
                  .server_clock = parse_http_date(reply.header("date"))};
}

void Client::admin(std::string body, std::chrono::milliseconds deadline, AnswerDone done) {
    HttpRequest request{.method = HttpMethod::post, .url = options_.admin_api, .headers = {}, .body = std::move(body)};
    request.headers.emplace_back("vendure-api-key", options_.api_key);
    request.deadline = deadline;
    send(std::move(request), std::move(done));
}

void Client::shop(const std::string& session, std::string body, std::chrono::milliseconds deadline, AnswerDone done) {
    HttpRequest request{.method = HttpMethod::post, .url = options_.shop_api, .headers = {}, .body = std::move(body)};
    if (!session.empty()) request.headers.emplace_back("authorization", "Bearer " + session);
    request.deadline = deadline;
    send(std::move(request), std::move(done));
}

void Client::send(HttpRequest request, AnswerDone done) {
    request.headers.emplace_back("content-type", "application/json");
    request.headers.emplace_back("accept", "application/json");
    if (!options_.channel.empty()) request.headers.emplace_back("vendure-token", options_.channel);
    requests_.send(std::move(request),
                   [done = std::move(done)](Result<HttpReply> reply) { done(std::move(reply).and_then(judge_reply)); });
}

}  // namespace zuil::vendure
