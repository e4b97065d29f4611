#include "sync/shops/feed/addresses.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil::feed {

TEST_CASE("an address is taken relative to the document that it stands in") {
    const std::string_view base = "https://shop.example/feeds/nl/products.jsonl?key=1";
    CHECK(resolve(base, "images/a.svg") == "https://shop.example/feeds/nl/images/a.svg");
    CHECK(resolve(base, "/images/a.svg") == "https://shop.example/images/a.svg");
    CHECK(resolve(base, "https://cdn.example/a.jpg") == "https://cdn.example/a.jpg");
    CHECK(resolve(base, "a b.svg").error().code == Errc::bad_data);
    CHECK(resolve("file:///srv/feed/feed.json", "products.jsonl") == "file:///srv/feed/products.jsonl");
    CHECK(resolve("file:///srv/feed/feed.json", "/elsewhere/products.jsonl") == "file:///elsewhere/products.jsonl");
    CHECK(resolve("file:///srv/feed/feed.json", "https://cdn.example/a.jpg") == "https://cdn.example/a.jpg");
}

TEST_CASE("an address that reaches for something else is refused") {
    const std::string_view base = "https://shop.example/feeds/products.jsonl";
    for (const char* reference :
         {"", "../secret", "images/../../secret", "images/%2e%2e/secret", ".%2E/secret", "%2E%2e/secret",
          "images/%2e./secret", "file:///etc/passwd", "javascript:alert(1)", "data:image/svg+xml,x",
          "ftp://shop.example/a", "//elsewhere.example/a", "a\nb", "\\\\server\\share", "HTTPS://x/"}) {
        CAPTURE(reference);
        CHECK_FALSE(resolve(base, reference).has_value());
    }
}

TEST_CASE("a secret belongs to scheme, host and port together") {
    CHECK(origin("https://shop.example/a/b") == origin("https://shop.example"));
    CHECK(origin("https://shop.example/a") != origin("http://shop.example/a"));
    CHECK(origin("https://shop.example/a") != origin("https://shop.example:8443/a"));
    CHECK(origin("https://shop.example/a") != origin("https://shop.example.evil/a"));
    CHECK(origin("file:///srv/feed.json").empty());
}

}  // namespace zuil::feed
