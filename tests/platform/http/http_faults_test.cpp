#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <mutex>

#include "platform/base/random.hpp"
#include "platform/http/http.hpp"
#include "tests/platform/http/http_client.hpp"
#include "tests/support/gzip.hpp"
#include "tests/support/scripted_server.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using test::ask;
using test::gzip;
using test::ScriptedServer;
using test::ServedAnswer;
using test::ServedRequest;

ServedAnswer packed(std::string body) { return {.headers = {{"Content-Encoding", "gzip"}}, .body = std::move(body)}; }

Errc code_of(const Result<HttpReply>& reply) {
    REQUIRE_FALSE(reply.has_value());
    return reply.error().code;
}

}  // namespace

TEST_CASE("an answer that is cut anywhere is never taken for a whole one") {
    const ServedAnswer whole{.headers = {{"Content-Type", "text/plain"}}, .body = "twenty bytes of body"};
    ScriptedServer server{[&whole](const ServedRequest& request) {
        ServedAnswer cut = whole;
        cut.cut_after = std::stoul(request.target.substr(1));
        cut.resets = cut.cut_after % 2 == 0;
        return cut;
    }};
    const auto http = make_curl_http();
    const std::size_t bytes = std::string(
                                  "HTTP/1.1 200 As scripted\r\nContent-Type: text/plain\r\n"
                                  "Content-Length: 20\r\n\r\n")
                                  .size() +
                              20;
    for (std::size_t cut = 0; cut < bytes; ++cut) {
        INFO("cut after " << cut);
        CHECK(code_of(ask(*http, {.url = server.url("/" + std::to_string(cut)), .deadline = 2s})) == Errc::timeout);
    }
    CHECK(ask(*http, {.url = server.url("/" + std::to_string(bytes + 1))}).value().body == whole.body);
}

TEST_CASE("a request that may change something goes out once, even when a kept connection dies under it") {
    ScriptedServer server{[](const ServedRequest& request) {
        return ServedAnswer{.cut_after = request.target == "/die" ? 0 : SIZE_MAX};
    }};
    for (const HttpMethod method : {HttpMethod::post, HttpMethod::put, HttpMethod::delete_}) {
        for (const char* body : {"", "order"}) {
            const auto http = make_curl_http();
            const auto before = server.requests().size();
            CHECK(ask(*http, {.method = method, .url = server.url("/live"), .body = body}).has_value());
            CHECK(code_of(ask(*http, {.method = method, .url = server.url("/die"), .body = body})) == Errc::timeout);
            CHECK(server.requests().size() == before + 2);
        }
    }
}

TEST_CASE("nobody there is offline, silence is a timeout") {
    int closed_port = 0;
    {
        closed_port = ScriptedServer{[](const ServedRequest&) { return ServedAnswer{}; }}.port();
    }
    CHECK(code_of(ask({.url = "http://127.0.0.1:" + std::to_string(closed_port) + "/"})) == Errc::offline);
    CHECK(code_of(ask({.url = "https://shop.invalid/secret?token=t"})) == Errc::offline);
    CHECK(ask({.url = "https://shop.invalid/secret?token=t"}).error().detail.find("token") == std::string::npos);

    ScriptedServer server{[](const ServedRequest&) { return ServedAnswer{.delay = 5s}; }};
    const auto begin = steady_clock::now();
    CHECK(code_of(ask({.url = server.url(), .deadline = 100ms})) == Errc::timeout);
    CHECK(steady_clock::now() - begin < 1s);
}

TEST_CASE("a trickle is cut off by the deadline, and earlier by the speed") {
    ScriptedServer server{[](const ServedRequest&) {
        return ServedAnswer{.body = std::string(1000, 'x'), .piece_bytes = 1, .piece_delay = 20ms};
    }};
    const auto begin = steady_clock::now();
    CHECK(code_of(ask({.url = server.url(), .deadline = 200ms})) == Errc::timeout);
    CHECK(steady_clock::now() - begin < 1s);
    CHECK(code_of(ask({.url = server.url(), .deadline = 30s, .silence_max = 1s})) == Errc::timeout);
    CHECK(steady_clock::now() - begin < 5s);
}

TEST_CASE("what is packed is unpacked") {
    ScriptedServer server{[](const ServedRequest&) { return packed(gzip("plain text")); }};
    CHECK(ask({.url = server.url()}).value().body == "plain text");
    CHECK(server.requests().back().header("Accept-Encoding") == "gzip, br");
}

