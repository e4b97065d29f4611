#include "kiosk/ui/placing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace zuil {

TEST_CASE("low reach ends at 1100 mm above the floor, or at 1220 where that leaves too little") {
    const Comfort low{.reach = Reach::low};
    const Placing usual = placing_of(1080, 1920, low, PanelSize{398, 708, 700});
    CHECK(usual.above == 836);  // 308 mm of 708
    CHECK(usual.height == 1084);
    const double high = out_of_reach_mm({398, 708, 850});
    CHECK(high == 850 + 708 - 1220);
    CHECK(out_of_reach_mm({531, 299, 700}) == 0);
    CHECK(placing_of(1080, 1920, {}, PanelSize{398, 708, 700}).above == 0);
}

TEST_CASE("on a small panel all is larger, so that a primary button is 20 mm high") {
    const Placing small = placing_of(1920, 1080, {}, PanelSize{344, 194, 900});
    CHECK(96 * small.scale * 344 / 1920 > 19.9F);
    CHECK(placing_of(1080, 1920, {}, PanelSize{398, 708, 700}).zoom == 1);
}

TEST_CASE("large letters zoom the canvas, but leave enough of its height in low reach on a panel that lies") {
    const Comfort largest{.text = TextSize::largest};
    CHECK(placing_of(1080, 1920, largest, {}).zoom == 1.6F);
    CHECK(placing_of(1920, 1080, largest, {}).zoom == 1.6F);
    const Placing low = placing_of(1920, 1080, {.text = TextSize::largest, .reach = Reach::low}, {});
    CHECK(low.height >= 639);
    CHECK(low.zoom > 1.1F);  // still laid out for large letters
    // The letters are as large on the panel, whatever the canvas.
    const auto body_px = [](const Placing& placing) {
        return static_cast<float>(placing.text.of(type::body).px) * placing.scale;
    };
    CHECK(std::abs(body_px(low) - 48) < 1.5F);
    CHECK(std::abs(body_px(placing_of(1080, 1920, largest, {})) - 48) < 1.5F);
}

}  // namespace zuil
