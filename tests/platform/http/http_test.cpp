#include "platform/http/http.hpp"

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "tests/platform/http/http_client.hpp"
#include "tests/support/scripted_server.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using test::ask;
using test::ScriptedServer;
using test::ServedAnswer;
using test::ServedRequest;

ServedAnswer echo(const ServedRequest& request) {
    return {.headers = {{"X-Method", request.method}, {"Content-Type", "text/plain"}},
            .body = request.target + "|" + request.body};
}

}  // namespace

TEST_CASE("every method sends what it is given and brings back what was answered") {
    ScriptedServer server{echo};
    const auto http = make_curl_http();
    for (const auto& [method, name] : {std::pair{HttpMethod::get, "GET"}, std::pair{HttpMethod::post, "POST"},
                                       std::pair{HttpMethod::put, "PUT"}, std::pair{HttpMethod::delete_, "DELETE"}}) {
        const std::string body = method == HttpMethod::get ? "" : std::string(100'000, 'b');
        const auto reply =
            ask(*http, {.method = method, .url = server.url("/a?b=c"), .headers = {{"X-Key", "k"}}, .body = body})
                .value();
        CHECK(reply.status == 200);
        CHECK(reply.ok());
        CHECK(reply.header("x-method") == name);
        CHECK(reply.body == "/a?b=c|" + body);
        CHECK(server.requests().back().header("X-Key") == "k");
        CHECK(server.requests().back().header("Expect").empty());
        CHECK(server.requests().back().header("User-Agent") == "zuil");
    }
    const auto head = ask(*http, {.method = HttpMethod::head, .url = server.url("/h"), .reply_bytes_max = 1}).value();
    CHECK(head.header("Content-Length") == "3");
    CHECK(head.body.empty());
    CHECK(head.header("absent").empty());
}

TEST_CASE("any status is an answer") {
    ScriptedServer server{[](const ServedRequest& request) {
        return ServedAnswer{.status = std::stoi(request.target.substr(1)), .body = "why"};
    }};
    const auto http = make_curl_http();
    for (const int status : {400, 401, 404, 409, 429, 500, 503}) {
        const auto reply = ask(*http, {.url = server.url("/" + std::to_string(status))}).value();
        CHECK(reply.status == status);
        CHECK(reply.body == "why");
        CHECK_FALSE(reply.ok());
    }
}

TEST_CASE("nothing is delivered before poll, and connections are kept") {
    ScriptedServer server{echo};
    const auto http = make_curl_http();
    int ended = 0;
    for (int number = 0; number < 20; ++number)
        http->send({.url = server.url()}, [&ended](const Result<HttpReply>& reply) { ended += reply.has_value(); });
    http->send({.url = "not an address"}, [&ended](const Result<HttpReply>& reply) { ended += 100 * !reply; });
    CHECK(ended == 0);
    while (ended < 120) http->poll(100ms);
    CHECK(ended == 120);
    CHECK(server.connections() <= 4);
    CHECK(server.requests().size() == 20);
}

TEST_CASE("a request may be sent from an end, and a cancelled one never ends") {
    ScriptedServer server{
        [](const ServedRequest& request) { return ServedAnswer{.delay = request.target == "/late" ? 100ms : 0ms}; }};
    const auto http = make_curl_http();
    bool cancelled_ended = false;
    bool second_ended = false;
    const auto never = [&cancelled_ended](const Result<HttpReply>&) { cancelled_ended = true; };
    const HttpTicket late = http->send({.url = server.url("/late")}, never);
    const HttpTicket job = http->post([&cancelled_ended] { cancelled_ended = true; });
    http->cancel(job);
    HttpTicket sibling = 0;
    http->post([&] {
        http->cancel(late);
        http->cancel(sibling);
        http->send({.url = server.url()}, [&](const Result<HttpReply>& reply) { second_ended = reply.has_value(); });
    });
    sibling = http->post([&cancelled_ended] { cancelled_ended = true; });
    CHECK(http->poll(0ms) == 1);
    while (!second_ended) http->poll(100ms);
    std::this_thread::sleep_for(150ms);
    http->poll(0ms);
    CHECK_FALSE(cancelled_ended);
}

TEST_CASE("a posted job comes with the next poll, and what it posts with the one after") {
    const auto http = make_curl_http();
    int done = 0;
    http->post([&] {
        ++done;
        http->post([&done] { ++done; });
    });
    CHECK(done == 0);
    CHECK(http->poll(10s) == 1);
    CHECK(done == 1);
    CHECK(http->poll(10s) == 1);
    CHECK(done == 2);
}

TEST_CASE("another thread ends the wait") {
    const auto http = make_curl_http();
    const auto begin = std::chrono::steady_clock::now();
    std::thread other{[&http] {
        std::this_thread::sleep_for(30ms);
        http->wake();
    }};
    CHECK(http->poll(10s) == 0);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    other.join();
}

TEST_CASE("what has not changed is not sent again") {
    ScriptedServer server{[](const ServedRequest& request) {
        if (request.header("If-None-Match") == "\"v1\"") return ServedAnswer{.status = 304};
        return ServedAnswer{.headers = {{"ETag", "\"v1\""}}, .body = "content"};
    }};
    const auto http = make_curl_http();
    const auto first = ask(*http, {.url = server.url()}).value();
    CHECK(first.header("ETag") == "\"v1\"");
    CHECK(ask(*http, {.url = server.url(), .etag = std::string{first.header("ETag")}}).value().status == 304);
}

TEST_CASE("a download goes on where it was cut, and only with the same file") {
    const std::string content = "0123456789abcdef";
    ScriptedServer server{[&content](const ServedRequest& request) {
        const std::string range = request.header("Range");
        if (range.empty()) return ServedAnswer{.headers = {{"ETag", "\"v1\""}}, .body = content, .cut_after = 70};
        if (request.header("If-Range") != "\"v1\"") return ServedAnswer{.body = content};
        return ServedAnswer{.status = 206, .body = content.substr(std::stoul(range.substr(6)))};
    }};
    const auto http = make_curl_http();
    std::string here;
    const auto add = [&here](int status, std::string_view piece) {
        if (status == 200) CHECK(here.empty());
        here += piece;
    };
    CHECK(ask(*http, {.url = server.url(), .on_piece = add}).error().code == Errc::timeout);
    REQUIRE(!here.empty());
    REQUIRE(here.size() < content.size());
    const auto rest =
        ask(*http, {.url = server.url(), .etag = "\"v1\"", .resume_from = here.size(), .on_piece = add}).value();
    CHECK(rest.status == 206);
    CHECK(rest.body.empty());
    CHECK(here == content);
    CHECK(server.requests().back().header("Accept-Encoding").empty());
    CHECK(ask(*http, {.url = server.url(), .etag = "\"v0\"", .resume_from = 5}).value().status == 200);
    CHECK(ask(*http, {.url = server.url(), .resume_from = 3, .range_bytes = 4}).has_value());
    CHECK(server.requests().back().header("Range") == "bytes=3-6");
}

TEST_CASE("redirects stay within one scheme, keep keys at home and come to an end") {
    ScriptedServer other{[](const ServedRequest&) { return ServedAnswer{.body = "other"}; }};
    ScriptedServer server{[&other](const ServedRequest& request) {
        if (request.target == "/there") return ServedAnswer{.body = "arrived"};
        std::string target = "/there";
        if (request.target == "/loop") target = "/loop";
        if (request.target == "/file") target = "file:///etc/passwd";
        if (request.target == "/secure") target = "https://127.0.0.1:1/";
        if (request.target == "/away") target = "http://192.0.2.1/";
        if (request.target == "/other") target = "http://localhost:" + std::to_string(other.port()) + "/";
        return ServedAnswer{.status = 302, .headers = {{"Location", target}}, .body = "moved"};
    }};
    const auto http = make_curl_http();
    CHECK(ask(*http, {.url = server.url("/here")}).value().body == "arrived");
    CHECK(ask(*http, {.url = server.url("/here"), .headers = {{"X-Key", "k"}}}).value().body == "arrived");
    CHECK(ask(*http, {.url = server.url("/other")}).value().body == "other");
    CHECK(ask(*http, {.url = server.url("/other"), .headers = {{"X-Key", "k"}}}).value().status == 302);
    for (const char* target : {"/loop", "/file", "/secure", "/away"}) {
        const auto reply = ask(*http, {.url = server.url(target)}).value();
        CHECK(reply.status == 302);
        CHECK(reply.body == "moved");
    }
    CHECK(ask(*http, {.method = HttpMethod::post, .url = server.url("/here")}).value().status == 302);
}

TEST_CASE("an address that may not be asked is refused before anything goes out") {
    for (const char* url :
         {"http://example.org/", "http://192.0.2.1/", "http://127.0.0.1.example.org/", "ftp://127.0.0.1/",
          "gopher://127.0.0.1/", "", "http://", "https://ho st/", "http://[::2]/"}) {
        const auto reply = ask({.url = url});
        REQUIRE_FALSE(reply.has_value());
        CHECK(reply.error().code == Errc::bad_data);
    }
    ScriptedServer server{echo};
    CHECK(ask({.url = server.url(), .headers = {{"X-Key", "k\r\nX-Other: o"}}}).error().code == Errc::bad_data);
    CHECK(ask({.url = server.url() + std::string("\0.example.org", 13)}).error().code == Errc::bad_data);
    CHECK(server.requests().empty());
    CHECK(ask({.url = server.url(), .headers = {{"X-Empty", ""}}}).has_value());
    CHECK(server.requests().back().head.find("X-Empty:\r\n") != std::string::npos);
}

}  // namespace zuil
