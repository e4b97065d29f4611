#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/kiosk/crawl/crawled_kiosk.hpp"
#include "tests/support/temporary_folder.hpp"

// What one shopper wants, in the whole kiosk: the real engine, the real screens, and a finger on the panel.
namespace zuil::test {
namespace {

using namespace std::chrono_literals;

void tap(CrawledKiosk& kiosk, const std::string& id) {
    const auto& all = kiosk.meanings();
    const auto found = std::ranges::find_if(all, [&](const Meaning& one) { return one.id == id && one.touchable; });
    if (found == all.end()) throw std::runtime_error{"nothing to tap by the name of " + id};
    const Point at = found->rect.centre();
    // As a finger does it: one that came back sooner would be taken for a bounce.
    kiosk.wait(1s);
    PointerEvent event;
    event.id = 1;
    event.touch = true;
    event.x = at.x * kiosk.scale();
    event.y = at.y * kiosk.scale();
    for (const PointerPhase phase : {PointerPhase::down, PointerPhase::up}) {
        event.phase = phase;
        event.at = kiosk.now();
        kiosk.give(event);
    }
    REQUIRE(kiosk.settle());
}

// How high a text stands on the panel, in its pixels: that of the field for searching, which home always has.
float search_px(const CrawledKiosk& kiosk) {
    const auto& all = kiosk.meanings();
    const auto field = std::ranges::find(all, std::string{"search"}, &Meaning::id);
    REQUIRE(field != all.end());
    const auto& texts = kiosk.texts();
    const auto hint = std::ranges::find(texts, field->name, &DrawnText::text);
    REQUIRE(hint != texts.end());
    return static_cast<float>(hint->px) * kiosk.scale();
}

void choose_largest(CrawledKiosk& kiosk) {
    tap(kiosk, "nav/comfort");
    tap(kiosk, "comfort/text/200");
    tap(kiosk, "comfort/done");
}

}  // namespace

TEST_CASE("letters of 200 % stay for as long as the shopper does, and no longer") {
    const TemporaryFolder shop = TemporaryFolder::in_memory();
    read_demo_shop(shop.path());
    CrawledKiosk kiosk{1, shop.path(), 1080, 1920};
    tap(kiosk, "attract/begin");
    const float usual = search_px(kiosk);
    choose_largest(kiosk);
    CHECK(search_px(kiosk) >= 1.9F * usual);

    // On every screen, and on the way back.
    tap(kiosk, "nav/basket");
    CHECK(kiosk.seen().route == Route::basket);
    CHECK(kiosk.scale() == 1.6F);
    tap(kiosk, "nav/home");
    CHECK(search_px(kiosk) >= 1.9F * usual);

    // Whoever comes next finds the screen as it was.
    tap(kiosk, "nav/basket");
    tap(kiosk, "stop");
    CHECK(kiosk.seen().route == Route::attract);
    CHECK(kiosk.scale() == 1);
    tap(kiosk, "attract/begin");
    CHECK(search_px(kiosk) == usual);

    // Whoever walks off leaves them behind no more than whoever stops.
    choose_largest(kiosk);
    kiosk.wait(10min);
    CHECK(kiosk.seen().route == Route::attract);
    CHECK(kiosk.scale() == 1);
}

TEST_CASE("letters of 150 and 100 % are chosen on the same panel") {
    const TemporaryFolder shop = TemporaryFolder::in_memory();
    read_demo_shop(shop.path());
    CrawledKiosk kiosk{1, shop.path(), 1920, 1080};
    tap(kiosk, "attract/begin");
    const float usual = search_px(kiosk);
    tap(kiosk, "nav/comfort");
    tap(kiosk, "comfort/text/150");
    tap(kiosk, "comfort/done");
    CHECK(search_px(kiosk) >= 1.4F * usual);
    CHECK(search_px(kiosk) <= 1.6F * usual);
    tap(kiosk, "nav/comfort");
    tap(kiosk, "comfort/text/100");
    tap(kiosk, "comfort/done");
    CHECK(search_px(kiosk) == usual);
}

}  // namespace zuil::test
