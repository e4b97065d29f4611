#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>

#include "platform/display/input.hpp"
#include "tests/kiosk/crawl/crawled_kiosk.hpp"
#include "tests/support/temporary_folder.hpp"

// Staff mode is not found by touching about.
namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr auto pin = "482913";
constexpr int width = 1080;
constexpr int height = 1920;

struct StaffPanel {
    explicit StaffPanel(const std::filesystem::path& shop) : disk{above / "disk"} {
        std::filesystem::copy(shop, disk, std::filesystem::copy_options::recursive);
        kiosk = std::make_unique<CrawledKiosk>(1, disk, width, height);
        kiosk->hire(pin);
    }

    void finger(PointerPhase phase, float x, float y) {
        PointerEvent event;
        event.phase = phase;
        event.id = 1;
        event.touch = true;
        event.x = x;
        event.y = y;
        event.at = kiosk->now();
        kiosk->give(event);
    }
    // The middle of a widget, held for so long.
    void press(const std::string& id, std::chrono::milliseconds hold = 0ms) {
        kiosk->settle();
        for (const Meaning& meaning : kiosk->meanings()) {
            if (meaning.id != id) continue;
            const Point at = meaning.rect.centre();
            finger(PointerPhase::down, at.x * kiosk->scale(), at.y * kiosk->scale());
            for (auto held = 0ms; held < hold; held += 50ms) kiosk->draw();
            kiosk->draw();
            finger(PointerPhase::up, at.x * kiosk->scale(), at.y * kiosk->scale());
            kiosk->settle();
            return;
        }
        FAIL("there is no " << id);
    }
    bool has_staff() const { return kiosk->session().staff.has_value(); }

    TemporaryFolder above = TemporaryFolder::in_memory();
    std::filesystem::path disk;
    std::unique_ptr<CrawledKiosk> kiosk;
};

}  // namespace

TEST_CASE("whoever holds the logo for two seconds and types a PIN that is theirs gets in, and nobody sooner") {
    const TemporaryFolder shop = TemporaryFolder::in_memory();
    read_demo_shop(shop.path());
    StaffPanel panel{shop.path()};
    CrawledKiosk& kiosk = *panel.kiosk;
    // From the first screen, where a tap on it begins as one beside it does.
    panel.press("logo", 1500ms);
    REQUIRE(kiosk.seen().route == Route::home);
    panel.press("logo");
    panel.press("logo", 1800ms);
    CHECK(kiosk.seen().route == Route::home);
    panel.press("logo", 2100ms);
    REQUIRE(kiosk.seen().route == Route::staff_entrance);
    CHECK(kiosk.faults().empty());
    for (const char digit : std::string{pin}) panel.press(std::string{"key/"} + digit);
    panel.press("staff-entrance/enter");
    kiosk.wait(2s);
    kiosk.settle();
    REQUIRE(kiosk.seen().route == Route::staff_home);
    CHECK(kiosk.faults().empty());
    panel.press("staff-home/training");
    panel.press("staff-home/sell");
    CHECK(kiosk.seen().chrome.staff->training == Training::yes);
    CHECK(kiosk.faults().empty());
    panel.press("nav/tasks");
    CHECK(kiosk.seen().route == Route::staff_home);
    panel.press("staff/lock");
    CHECK(kiosk.seen().route == Route::attract);
    CHECK_FALSE(panel.has_staff());
    CHECK(kiosk.session().number > 1);
}

TEST_CASE("no number of touches anywhere gets a shopper into staff mode") {
    const bool is_long = std::getenv("ZUIL_LONG_TESTS") != nullptr;
    const int touches = is_long ? 50'000 : 1'500;
    const TemporaryFolder shop = TemporaryFolder::in_memory();
    read_demo_shop(shop.path());
    StaffPanel panel{shop.path()};
    CrawledKiosk& kiosk = *panel.kiosk;
    SeededRandom random{5};
    bool came_to_entrance = false;
    for (int touch = 0; touch < touches; ++touch) {
        // The corners and the upper edge more often than the rest; now and then a hand rests there.
        const bool at_edge = random.below(3) == 0;
        const auto x = static_cast<float>(random.below(at_edge ? 200 : width));
        const auto y = static_cast<float>(random.below(at_edge ? 200 : height));
        panel.finger(PointerPhase::down, x, y);
        kiosk.draw();
        if (random.below(40) == 0) {
            for (int held = 0; held < 50; ++held) kiosk.draw();
        }
        panel.finger(PointerPhase::up, x, y);
        kiosk.draw();
        if (random.below(200) == 0) kiosk.give(ScanEvent{.code = "8712345678906", .at = kiosk.now()});
        came_to_entrance = came_to_entrance || kiosk.seen().route == Route::staff_entrance;
        REQUIRE_FALSE(panel.has_staff());
    }
    // The way in is there to be found by who touches for long enough; what is behind it is not.
    if (is_long) CHECK(came_to_entrance);
}

}  // namespace zuil::test
