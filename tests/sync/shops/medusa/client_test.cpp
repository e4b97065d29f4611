#include "sync/shops/medusa/client.hpp"

#include <catch2/catch_test_macros.hpp>

#include "sync/shops/medusa/customers.hpp"

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

TEST_CASE("a customer is an account before a guest, and only who is found alone") {
    const auto read = [](const std::string& text, const std::string& rows) {
        return read_customer(*customer_question(text), Json::parse(R"({"customers":[)" + rows + "]}"));
    };
    const std::string guest =
        R"({"id":"c1","first_name":"Gast","last_name":null,"email":"s@example.com","phone":"+31655501002"})";
    const std::string account =
        R"({"id":"c2","first_name":"Sam","last_name":"Proef","email":"s@example.com","phone":"+31655501002","has_account":true})";
    CHECK(read("S@Example.com", guest)->name == "Gast");
    CHECK(read("s@example.com", guest + "," + account)->name == "Sam Proef");
    CHECK(read("06 5550 1002", account)->id == CustomerId{"c2"});
    CHECK(read("s@example.com", "").error().code == Errc::not_found);
    CHECK(read("s@example.com", account + "," + account).error().code == Errc::not_found);
    // Medusa's search finds the digits in other fields as well.
    CHECK(read("+31600000000", account).error().code == Errc::not_found);
    CHECK_FALSE(customer_question("2900010003"));
}

}  // namespace zuil::medusa
