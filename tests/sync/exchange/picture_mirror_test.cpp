#include "sync/exchange/picture_mirror.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "platform/files/files.hpp"
#include "sync/exchange/picture_file.hpp"
#include "tests/support/scripted_server.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using test::ScriptedServer;
using test::ServedAnswer;
using test::ServedRequest;

std::string picture_of(const std::string& what) { return "\xFF\xD8\xFF" + what; }

ServedAnswer picture_named_by_path(const ServedRequest& request) {
    if (request.header("If-None-Match") == "\"v1\"") return {.status = 304};
    return {.headers = {{"ETag", "\"v1\""}}, .body = picture_of(request.target)};
}

// A mirror of one shop whose time passes only when told to.
struct Kiosk {
    explicit Kiosk(ScriptedServer::Script script = picture_named_by_path) : server{std::move(script)} { restart(); }

    void restart(const std::function<void(PictureMirrorOptions&)>& change = {}) {
        PictureMirrorOptions options{.folder = folder / "pictures", .works_in_step = true};
        options.arrived = [this](const std::string& url) { arrived.push_back(url); };
        if (change) change(options);
        mirror.reset();
        mirror.emplace(std::move(options), *http, clock, random);
    }

    // Until everything that was due has been asked for, answered and taken in.
    void settle() {
        do {
            http->poll(20ms);
            mirror->step();
        } while (mirror->under_way() > 0);
    }

    std::vector<std::string> asked() const {
        std::vector<std::string> targets;
        for (const ServedRequest& request : server.requests()) targets.push_back(request.target);
        return targets;
    }

    bool has(const std::string& path, PictureSize size = PictureSize::card) {
        return mirror->read(server.url(path), size).has_value();
    }

    TemporaryFolder folder;
    ScriptedServer server;
    ManualClock clock{WallTime{}};
    SeededRandom random{5};
    std::unique_ptr<Http> http = make_curl_http();
    std::vector<std::string> arrived;
    std::optional<PictureMirror> mirror;
};

}  // namespace

TEST_CASE("a picture that is not here is fetched, told, and still here after a restart") {
    Kiosk kiosk;
    const std::string url = kiosk.server.url("/a.jpg");
    CHECK(kiosk.mirror->read(url, PictureSize::card).error().code == Errc::not_found);
    kiosk.settle();
    CHECK(kiosk.arrived == std::vector{url});
    CHECK(kiosk.mirror->read(url, PictureSize::card).value() == picture_of("/a.jpg"));
    kiosk.restart();
    CHECK(kiosk.mirror->read(url, PictureSize::full).value() == picture_of("/a.jpg"));
    CHECK(kiosk.asked().size() == 1);
}

TEST_CASE("the newest wish comes first, and what nobody asked for last") {
    Kiosk kiosk;
    kiosk.restart([](PictureMirrorOptions& options) { options.requests_max = 1; });
    kiosk.mirror->fetch_later({kiosk.server.url("/later"), kiosk.server.url("/2")});
    for (const char* path : {"/1", "/2", "/3", "/1"}) CHECK_FALSE(kiosk.has(path));
    CHECK(kiosk.mirror->waiting() == 3);
    kiosk.settle();
    CHECK(kiosk.asked() == std::vector<std::string>{"/1", "/3", "/2", "/later"});
}

TEST_CASE("wishes are bounded: the oldest go") {
    Kiosk kiosk;
    for (int number = 0; number < 600; ++number) CHECK_FALSE(kiosk.has("/" + std::to_string(number)));
    CHECK(kiosk.mirror->waiting() == 512);
    kiosk.settle();
    CHECK(kiosk.asked().size() == 512);
    CHECK(kiosk.has("/599"));
    CHECK_FALSE(kiosk.has("/0"));
}

TEST_CASE("a picture is asked after once a run, and replaced when it is another one") {
    int version = 1;
    Kiosk kiosk{[&version](const ServedRequest& request) {
        const std::string tag = "\"v" + std::to_string(version) + "\"";
        if (request.header("If-None-Match") == tag) return ServedAnswer{.status = 304};
        return ServedAnswer{.headers = {{"ETag", tag}}, .body = picture_of(tag)};
    }};
    kiosk.has("/a");
    kiosk.settle();
    kiosk.restart();
    for (int look = 0; look < 3; ++look) {
        CHECK(kiosk.has("/a"));
        kiosk.settle();
    }
    CHECK(kiosk.asked().size() == 2);
    CHECK(kiosk.arrived.size() == 1);
    version = 2;
    kiosk.restart();
    CHECK(kiosk.has("/a"));
    kiosk.settle();
    CHECK(kiosk.mirror->read(kiosk.server.url("/a"), PictureSize::card).value() == picture_of("\"v2\""));
    CHECK(kiosk.arrived.size() == 2);
}

