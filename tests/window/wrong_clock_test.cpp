#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/window/demo_orders.hpp"
#include "tests/window/shopper.hpp"

namespace zuil::test {
namespace {

// The clock on the wall as the kiosk sees it, by libfaketime, which reads it anew each time. Time that passes is right.
class WrongClock {
public:
    explicit WrongClock(const std::string& time) { set(time); }

    // "+3600": so many seconds ahead; "@1970-01-01 00:00:10": from then on.
    void set(const std::string& time) const { std::ofstream{folder_ / "time"} << time << '\n'; }
    // The loader knows which folder $LIB is on this machine.
    std::vector<std::string> environment() const {
        return {"LD_PRELOAD=/usr/$LIB/faketime/libfaketimeMT.so.1",
                "FAKETIME_TIMESTAMP_FILE=" + (folder_ / "time").string(), "FAKETIME_NO_CACHE=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1"};
    }

private:
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a clock that is wrong, and one that jumps, ends no visit and loses no order") {
    DemoShop shop;
    DemoOrders orders{shop};
    struct Jump {
        const char* from;
        const char* to;
    };
    constexpr std::array jumps{Jump{"+0", "+3600"}, Jump{"+0", "-3600"}, Jump{"@1970-01-01 00:00:10", "+0"},
                               Jump{"@2038-01-19 03:13:50", "@2038-01-19 03:14:20"}};
    for (const auto& [from, to] : jumps) {
        INFO(from << " and then " << to);
        const WrongClock clock{from};
        Kiosk::Options options = shop.options(1080, 1920);
        options.environment = clock.environment();
        Kiosk kiosk{orders.display(), options};
        orders.begin(kiosk);
        orders.go_to_payment(kiosk);
        CHECK(orders.touch_order(kiosk));
        orders.leave(kiosk);

        Shopper shopper{orders.display(), kiosk};
        shopper.begin();
        shopper.find_article();
        shopper.put_in_basket();
        clock.set(to);
        shopper.begin_order();
        shopper.stay_unknown();
        shopper.choose_pickup();
        CHECK(orders.touch_order(kiosk));
        kiosk.process().kill();
    }
    orders.settle_accounts();
}

}  // namespace zuil::test
