#include "platform/http/http_date.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

using namespace std::chrono_literals;

HttpReply reply_with(int status, std::string retry_after) {
    return {.status = status,
            .headers = {{"Date", "Sat, 21 Nov 2026 23:44:42 GMT"}, {"Retry-After", std::move(retry_after)}},
            .body = ""};
}

}  // namespace

TEST_CASE("a date is read as HTTP writes it") {
    const auto moment = parse_http_date("Sat, 21 Nov 2026 23:44:42 GMT");
    REQUIRE(moment);
    CHECK(moment->time_since_epoch() == std::chrono::milliseconds{1'795'304'682'000});
    for (const char* const text :
         {"", "2026-11-21T23:44:42Z", "Sat, 31 Feb 2026 23:44:42 GMT", "Sat, 21 Nov 2026 24:44:42 GMT",
          "Sat, 21 Xyz 2026 23:44:42 GMT", "Sat, 21 Nov 2026 23:44:42 CET", "Sat, -1 Nov 2026 23:44:42 GMT"}) {
        INFO(text);
        CHECK_FALSE(parse_http_date(text));
    }
}

TEST_CASE("a refusal says how long to stay away") {
    CHECK(retry_after(reply_with(429, "30")) == 30s);
    CHECK(retry_after(reply_with(503, "Sat, 21 Nov 2026 23:46:42 GMT")) == 2min);
    // Neither at once nor tomorrow.
    CHECK(retry_after(reply_with(429, "0")) == 1s);
    CHECK(retry_after(reply_with(503, "Sat, 21 Nov 2026 23:00:00 GMT")) == 1s);
    CHECK(retry_after(reply_with(429, "3600")) == 15min);
    CHECK(retry_after(reply_with(429, "99999999999999999999")) == 15min);
    for (const char* const nothing : {"", "soon", "-5", "1.5", "Sat, 99 Nov 2026 23:46:42 GMT"}) {
        INFO(nothing);
        CHECK(retry_after(reply_with(429, nothing)) == 0ms);
    }
    CHECK(retry_after(reply_with(200, "30")) == 0ms);
    CHECK(retry_after({.status = 503, .headers = {{"Retry-After", "Sat, 21 Nov 2026 23:46:42 GMT"}}, .body = ""}) ==
          0ms);
}

}  // namespace zuil
