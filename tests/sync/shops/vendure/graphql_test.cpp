#include "sync/shops/vendure/graphql.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "platform/text/text.hpp"
#include "sync/shops/vendure/client.hpp"
#include "sync/shops/vendure/html.hpp"

namespace zuil::vendure {

TEST_CASE("an error inside a 200 is an error of its own kind") {
    const auto errc = [](std::string_view body) { return graphql_data(body).error().code; };
    CHECK(errc(R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}],"data":null})") == Errc::no_access);
    CHECK(errc(R"({"errors":[{"message":"Cannot take more","extensions":{"code":"USER_INPUT_ERROR"}}]})") ==
          Errc::refused);
    CHECK(errc(R"({"errors":[{"message":"none","extensions":{"code":"ENTITY_NOT_FOUND"}}],"data":null})") ==
          Errc::not_found);
    CHECK(errc(R"({"errors":[{"message":"Cannot query field","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]})") ==
          Errc::bad_data);
    CHECK(errc(R"({"errors":[{"message":"duplicate key value violates unique constraint \"UQ_1\""}],"data":null})") ==
          Errc::conflict);
    CHECK(errc(R"({"errors":[{"message":"boom","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]})") == Errc::shop_fault);
    // Data beside an error is half an answer, and half an answer is none.
    CHECK(errc(R"({"errors":[{"message":"boom"}],"data":{"products":{}}})") == Errc::shop_fault);
}

TEST_CASE("a long message is cut between letters, for it is written into JSON again") {
    for (const char* const lead : {"", "x"}) {
        std::string message{lead};
        for (int n = 0; n < 200; ++n) message += "ü";
        const auto data = graphql_data(R"({"errors":[{"message":")" + message + R"("}]})");
        REQUIRE_FALSE(data);
        CHECK(is_utf8(data.error().detail));
        CHECK(data.error().detail.size() >= 299);
    }
}

TEST_CASE("what is no GraphQL answer is a fault of the shop") {
    for (const char* const body :
         {"", "<html>Log in to the network</html>", "[]", "{}", "null", R"({"data":null})", R"({"data":[1]})",
          R"({"errors":"all of them"})", R"({"errors":[]})", R"({"errors":[7]})", R"({"data":{}, "data":{}})"}) {
        INFO(body);
        const auto data = graphql_data(body);
        REQUIRE_FALSE(data);
        CHECK(data.error().code == Errc::shop_fault);
    }
    CHECK(graphql_data(R"({"data":{"products":1}})"));
}

TEST_CASE("a status says no more than what stands before the shop") {
    const auto judge = [](int status, std::string type) {
        return judge_reply({.status = status, .headers = {{"Content-Type", std::move(type)}}, .body = "{}"});
    };
    CHECK(judge(200, "application/json; charset=utf-8"));
    CHECK(judge(400, "application/graphql-response+json"));
    CHECK(judge(200, "text/html").error().code == Errc::shop_fault);
    CHECK(judge(302, "application/json").error().code == Errc::shop_fault);
    CHECK(judge(401, "application/json").error().code == Errc::no_access);
    CHECK(judge(429, "application/json").error().code == Errc::shop_fault);
    CHECK(judge(502, "text/html").error().code == Errc::shop_fault);
    const HttpReply busy{.status = 503, .headers = {{"Retry-After", "20"}}, .body = ""};
    CHECK(judge_reply(busy).error().retry_after == std::chrono::seconds{20});
}

TEST_CASE("only names can stand in a query") {
    CHECK(is_graphql_name("lowestPrice30d"));
    CHECK_FALSE(is_graphql_name(""));
    CHECK_FALSE(is_graphql_name("3d"));
    CHECK_FALSE(is_graphql_name("ean } } __schema {"));
    CHECK(custom_fields_selection({"ean", "", "listPrice"}) == " customFields { ean listPrice }");
    CHECK(custom_fields_selection({"", ""}).empty());
}

TEST_CASE("a description in HTML becomes plain text") {
    const auto text = [](std::string_view html) { return text_of_html(html, 1000); };
    CHECK(text("<p>Cast-iron pan &amp; lid.</p>") == "Cast-iron pan & lid.");
    CHECK(text("<p>One</p>\n<p>Two<br/>Three</p>") == "One\nTwo\nThree");
    CHECK(text("<ul><li>a</li><li>b</li></ul>") == "• a\n• b");
    CHECK(text("a<script>alert('x < y')</script>b<style>p{}</style>c<!-- no -->d") == "abcd");
    CHECK(text("2 &lt; 3 &#39;q&#x2019; &euro;5 &nope; & &#0; &#xD800;") == "2 < 3 'q’ €5 &nope; & &#0; &#xD800;");
    CHECK(text("never closed <b") == "never closed");
    CHECK(text("<script>never closed").empty());
    // Cut between letters, never within one.
    CHECK(text_of_html("éééé", 5) == "éé");
    CHECK(text_of_html(std::string(100'000, '<'), 1000).empty());
}

}  // namespace zuil::vendure
