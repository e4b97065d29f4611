#include <cmath>

#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"

namespace zuil::test {
namespace {

Snapshot page(std::string_view name, std::uint64_t session, std::uint64_t visit, MotionAmount motion) {
    for (Sample& one : sample_screens("en")) {
        if (one.name != name) continue;
        one.snapshot.session = session;
        one.snapshot.visit = visit;
        one.snapshot.chrome.comfort.motion = motion;
        return one.snapshot;
    }
    throw std::runtime_error("no such sample");
}

// One kiosk at a time draws in a program: this one is gone before the next begins.
Bitmap settled(const Snapshot& snapshot) {
    Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
    screen.settle(snapshot);
    return screen.bitmap();
}

// The panel does the same before each frame; what it reads back is opaque.
void turn_to(Offscreen& screen, const Snapshot& snapshot, double seconds) {
    if (screen.ui().leaves_page(snapshot)) {
        Bitmap shown = screen.bitmap();
        for (std::uint32_t& pixel : shown.pixels()) pixel |= 0xFF000000U;
        screen.ui().leave(std::move(shown));
    }
    screen.frame(snapshot, seconds);
}

// Root of the mean square of what their channels differ by, 0 to 255.
double difference(const Bitmap& a, const Bitmap& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int one = static_cast<int>(a.pixels()[i] >> shift & 0xFFU);
            const int other = static_cast<int>(b.pixels()[i] >> shift & 0xFFU);
            sum += (one - other) * (one - other);
        }
    }
    return std::sqrt(sum / static_cast<double>(a.pixels().size() * 3));
}

}  // namespace

TEST_CASE("a page comes through the one it takes the place of, and is alone in the end") {
    for (const MotionAmount motion : {MotionAmount::full, MotionAmount::reduced}) {
        const Snapshot first = page("07-basket", 1, 1, motion);
        const Snapshot second = page("03-listing", 1, 2, motion);
        const Bitmap next = settled(second);
        Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
        screen.settle(first);
        const Bitmap old = screen.bitmap();
        const double whole = difference(old, next);
        REQUIRE(whole > 10);

        turn_to(screen, second, 0.001);
        // Both show in the first frame already: a touch is answered at once.
        CHECK(difference(screen.bitmap(), old) > 2);
        CHECK(difference(screen.bitmap(), old) < whole / 2);
        screen.frame(second, motion == MotionAmount::full ? 0.03 : 0.01);
        const Bitmap between = screen.bitmap();
        CHECK(difference(between, old) > 2);
        CHECK(difference(between, next) > 2);
        screen.settle(second);
        CHECK(difference(screen.bitmap(), next) == 0);
    }
}

TEST_CASE("nothing of a page is left for whoever comes next") {
    const Snapshot first = page("07-basket", 1, 1, MotionAmount::full);
    const Snapshot second = page("02-home", 2, 2, MotionAmount::full);
    const Bitmap next = settled(second);
    Offscreen screen{1080, 1920, Offscreen::Photos::left_out};
    screen.settle(first);
    CHECK_FALSE(screen.ui().leaves_page(second));
    // One that was just left when the session ended goes with it.
    turn_to(screen, page("03-listing", 1, 2, MotionAmount::full), 0.001);
    const std::size_t pictures = screen.textures().count();
    screen.frame(second, 0.001);
    CHECK(screen.textures().count() < pictures);
    screen.settle(second);
    CHECK(difference(screen.bitmap(), next) == 0);
}

}  // namespace zuil::test
