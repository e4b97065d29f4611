#include "kiosk/ui/picture_cache.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "sync/exchange/picture_mirror.hpp"
#include "tests/support/scripted_server.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const std::string drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>)";

PictureRequest request(const std::string& url, int side = 16) { return {PictureRef{url}, side, side, {}}; }

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

// A screen that shows some pictures; its time passes only when told to.
struct Screen {
    explicit Screen(ReadPicture read, std::size_t budget = 1U << 20U)
        : cache{textures, std::move(read), {.threads = 2, .budget_bytes = budget, .ready = [this] { ++woken; }}} {}

    // One frame that shows these; how many of them are there.
    std::size_t frame(const std::vector<PictureRequest>& shown) {
        cache.begin_frame(now);
        const auto is_there = [this](const PictureRequest& one) { return static_cast<bool>(cache.find(one).texture); };
        return static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), is_there));
    }

    // Frames without any time passing, until what can be decoded is.
    std::size_t settle(const std::vector<PictureRequest>& shown) {
        const auto patience = std::chrono::steady_clock::now() + 5s;
        std::size_t there = frame(shown);
        while (!cache.settled() && std::chrono::steady_clock::now() < patience) {
            std::this_thread::sleep_for(1ms);
            there = frame(shown);
        }
        return there;
    }

    Textures textures;
    std::atomic<int> woken{0};
    double now = 100;
    PictureCache cache;
};

}  // namespace

TEST_CASE("a picture that was not there is drawn as soon as it arrives, not when it is tried again") {
    std::atomic<bool> is_there{false};
    Screen screen{[&is_there](const std::string&, int) -> Result<std::vector<std::byte>> {
        if (!is_there) return fail(Errc::not_found, "not yet");
        return bytes_of(drawing);
    }};
    CHECK(screen.settle({request("a")}) == 0);
    is_there = true;
    CHECK(screen.settle({request("a")}) == 0);
    const int woken = screen.woken;
    screen.cache.arrived("a");
    CHECK(screen.woken > woken);
    CHECK(screen.settle({request("a")}) == 1);
}

TEST_CASE("a picture that is another one by now takes the place of the old one, which stays in sight until then") {
    std::atomic<int> reads{0};
    Screen screen{[&reads](const std::string&, int) -> Result<std::vector<std::byte>> {
        if (++reads == 3) return fail(Errc::not_found, "gone for a moment");
        return bytes_of(drawing);
    }};
    CHECK(screen.settle({request("a")}) == 1);
    const TextureId before = screen.cache.find(request("a")).texture;
    const std::size_t bytes = screen.cache.bytes();
    screen.cache.arrived("a");
    CHECK(screen.frame({request("a")}) == 1);
    CHECK(screen.settle({request("a")}) == 1);
    CHECK(reads == 2);
    CHECK(screen.cache.find(request("a")).texture.value() != before.value());
    CHECK(screen.cache.bytes() == bytes);

    screen.cache.arrived("a");
    CHECK(screen.settle({request("a")}) == 1);  // better the old one than none
    CHECK(reads == 3);
}

TEST_CASE("a missing picture is tried again after some time, and less and less often") {
    std::atomic<int> tries{0};
    Screen screen{[&tries](const std::string&, int) -> Result<std::vector<std::byte>> {
        ++tries;
        return fail(Errc::not_found, "never");
    }};
    for (int second = 0; second < 120; ++second) {
        screen.settle({request("a")});
        screen.now += 1;
    }
    CHECK(tries >= 4);
    CHECK(tries <= 8);
}

TEST_CASE("the reader is told how large the picture will be") {
    std::atomic<int> asked{0};
    Screen screen{[&asked](const std::string&, int side) -> Result<std::vector<std::byte>> {
        asked = side;
        return bytes_of(drawing);
    }};
    screen.settle({{PictureRef{"a"}, 40, 30, {}}});
    CHECK(asked == 40);
}

TEST_CASE("the budget takes what is not on the screen first") {
    // Each takes 16 x 16 x 4 bytes.
    Screen screen{[](const std::string&, int) -> Result<std::vector<std::byte>> { return bytes_of(drawing); }, 4096};
    std::vector<PictureRequest> shown;
    for (int number = 0; number < 6; ++number) shown.push_back(request(std::to_string(number)));
    CHECK(screen.settle(shown) == 6);
    const std::vector<PictureRequest> last{shown.back()};
    for (int frame = 0; frame < 3; ++frame) screen.frame(last);
    CHECK(screen.cache.bytes() <= 4096);
    CHECK(screen.frame(last) == 1);
}

TEST_CASE("a picture comes from the shop's server to the screen, and stays when the cable is pulled") {
    auto server = std::make_unique<test::ScriptedServer>(
        [](const test::ServedRequest&) { return test::ServedAnswer{.body = drawing}; });
    const std::string url = server->url("/a.svg");
    const TemporaryFolder folder;
    const SystemClock clock;
    SystemRandom random;
    const auto http = make_curl_http();
    PictureCache* screen_cache = nullptr;
    PictureMirrorOptions options{.folder = folder.path()};
    options.arrived = [&screen_cache](const std::string& arrived) { screen_cache->arrived(arrived); };
    PictureMirror mirror{std::move(options), *http, clock, random};
    const ReadPicture read = [&mirror](const std::string& wanted, int) -> Result<std::vector<std::byte>> {
        TRY(const std::string bytes, mirror.read(wanted, PictureSize::card));
        return bytes_of(bytes);
    };
    {
        Screen screen{read};
        screen_cache = &screen.cache;
        const auto patience = std::chrono::steady_clock::now() + 10s;
        while (screen.settle({request(url)}) == 0 && std::chrono::steady_clock::now() < patience) {
            mirror.step();
            http->poll(10ms);
        }
        CHECK(screen.frame({request(url)}) == 1);
    }
    server.reset();
    Screen later{read};
    screen_cache = &later.cache;
    CHECK(later.settle({request(url)}) == 1);
}

}  // namespace zuil
