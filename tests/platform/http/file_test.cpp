#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "platform/http/http.hpp"
#include "tests/platform/http/http_client.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

using test::ask;

std::string put(const TemporaryFolder& folder, const std::string& name, std::string_view content) {
    std::ofstream{folder / name} << content;
    return "file://" + (folder / name).string();
}

}  // namespace

TEST_CASE("a file answers as a web server would") {
    const TemporaryFolder folder;
    const std::string url = put(folder, "feed.csv", "0123456789");
    const auto whole = ask({.url = url}).value();
    CHECK(whole.status == 200);
    CHECK(whole.body == "0123456789");
    const std::string etag{whole.header("ETag")};
    CHECK(ask({.url = url, .etag = etag}).value().status == 304);
    CHECK(ask({.method = HttpMethod::head, .url = url}).value().body.empty());
    CHECK(ask({.method = HttpMethod::post, .url = url, .body = "x"}).value().status == 405);

    const auto part = ask({.url = url, .resume_from = 2, .range_bytes = 3}).value();
    CHECK(part.status == 206);
    CHECK(part.body == "234");
    CHECK(part.header("Content-Range") == "bytes 2-4/10");
    CHECK(ask({.url = url, .range_bytes = 3}).value().body == "012");
    CHECK(ask({.url = url, .resume_from = 8, .range_bytes = 99}).value().body == "89");
    CHECK(ask({.url = url, .etag = etag, .resume_from = 9}).value().body == "9");
    const auto behind = ask({.url = url, .resume_from = 10}).value();
    CHECK(behind.status == 416);
    CHECK(behind.header("Content-Range") == "bytes */10");

    put(folder, "feed.csv", "abc");
    const auto changed = ask({.url = url, .etag = etag, .resume_from = 2}).value();
    CHECK(changed.status == 200);
    CHECK(changed.body == "abc");
}

TEST_CASE("a file that is absent, too large or not a file") {
    const TemporaryFolder folder;
    const std::string url = put(folder, "with space%.csv", "0123456789");
    const std::string escaped = "file://" + folder.path().string() + "/with%20space%25.csv";
    CHECK(ask({.url = escaped}).value().body == "0123456789");
    CHECK(ask({.url = escaped, .reply_bytes_max = 10}).has_value());
    CHECK(ask({.url = escaped, .reply_bytes_max = 9}).error().code == Errc::bad_data);
    CHECK(ask({.url = escaped, .reply_bytes_max = 4, .resume_from = 6}).value().body == "6789");
    CHECK(ask({.url = "file://" + folder.path().string() + "/absent"}).value().status == 404);
    CHECK(ask({.url = "file://" + folder.path().string()}).error().code == Errc::bad_data);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(ask({.url = "file://" + (folder / "pipe").string()}).error().code == Errc::bad_data);
    CHECK_FALSE(ask({.url = "file://elsewhere/etc/passwd"}).has_value());
}

}  // namespace zuil
