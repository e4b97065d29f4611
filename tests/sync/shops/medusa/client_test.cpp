#include "sync/shops/medusa/client.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil::medusa {
namespace {

Result<Answer> judge(int status, std::string body, std::string type = "application/json; charset=utf-8") {
    return judge_reply({.status = status, .headers = {{"Content-Type", std::move(type)}}, .body = std::move(body)});
}

}  // namespace

TEST_CASE("what Medusa answers is an error of its own kind") {
    CHECK(judge(200, R"({"products":[]})"));
    const auto errc = [](int status, std::string body) { return judge(status, std::move(body)).error().code; };
    CHECK(errc(400, R"({"code":"insufficient_inventory","type":"not_allowed","message":"Some variant"})") ==
          Errc::conflict);
    CHECK(
        errc(400, R"({"type":"not_allowed","message":"Not enough stock available for item iitem_1 at location l"})") ==
        Errc::conflict);
    CHECK(errc(400, R"({"type":"invalid_data","message":"Unrecognized fields: 'updated_at'"})") == Errc::refused);
    CHECK(errc(404, R"({"type":"not_found","message":"Cart with id 'x' not found"})") == Errc::not_found);
    // Some other server's 404 is no news about a cart.
    CHECK(errc(404, R"({"detail":"nothing here"})") == Errc::shop_fault);
    // A cart that is being completed by an earlier request: later.
    CHECK(errc(409, R"({"type":"conflict","message":"Cart is already being completed by another request"})") ==
          Errc::shop_fault);
    CHECK(errc(500, R"({"type":"unknown_error","message":"An unknown error occurred."})") == Errc::shop_fault);
    CHECK(errc(401, R"({"message":"Unauthorized"})") == Errc::no_access);
    CHECK(judge(403, "{}").error().code == Errc::no_access);
}

TEST_CASE("what is no answer of Medusa's is a fault of whoever gave it") {
    for (const char* const body :
         {"", "<html>Log in to the network</html>", "[]", "null", "7", R"({"a":1,"a":2})", R"({"products":[)"}) {
        INFO(body);
        CHECK(judge(200, body).error().code == Errc::shop_fault);
    }
    CHECK(judge(200, "<html>Log in to the network</html>", "text/html").error().code == Errc::shop_fault);
    CHECK(judge(302, "{}").error().code == Errc::shop_fault);
    const HttpReply busy{.status = 503, .headers = {{"Retry-After", "20"}}, .body = ""};
    CHECK(judge_reply(busy).error().retry_after == std::chrono::seconds{20});
}

TEST_CASE("a request's path says what it means") {
    RequestPath path{"/admin/products"};
    path.with("updated_at[$gt]", "2026-11-27T07:00:00.000Z").with("limit", 10).with_each("id", {"a b", "c&d"});
    CHECK(path.text() ==
          "/admin/products?updated_at%5B%24gt%5D=2026-11-27T07%3A00%3A00.000Z&limit=10&id%5B%5D=a%20b&id%5B%5D=c%26d");
    CHECK(escaped("../x?y") == "..%2Fx%3Fy");
    CHECK(base64("") == "");
    CHECK(base64("sk_1:") == "c2tfMTo=");
    CHECK(base64("sk_12:") == "c2tfMTI6");
    CHECK(base64("sk_123:") == "c2tfMTIzOg==");
}

}  // namespace zuil::medusa
