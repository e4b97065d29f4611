#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/kiosk/crawl/crawler.hpp"
#include "tests/support/temporary_folder.hpp"

// The crawl: ten thousand steps without a plan in a long run (ZUIL_LONG_TESTS), a part of them in each run.
// ZUIL_CRAWL_SEED walks another way, or again the way that found a fault; ZUIL_CRAWL_STEPS goes further, or less far;
// ZUIL_CRAWL_TRACE tells every step.
namespace zuil::test {
namespace {

constexpr std::uint64_t steps_quick = 1'000;
constexpr std::uint64_t steps_long = 10'000;
constexpr std::uint64_t usual_seed = 2;

std::uint64_t number_or(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct Panel {
    const char* name;
    int width;
    int height;
};

void tell_fault(const Crawler& crawler, const CrawledKiosk& kiosk, const std::string& name,
                const std::vector<std::string>& faults) {
    const auto picture = std::filesystem::path{ZUIL_BINARY_DIR} / ("crawl-" + name + ".png");
    const auto written = write_png(picture.string(), kiosk.bitmap());
    FAIL_CHECK(name << ":\n  " << fmt::format("{}", fmt::join(faults, "\n  ")) << "\nafter\n  "
                    << fmt::format("{}", fmt::join(crawler.done(), "\n  ")) << "\nas drawn in "
                    << (written ? picture.string() : written.error().detail));
}

// How far it came.
struct Walk {
    std::set<Route> routes;
    std::uint64_t orders = 0;
};

void crawl(const Panel& panel, const std::filesystem::path& shop, Walk& walk,
           Crawler::Who who = Crawler::Who::shopper) {
    const bool is_long = std::getenv("ZUIL_LONG_TESTS") != nullptr;
    const std::uint64_t seed = number_or("ZUIL_CRAWL_SEED", usual_seed);
    const std::uint64_t steps = number_or("ZUIL_CRAWL_STEPS", is_long ? steps_long : steps_quick);
    const bool tells = std::getenv("ZUIL_CRAWL_TRACE") != nullptr;
    // Said beforehand, since a crash leaves no time for it.
    std::cout << panel.name << ": replay with ZUIL_CRAWL_SEED=" << seed << " ZUIL_CRAWL_STEPS=" << steps << std::endl;
    const TemporaryFolder above = TemporaryFolder::in_memory();
    const auto disk = above / "disk";
    std::filesystem::copy(shop, disk, std::filesystem::copy_options::recursive);
    CrawledKiosk kiosk{seed, disk, panel.width, panel.height};
    Crawler crawler{kiosk, seed, who};
    if (who == Crawler::Who::staff) kiosk.open_desk();
    int faulty = 0;
    constexpr int faulty_max = 5;
    for (std::uint64_t step = 1; step <= steps && faulty < faulty_max; ++step) {
        const auto faults = crawler.step();
        if (tells) std::cout << step << ": " << crawler.done().back() << std::endl;
        if (faults.empty()) continue;
        ++faulty;
        tell_fault(crawler, kiosk, fmt::format("{}-{}-{}", panel.name, seed, step), faults);
    }
    walk.orders += kiosk.orders_accepted();
    if (faulty > 0) return;
    for (const std::string& fault : kiosk.order_faults()) FAIL_CHECK(panel.name << ": " << fault);
    std::cout << "  " << crawler.looked_at() << " kinds of screens, " << kiosk.orders_accepted() << " orders\n";
    for (const auto& [route, touches] : crawler.touched()) {
        std::cout << "  route " << static_cast<int>(route) << ": touched " << touches << " times\n";
        walk.routes.insert(route);
    }
}

}  // namespace

TEST_CASE("whoever taps without a plan finds no dead end, no crash and no cut text") {
    const TemporaryFolder shop = TemporaryFolder::in_memory();
    read_demo_shop(shop.path());
    Walk walk;
    crawl({"portrait", 1080, 1920}, shop.path(), walk);
    crawl({"landscape", 1920, 1080}, shop.path(), walk);
    // A walk that stands still finds nothing. Comparing and delivery take several taps of one kind in a row, which a
    // short walk may not come to.
    CHECK(walk.orders > 0);
    for (const Route route :
         {Route::home, Route::listing, Route::search, Route::product, Route::basket, Route::identify, Route::pickup,
          Route::payment, Route::confirmation, Route::find_order, Route::my_order}) {
        CAPTURE(static_cast<int>(route));
        CHECK(walk.routes.contains(route));
    }
}

TEST_CASE("whoever works here and taps without a plan finds none either") {
    const TemporaryFolder shop = TemporaryFolder::in_memory();
    read_demo_shop(shop.path());
    Walk walk;
    crawl({"staff", 1080, 1920}, shop.path(), walk, Crawler::Who::staff);
    for (const Route route : {Route::staff_home, Route::staff_pickup, Route::collect, Route::listing}) {
        CAPTURE(static_cast<int>(route));
        CHECK(walk.routes.contains(route));
    }
}

}  // namespace zuil::test
