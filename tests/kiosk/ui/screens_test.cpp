#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"
#include "tests/kiosk/ui/screen_faults.hpp"

namespace zuil::test {
namespace {

constexpr int drags_max = 24;

std::vector<std::string> faults_now(Offscreen& screen) {
    const Ui& ui = screen.ui();
    return faults_of({ui.drawn(), screen.textures(), ui.drawn_texts(), ui.semantics(), ui.scrolled_areas(), 1});
}

// Draws a finger over the area, by two thirds of what can be seen of it, and lets go without a swing.
void drag(Offscreen& screen, const Snapshot& snapshot, const ScrolledArea& area) {
    const bool sideways = area.axis == Axis::horizontal;
    const float length = (sideways ? area.rect.w : area.rect.h) * 0.66F;
    const float from = (sideways ? area.rect.x + area.rect.w * 0.9F : area.rect.y + area.rect.h * 0.9F);
    const Point across = area.rect.centre();
    const auto at = [&](float along) { return sideways ? Point{along, across.y} : Point{across.x, along}; };
    screen.press(at(from));
    screen.frame(snapshot);
    for (int step = 1; step <= 4; ++step) {
        screen.move(at(from - length * static_cast<float>(step) / 4));
        screen.frame(snapshot, 0.1);
    }
    screen.frame(snapshot, 0.5);
    screen.release(at(from - length));
    screen.settle(snapshot);
}

// Looks at the screen as it is, and at every part that scrolls until its end.
std::set<std::string> faults_everywhere(Offscreen& screen, const Snapshot& snapshot) {
    std::set<std::string> faults;
    const auto look = [&] {
        for (std::string& fault : faults_now(screen)) faults.insert(std::move(fault));
    };
    look();
    const std::size_t areas = screen.ui().scrolled_areas().size();
    for (std::size_t i = 0; i < areas; ++i) {
        for (int drags = 0; drags < drags_max; ++drags) {
            const auto now = screen.ui().scrolled_areas();
            if (i >= now.size() || now[i].after < 1) break;
            drag(screen, snapshot, now[i]);
            look();
        }
    }
    return faults;
}

void check_all(int width, int height, const std::string& language) {
    Offscreen screen{width, height, Offscreen::Photos::left_out};
    std::uint64_t visit = 0;
    for (Sample one : sample_screens(language)) {
        if (one.portrait_only && width > height) continue;
        one.snapshot.session = one.snapshot.visit = ++visit;
        for (const std::string& tap : one.taps) screen.tap(one.snapshot, tap);
        screen.settle(one.snapshot);
        for (const std::string& fault : faults_everywhere(screen, one.snapshot)) {
            FAIL_CHECK(one.name << ", " << language << ", " << width << " wide: " << fault);
        }
    }
    CHECK(visit > 30);
}

}  // namespace

TEST_CASE("every screen in portrait is whole, in Dutch") { check_all(1080, 1920, "nl"); }
TEST_CASE("every screen in portrait is whole, in English") { check_all(1080, 1920, "en"); }
TEST_CASE("every screen in landscape is whole, in Dutch") { check_all(1920, 1080, "nl"); }
TEST_CASE("every screen in landscape is whole, in English") { check_all(1920, 1080, "en"); }

}  // namespace zuil::test