TEST_CASE("what is no picture, absent or broken is not kept, and not asked for without end") {
    Kiosk kiosk{[](const ServedRequest& request) {
        if (request.target == "/login") return ServedAnswer{.body = "<!DOCTYPE html><html>Log in</html>"};
        if (request.target == "/gone") return ServedAnswer{.status = 404};
        if (request.target == "/fault") return ServedAnswer{.status = 503};
        if (request.target == "/large") return ServedAnswer{.body = picture_of(std::string(70'000, 'x'))};
        return ServedAnswer{.body = picture_of("x"), .cut_after = 40};
    }};
    kiosk.restart([](PictureMirrorOptions& options) { options.picture_bytes_max = 60'000; });
    const std::vector<std::string> paths{"/login", "/gone", "/fault", "/large", "/cut"};
    for (int round = 0; round < 20; ++round) {
        for (const std::string& path : paths) CHECK_FALSE(kiosk.has(path));
        kiosk.settle();
    }
    CHECK(kiosk.asked().size() == paths.size());
    // Five seconds a round for five minutes: half a dozen tries of what may come back, one of what will not.
    for (int round = 0; round < 60; ++round) {
        kiosk.clock.advance(5s);
        for (const std::string& path : paths) CHECK_FALSE(kiosk.has(path));
        kiosk.mirror->step();
        kiosk.settle();
    }
    const auto asked = kiosk.asked();
    CHECK(std::count(asked.begin(), asked.end(), "/gone") == 1);
    CHECK(std::count(asked.begin(), asked.end(), "/large") == 1);
    CHECK(std::count(asked.begin(), asked.end(), "/fault") >= 4);
    CHECK(std::count(asked.begin(), asked.end(), "/fault") <= 12);
    CHECK(list_folder(kiosk.folder / "pictures").value().empty());
}

TEST_CASE("without a network everything waits, and comes when it is back") {
    Kiosk kiosk;
    const std::string dead = [] { return ScriptedServer{picture_named_by_path}.url("/a"); }();
    CHECK_FALSE(kiosk.mirror->read(dead, PictureSize::card).has_value());
    kiosk.settle();
    CHECK_FALSE(kiosk.has("/b"));
    kiosk.settle();
    CHECK(kiosk.asked().empty());
    kiosk.clock.advance(16s);
    kiosk.settle();
    CHECK(kiosk.has("/b"));
}

TEST_CASE("a server that asks to be left alone is asked for nothing") {
    Kiosk kiosk{[](const ServedRequest& request) {
        if (request.target == "/busy") return ServedAnswer{.status = 503, .headers = {{"Retry-After", "120"}}};
        return picture_named_by_path(request);
    }};
    CHECK_FALSE(kiosk.has("/busy"));
    kiosk.settle();
    CHECK_FALSE(kiosk.has("/b"));
    kiosk.clock.advance(119s);
    kiosk.settle();
    CHECK(kiosk.asked() == std::vector<std::string>{"/busy"});
    kiosk.clock.advance(30s);
    kiosk.settle();
    CHECK(kiosk.has("/b"));
}

TEST_CASE("the disk budget holds, and keeps what is looked at") {
    Kiosk kiosk{[](const ServedRequest&) { return ServedAnswer{.body = picture_of(std::string(1000, 'x'))}; }};
    kiosk.restart([](PictureMirrorOptions& options) { options.disk_bytes_max = 20'000; });
    for (int number = 0; number < 30; ++number) {
        kiosk.has("/" + std::to_string(number));
        kiosk.settle();
        const bool first_is_here = kiosk.has("/0");
        CHECK(first_is_here);
        CHECK(kiosk.mirror->disk_bytes() <= 20'000);
    }
    CHECK_FALSE(kiosk.has("/1"));
    CHECK(kiosk.has("/29"));
    std::vector<std::string> later;
    for (int number = 100; number < 200; ++number) later.push_back(kiosk.server.url("/" + std::to_string(number)));
    kiosk.mirror->fetch_later(later);
    kiosk.settle();
    CHECK(kiosk.has("/0"));
    CHECK(kiosk.has("/29"));
}

TEST_CASE("a file that a power cut damaged is fetched again") {
    Kiosk kiosk;
    kiosk.has("/a");
    kiosk.settle();
    const fs::path file = list_folder(kiosk.folder / "pictures").value().at(0).path;
    for (const std::uintmax_t bytes : {fs::file_size(file) - 1, std::uintmax_t{20}, std::uintmax_t{0}}) {
        fs::resize_file(file, bytes);
        CHECK_FALSE(kiosk.has("/a"));
        kiosk.settle();
        CHECK(kiosk.has("/a"));
    }
    std::fstream{file, std::ios::in | std::ios::out}.seekp(static_cast<std::streamoff>(fs::file_size(file) - 2)) << '!';
    CHECK_FALSE(kiosk.has("/a"));
}

TEST_CASE("each size has its own address where the shop resizes, and its own bytes where we do") {
    Kiosk kiosk;
    kiosk.restart([](PictureMirrorOptions& options) {
        options.address = [](const std::string& url, int side) { return url + "?w=" + std::to_string(side); };
    });
    kiosk.has("/a", PictureSize::full);
    kiosk.settle();
    CHECK(kiosk.asked() == std::vector<std::string>{"/a?w=1280"});
    CHECK_FALSE(kiosk.has("/a", PictureSize::card));

    kiosk.restart([](PictureMirrorOptions& options) {
        options.shrink = [](const std::string& bytes, int side) -> Result<std::string> {
            if (side == 512) return bytes.substr(0, 5);
            return fail(Errc::bad_data, "cannot be made smaller");
        };
    });
    kiosk.has("/b.jpg");
    kiosk.settle();
    CHECK(kiosk.mirror->read(kiosk.server.url("/b.jpg"), PictureSize::card).value() == picture_of("/b"));
    CHECK(kiosk.mirror->read(kiosk.server.url("/b.jpg"), PictureSize::full).value() == picture_of("/b.jpg"));
}

TEST_CASE("with a thread of its own, readers and the engine do not get in each other's way") {
    Kiosk kiosk;
    std::atomic<int> arrived{0};
    kiosk.restart([&arrived](PictureMirrorOptions& options) {
        options.works_in_step = false;
        options.arrived = [&arrived](const std::string&) { ++arrived; };
    });
    std::atomic<bool> is_ending{false};
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 2; ++reader) {
        readers.emplace_back([&kiosk, &is_ending] {
            for (int number = 0; !is_ending; ++number) (void)kiosk.has("/" + std::to_string(number % 60));
        });
    }
    const auto patience = std::chrono::steady_clock::now() + 20s;
    while (arrived < 60 && std::chrono::steady_clock::now() < patience) {
        kiosk.mirror->step();
        kiosk.http->poll(5ms);
    }
    is_ending = true;
    for (std::thread& reader : readers) reader.join();
    CHECK(arrived >= 60);
    kiosk.mirror.reset();
}

TEST_CASE("a file is read from where it is, and never asked for") {
    Kiosk kiosk;
    const fs::path file = kiosk.folder / "a drawing 100%.svg";
    std::ofstream{file} << "<svg/>";
    const std::string url = "file://" + (kiosk.folder / "a%20drawing%20100%25.svg").string();
    CHECK(kiosk.mirror->read(url, PictureSize::card).value() == "<svg/>");
    CHECK(kiosk.mirror->read("file://" + file.string(), PictureSize::full).value() == "<svg/>");
    CHECK_FALSE(kiosk.mirror->read("file:///dev/zero", PictureSize::card).has_value());
    CHECK_FALSE(kiosk.mirror->read("file:///absent", PictureSize::card).has_value());
    CHECK(kiosk.mirror->waiting() == 0);
}

TEST_CASE("a picture is told by its first bytes") {
    CHECK(looks_like_picture("\x89PNG\r\n\x1A\n..."));
    CHECK(looks_like_picture("<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns="));
    CHECK(looks_like_picture("\xEF\xBB\xBF <svg>"));
    CHECK_FALSE(looks_like_picture("<html><body>no</body></html>"));
    CHECK_FALSE(looks_like_picture(""));
    CHECK_FALSE(looks_like_picture("{\"url\":\"<svg\"}"));
}

}  // namespace zuil
