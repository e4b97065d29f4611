#include "tests/bench/kiosk/latency.hpp"

#include <thread>

namespace zuil::test {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

// As often as the screen is looked at; what is measured is late by half of it.
constexpr auto glance = 500us;

double milliseconds(steady_clock::duration time) { return std::chrono::duration<double, std::milli>{time}.count(); }

}  // namespace

std::optional<double> milliseconds_to_change(XDisplay& display, const ScreenPart& part,
                                             const std::function<void()>& act) {
    const std::uint64_t before = display.fingerprint(part);
    const auto start = steady_clock::now();
    act();
    while (display.fingerprint(part) == before) {
        if (steady_clock::now() - start > 2s) return std::nullopt;
        std::this_thread::sleep_for(glance);
    }
    return milliseconds(steady_clock::now() - start);
}

void wait_for_rest(XDisplay& display, const ScreenPart& part) {
    std::uint64_t seen = display.fingerprint(part);
    auto since = steady_clock::now();
    while (steady_clock::now() - since < 333ms) {
        std::this_thread::sleep_for(10ms);
        const std::uint64_t now = display.fingerprint(part);
        if (now != seen) since = steady_clock::now();
        seen = now;
    }
}

std::vector<double> frame_intervals(XDisplay& display, int x, int y, const ScreenPart& strip,
                                    std::chrono::milliseconds turning) {
    const auto start = steady_clock::now();
    std::uint64_t seen = display.fingerprint(strip);
    auto last = start;
    std::vector<double> intervals;
    display.turn_wheel(x, y, turning, [&] {
        const std::uint64_t now = display.fingerprint(strip);
        if (now == seen) return;
        seen = now;
        const auto at = steady_clock::now();
        // One picture may reach the screen in several requests.
        if (at - last < 3ms) return;
        if (last - start > 500ms) intervals.push_back(milliseconds(at - last));
        last = at;
    });
    return intervals;
}

}  // namespace zuil::test