TEST_CASE("a bomb is refused at the cap, whether packed, announced or endless") {
    constexpr std::size_t cap = 1U << 20U;
    const std::string bomb = gzip(std::string(64U << 20U, '\0'));
    ScriptedServer server{[&bomb](const ServedRequest& request) {
        if (request.target == "/packed") return packed(bomb);
        if (request.target == "/announced") return ServedAnswer{.body = std::string(cap + 1, 'x')};
        if (request.target == "/exact") return ServedAnswer{.body = std::string(cap, 'x')};
        return ServedAnswer{.body = std::string(1U << 16U, 'x'), .repeat_body = 100'000};
    }};
    const auto http = make_curl_http();
    std::size_t pieces = 0;
    const auto count = [&pieces](int, std::string_view piece) { pieces += piece.size(); };
    for (const char* target : {"/packed", "/announced", "/endless"}) {
        CHECK(code_of(ask(*http, {.url = server.url(target), .reply_bytes_max = cap})) == Errc::bad_data);
        CHECK(code_of(ask(*http, {.url = server.url(target), .reply_bytes_max = cap, .on_piece = count})) ==
              Errc::bad_data);
    }
    CHECK(pieces <= 3 * cap);
    CHECK(ask(*http, {.url = server.url("/exact"), .reply_bytes_max = cap}).value().body.size() == cap);
}

TEST_CASE("an answer that is no HTTP, or bends it, ends as an error or as what it says") {
    const std::string head = "HTTP/1.1 200 OK\r\n";
    const std::vector<std::string> refused{
        "not HTTP at all\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        head + "Content-Length: -5\r\n\r\nabc",
        head + "Content-Length: 99999999999999999999\r\n\r\nabc",
        head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        head + "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n\r\nabc",
        "HTTP/1.1 100 Continue\r\n\r\n",
        std::string("\0\0\0\0\0\0\0\0", 8),
    };
    ScriptedServer server{[&refused](const ServedRequest& request) {
        return ServedAnswer{.raw = refused.at(std::stoul(request.target.substr(1)))};
    }};
    for (std::size_t number = 0; number < refused.size(); ++number) {
        INFO(refused[number]);
        CHECK_FALSE(ask({.url = server.url("/" + std::to_string(number)), .deadline = 2s}).has_value());
    }
}

TEST_CASE("endless interim answers and endless headers are cut off") {
    ScriptedServer server{[](const ServedRequest& request) {
        if (request.target == "/interim")
            return ServedAnswer{.repeat_body = 1'000'000, .raw = "HTTP/1.1 100 Go on\r\n\r\n"};
        return ServedAnswer{.repeat_body = 1'000'000, .raw = "X-Header: value\r\n"};
    }};
    for (const char* target : {"/interim", "/headers"})
        CHECK_FALSE(ask({.url = server.url(target), .deadline = 5s}).has_value());
}

TEST_CASE("chance's answers do not break the client") {
    SeededRandom random{9};
    std::mutex mutex;
    ScriptedServer server{[&](const ServedRequest&) {
        const std::lock_guard lock{mutex};
        ServedAnswer answer{.raw =
                                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
                                "Content-Encoding: gzip\r\nETag: \"1\"\r\n\r\n5\r\nhello\r\n0\r\n\r\n"};
        for (int change = 0; change < 4; ++change)
            answer.raw[random.below(answer.raw.size())] = static_cast<char>(random.below(256));
        return answer;
    }};
    const auto http = make_curl_http();
    for (int round = 0; round < 300; ++round) (void)ask(*http, {.url = server.url(), .deadline = 2s});
    CHECK(server.requests().size() >= 300);
}

TEST_CASE("a broken packing and endless headers are bad data") {
    ScriptedServer server{[](const ServedRequest& request) {
        if (request.target == "/headers") {
            ServedAnswer many;
            for (int number = 0; number < 100; ++number) many.headers.emplace_back("X-Long", std::string(4096, 'x'));
            return many;
        }
        std::string broken = gzip("plain text");
        if (request.target == "/flipped") broken[12] = static_cast<char>(broken[12] ^ 0x55);
        if (request.target == "/plain") broken = "not packed at all";
        return packed(std::move(broken));
    }};
    for (const char* target : {"/headers", "/flipped", "/plain"})
        CHECK(code_of(ask({.url = server.url(target)})) == Errc::bad_data);
}

}  // namespace zuil
